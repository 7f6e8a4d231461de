import { handOut, isRefusal, prepareCase, produce, recordAdvice, shelve, SHELF_ROOM, type Ticket } from './acts.ts';
import { nextAt } from './call.ts';
import { minutes, type Script } from './play.ts';
import { takeSeat } from './seat.ts';
import type { Stage } from './stage.ts';
import { count } from './tally.ts';

/** The desk that hands out every certificate: whoever is called gets theirs; between two numbers the shelf is filled. */
export async function* issuer(
	stage: Stage,
	{ who, window, shelf }: { who: string; window: string; shelf: boolean }
): Script {
	const { play } = stage;
	yield* takeSeat(stage, who, window, ({ ticket }) => seeOff(stage, who, ticket));
	while (play.now < stage.until) {
		if (shelf) yield* fillShelf(stage, who);
		const ticket = yield* nextAt(stage, who, window, Math.min(stage.until, play.now + minutes(3)));
		if (!ticket) continue;
		yield play.around(1);
		const { person } = ticket;
		const mine = await play.see(who, 'pickup.find', { by: 'identity', identity: person.identity });
		for (const { result } of mine)
			if (result?.status === 'shelved') await handOut(play, who, result.id, result.version, person);
		yield* seeOff(stage, who, ticket);
	}
}

/** The last words of a visit. */
async function* seeOff({ play }: Stage, who: string, ticket: Ticket): Script {
	yield play.around(1);
	await play.must(who, 'ticket.finish', { ticket: ticket.id });
	count(play.tally, 'served');
}

/** Of a pile that grows day after day more is done at a time. */
const PILE = 20;

/** Produces what was decided and puts it onto the shelf; its person is told, and comes today or another day. */
async function* fillShelf(stage: Stage, who: string): Script {
	const { play, living } = stage;
	let rounds = 1;
	for (let done = 0; done < rounds; done += 1) {
		const { toProduce, toShelve, slots } = await play.see(who, 'pickup', {});
		if (living && done === 0) rounds += Math.floor(Math.max(toProduce.count, toShelve.count) / PILE);
		const next = toProduce.lines[0];
		if (next && play.now - (next.decidedAt ?? 0) > minutes(15)) await produce(play, who, next.case.id);
		const made = toShelve.lines[0];
		if (made && slots.length < SHELF_ROOM) yield* shelveOne(stage, who, made.case.id, 0.5 / rounds);
	}
}

async function* shelveOne(stage: Stage, who: string, id: string, takes: number): Script {
	const { play } = stage;
	yield play.around(takes);
	// The colleague at the next window may have taken the same envelope.
	const again = (await play.see(who, 'pickup', {})).toShelve.lines.find((line) => line.case.id === id);
	if (!again?.result) return;
	await shelve(play, who, again.result.id, again.result.version);
	const person = await stage.applicantOf(id);
	if (person && play.random.chance(0.7)) stage.comesFor(person, stage.pickup, [], play.around(40));
}

/** The adviser: answers, records what was asked, and prepares cases so that the counter only confirms. */
export async function* adviser(stage: Stage, { who, window }: { who: string; window: string }): Script {
	const { play } = stage;
	yield* takeSeat(stage, who, window, (found) => seeOff(stage, who, found.ticket));
	while (play.now < stage.until) {
		const ticket = yield* nextAt(stage, who, window, stage.until);
		if (!ticket) continue;
		yield play.around(3 * stage.pace);
		await recordAdvice(play, who, ticket);
		const [item] = ticket.matters;
		if (item !== undefined && play.random.chance(0.4)) {
			yield play.around(3 * stage.pace);
			const id = await prepareCase(play, who, ticket.id, item, ticket.person);
			stage.prepared.set(ticket.person.identity, id);
			stage.people.set(id, ticket.person);
			stage.comesFor(ticket.person, play.item(item).queue, [item], play.around(4));
		}
		await play.must(who, 'ticket.finish', { ticket: ticket.id });
		count(play.tally, 'served');
	}
}

/** The guide's desk: whoever missed their number and comes back queues again, once. */
export async function* guide(stage: Stage, who: string): Script {
	const { play } = stage;
	const seen = new Set<string>();
	while (play.now < stage.until) {
		yield minutes(5);
		const { missed } = await play.see(who, 'guide', {});
		for (const { id } of missed.filter((line) => line.requeues === 0 && !seen.has(line.id))) {
			seen.add(id);
			if (!play.random.chance(0.5)) continue;
			const again = await play.ask(
				who,
				'ticket.requeue',
				{ ticket: id },
				{ refusals: ['already-waiting', 'ticket-not'] }
			);
			if (isRefusal(again)) continue;
			count(play.tally, 'requeued');
			stage.gone.delete(id);
		}
	}
}

/** The gateway that sends what stands in the outbox; now and then a telephone cannot be reached. */
export async function* gateway(stage: Stage): Script {
	const { play } = stage;
	while (play.now < stage.until) {
		yield minutes(4);
		const { messages } = await play.see('gateway', 'outbox', {});
		for (const message of messages.filter(({ status }) => status === 'queued')) {
			const failed = play.random.chance(0.03);
			await play.must('gateway', 'person.reveal', { case: message.case, reason: 'outbox' });
			await play.must('gateway', 'message.settle', {
				message: message.id,
				outcome: failed ? 'failed' : 'sent',
				note: failed ? '号码停机或不在服务区' : null
			});
			count(play.tally, failed ? 'messageFailed' : 'messageSent');
		}
	}
}

/** The duty manager closes the hall's day once nobody is being served. */
export async function* closing(stage: Stage, who: string): Script {
	const { play } = stage;
	for (;;) {
		const closed = await play.ask(who, 'day.close', {}, { refusals: ['still-serving'] });
		if (!isRefusal(closed)) return;
		yield minutes(5);
	}
}
