import { isRefusal, type Ticket } from './acts.ts';
import { meet } from './call.ts';
import { minutes, type Script } from './play.ts';
import type { Stage } from './stage.ts';

/** Somebody who is at the window already, and the cases that were begun for them. */
export interface Found {
	readonly ticket: Ticket;
	readonly begun: readonly string[];
}

/** Nobody leaves a number on hold for longer without asking. */
const FORGOTTEN = minutes(10);

/** Opens the window; or comes back to it as it stands: paused, with somebody called or served, with numbers on hold. */
export async function* takeSeat(stage: Stage, who: string, window: string, goOn: (found: Found) => Script): Script {
	const { play, tried } = stage;
	const opened = await play.ask(who, 'window.open', { window }, { refusals: ['window-open-already'] });
	if (!isRefusal(opened)) return;
	for (;;) {
		const desk = await play.see(who, 'desk', { window });
		if (desk.window.status === 'paused') await play.must(who, 'window.resume', { window });
		if (desk.ticket) yield* takeOn(stage, who, desk.ticket, (ticket) => goOn({ ticket, begun: desk.cases.map(idOf) }));
		const back = desk.held.find(({ id, statusSince }) => !tried.has(id) && play.now - statusSince > FORGOTTEN);
		if (!back) return;
		const resumed = { ticket: back.id, window };
		const elsewhere = { refusals: ['ticket-not', 'not-in-your-queues'] } as const;
		if (isRefusal(await play.ask(who, 'ticket.resume', resumed, elsewhere))) tried.add(back.id);
	}
}

const idOf = ({ id }: { id: string }) => id;

/** Whoever is at the window: called, they are met first. What could not be brought to its end once is left as it is. */
async function* takeOn(
	stage: Stage,
	who: string,
	{ id, status }: { id: string; status: string },
	goOn: (ticket: Ticket) => Script
): Script {
	const { play, tried } = stage;
	const isServed = status === 'serving';
	if (isServed && tried.has(id)) return void (await play.must(who, 'ticket.finish', { ticket: id }));
	const ticket = await stage.ticketOf(id);
	if (!isServed && !(yield* meet(stage, who, ticket))) return;
	tried.add(id);
	yield* goOn(ticket);
}
