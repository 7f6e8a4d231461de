import { isRefusal, type Ticket } from './acts.ts';
import { minutes, type Script } from './play.ts';
import type { Stage } from './stage.ts';
import { count, waited } from './tally.ts';

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

/** Asks for what may be done only after a while: whoever is a moment early by the hall's clock tries again. */
async function* inTime(stage: Stage, who: string, name: 'ticket.recall' | 'ticket.miss', ticket: string): Script {
	const early = { refusals: ['recall-too-soon', 'miss-too-soon'] } as const;
	while (isRefusal(await stage.play.ask(who, name, { ticket }, early))) yield 1_000;
}

/** From the call to the first word; false for somebody who does not come, however often they are called. */
export async function* meet(stage: Stage, who: string, ticket: Ticket): AsyncGenerator<number, boolean> {
	const { play } = stage;
	const { id } = ticket;
	yield play.around(0.6);
	if (!stage.isGone(ticket)) {
		await play.must(who, 'ticket.start', { ticket: id });
		return true;
	}
	for (let recall = 0; recall < stage.recalls.times; recall += 1) {
		yield stage.recalls.seconds * 1000;
		yield* inTime(stage, who, 'ticket.recall', id);
	}
	yield stage.recalls.seconds * 1000;
	yield* inTime(stage, who, 'ticket.miss', id);
	count(play.tally, 'missed');
	return false;
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
		const ticket = await stage.ticketOf(String(called['ticket']));
		waited(play.tally, ticket.queue, play.now - ticket.takenAt);
		if (yield* meet(stage, who, ticket)) return ticket;
	}
	return undefined;
}
