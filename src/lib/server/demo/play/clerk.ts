import {
	acceptCase,
	beginCase,
	decideAtWindow,
	isRefusal,
	notifyCase,
	receiveCase,
	refuseCase,
	resubmitCase,
	type Ticket
} from './acts.ts';
import { minutes, type Script } from './play.ts';
import type { Stage } from './stage.ts';
import { count, waited } from './tally.ts';

/** Minutes that a visit takes at the window, by the kind of matter. */
const VISIT = { immediate: 5, promised: 6, joint: 8, reportUp: 6 } as const;
const PATIENCE = 4;

const OUT_OF_ORDER = [
	'办事人身体不适，经核实优先办理',
	'跨省异地群众需赶车，经值班长同意',
	'前次系统故障未办成，按约返回办理'
];

/** The next number; now and then one out of order, for a reason that is told. */
async function call({ play }: Stage, who: string, window: string) {
	const next = { refusals: ['nobody-waiting', 'window-paused'] } as const;
	if (!play.random.chance(0.015)) return play.ask(who, 'ticket.call', { window }, next);
	const { waiting } = await play.see(who, 'desk', { window });
	const one = waiting.at(-1);
	if (!one || waiting.length < 2) return play.ask(who, 'ticket.call', { window }, next);
	const named = { window, ticket: one.id, reason: play.pick(OUT_OF_ORDER) };
	count(play.tally, 'outOfOrder');
	return play.ask(who, 'ticket.call', named, {
		expect: { [`ticket:${one.id}`]: one.version },
		refusals: ['stale', 'ticket-not', 'not-in-your-queues']
	});
}

/** Calls the next number until somebody stands there; yields while nobody does. Ends with the ticket, or at `until`. */
export async function* nextAt(
	stage: Stage,
	who: string,
	window: string,
	until: number
): AsyncGenerator<number, Ticket | undefined> {
	const { play } = stage;
	while (play.now < until) {
		const called = await call(stage, who, window);
		if (isRefusal(called)) {
			yield minutes(1);
			continue;
		}
		const ticket = stage.tickets.get(String(called['ticket']));
		if (!ticket) throw new Error('a number that nobody in this play took');
		const { id } = ticket;
		waited(play.tally, ticket.queue, play.now - ticket.takenAt);
		yield play.around(0.6);
		if (!stage.isGone(ticket)) {
			await play.must(who, 'ticket.start', { ticket: id });
			return ticket;
		}
		for (let recall = 0; recall < stage.recalls.times; recall += 1) {
			yield stage.recalls.seconds * 1000;
			await play.must(who, 'ticket.recall', { ticket: id });
		}
		yield stage.recalls.seconds * 1000;
		await play.must(who, 'ticket.miss', { ticket: id });
		count(play.tally, 'missed');
	}
	return undefined;
}

/** One matter at the window, as it comes: most are in order, some lack something, a few belong elsewhere. */
async function* matter(stage: Stage, clerk: string, ticket: Ticket, itemId: string): Script {
	const { play } = stage;
	const { person } = ticket;
	const item = play.item(itemId);
	const time = VISIT[item.caseType] * stage.pace;
	const prepared = stage.prepared.get(person.identity);
	stage.prepared.delete(person.identity);
	const id = prepared
		? await stage.takeUp(clerk, ticket, prepared)
		: await beginCase(play, clerk, ticket.id, itemId, person);
	stage.people.set(id, person);
	yield play.around(time * (prepared ? 0.2 : 0.5));
	const lacks = !prepared && play.random.chance(0.1);
	await receiveCase(play, clerk, id, lacks ? 1 + play.random.below(2) : 0);
	yield play.around(time * 0.3);
	if (lacks) {
		await notifyCase(play, clerk, id);
		if (play.random.chance(0.5)) stage.comesBack(person, item.queue, id, play.around(90));
		return;
	}
	if (item.acceptanceMode === 'department') return;
	if (play.random.chance(0.02)) return void (await refuseCase(play, clerk, id));
	await acceptCase(play, clerk, id);
	if (item.flow.some((step) => step.delegated)) {
		yield play.around(time * 0.2);
		await decideAtWindow(play, clerk, id, person);
	}
}

/** What was lacking is brought. */
async function* correction(stage: Stage, clerk: string, id: string): Script {
	const { play } = stage;
	await resubmitCase(play, clerk, id);
	yield play.around(2);
	const { status, item } = await play.see(clerk, 'case', { case: id });
	if (status === 'received' && item.acceptanceMode === 'window') await acceptCase(play, clerk, id);
}

/** A clerk's day: open, serve whoever is next, pause for a meal, go on until nobody is left. */
export async function* clerk(
	stage: Stage,
	{ who, window, meal }: { who: string; window: string; meal: number | null }
): Script {
	const { play } = stage;
	await play.ask(who, 'window.open', { window }, { refusals: ['window-open-already'] });
	let ate = meal === null;
	while (play.now < stage.until) {
		if (!ate && meal !== null && play.now >= meal) {
			ate = true;
			await play.must(who, 'window.pause', { window, ground: 'meal' });
			yield play.around(35);
			await play.must(who, 'window.resume', { window });
		}
		if (play.random.chance(0.02)) {
			await play.must(who, 'window.pause', { window, ground: play.pick(['rest', 'business'] as const) });
			count(play.tally, 'paused');
			yield play.around(8);
			await play.must(who, 'window.resume', { window });
		}
		const ticket = yield* nextAt(stage, who, window, Math.min(stage.until, ate || meal === null ? stage.until : meal));
		if (!ticket) continue;
		if (play.random.chance(0.02)) {
			await play.must(who, 'ticket.hold', { ticket: ticket.id, reason: '申请人去复印材料' });
			count(play.tally, 'held');
			yield play.around(6);
			await play.must(who, 'ticket.resume', { ticket: ticket.id, window });
		}
		const brings = stage.corrections.get(ticket.id);
		yield play.around(1.2 * stage.pace);
		if (brings !== undefined) yield* correction(stage, who, brings);
		else for (const item of ticket.matters) yield* matter(stage, who, ticket, item);
		await play.must(who, 'ticket.finish', { ticket: ticket.id });
		count(play.tally, 'served');
		yield play.around(PATIENCE / 8);
	}
}
