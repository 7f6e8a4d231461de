import type { CommandName } from '$lib/hall/access/rules.ts';
import type { Me } from '$lib/hall/access/views.ts';
import { recallStand } from '$lib/parts/recall.ts';
import type { Shortcuts } from '$lib/ui/keys.ts';
import type { Sitting, Ticket } from './sitting.svelte.ts';

/** What asks for more before it is done. */
export type Asked = 'call' | 'hold' | 'transfer' | 'finish' | 'find' | 'pause' | 'close' | 'keys';

type Act = (() => void) | false;
/** What may be done at the window and with its number now. The buttons and the keys are both made of it. */
export interface DeskActs {
	callNext: Act;
	callThat: Act;
	start: Act;
	recall: Act;
	miss: Act;
	hold: Act;
	transfer: Act;
	finish: Act;
	newCase: Act;
	find: Act;
	pause: Act;
	resumeWindow: Act;
	close: Act;
}

interface Page {
	now: number;
	me: Me;
	ask: (what: Asked) => void;
	newCase: () => void;
	/** Told once a number counts as missed. */
	missed: (ticket: Ticket) => void;
}

export function deskActs(sitting: Sitting, { now, me, ask, newCase, missed }: Page): DeskActs {
	const { window, recalls, waiting } = sitting.desk.data;
	const { ticket } = sitting;
	const open = window.status === 'open';
	const free = open && !ticket;
	const may = (name: CommandName, when: boolean) => when && me.may.includes(name);
	const allows = (name: Ticket['allows'][number]) => may(name, open && (ticket?.allows.includes(name) ?? false));
	/** Whoever leaves the window leaves nothing unsaved behind. */
	const saved = (what: Asked) => async () => {
		await sitting.current?.save();
		ask(what);
	};
	const later = (act: () => Promise<unknown>) => () => void act();
	const stand = ticket ? recallStand(ticket, recalls, now) : undefined;
	return {
		callNext: may('ticket.call', free) && later(() => sitting.act.run('ticket.call', { window: window.id })),
		callThat: may('ticket.call', free && waiting.length > 0) && (() => ask('call')),
		start: allows('ticket.start') && later(() => sitting.onTicket('ticket.start')),
		// The key is heard before the time is there, and then does nothing: the words beside it say when.
		recall: allows('ticket.recall') && later(async () => stand?.mayRecall && sitting.onTicket('ticket.recall')),
		miss: allows('ticket.miss') && later(async () => stand?.mayMiss && miss(sitting, missed)),
		hold: allows('ticket.hold') && later(saved('hold')),
		transfer: allows('ticket.transfer') && later(saved('transfer')),
		finish: allows('ticket.finish') && later(() => finish(sitting, ask)),
		newCase: may('case.draft', open && sitting.isServing) && newCase,
		find: () => ask('find'),
		pause: may('window.pause', free) && (() => ask('pause')),
		resumeWindow:
			may('window.resume', window.status === 'paused') &&
			later(() => sitting.act.run('window.resume', { window: window.id })),
		close: may('window.close', !ticket) && (() => ask('close'))
	};
}

async function miss(sitting: Sitting, missed: (ticket: Ticket) => void): Promise<void> {
	const { ticket } = sitting;
	if ((await sitting.onTicket('ticket.miss')) && ticket) missed(ticket);
}

/** Asks first when a case would be left half-done, or nothing was done at all: a number that is finished is used up. */
async function finish(sitting: Sitting, ask: (what: Asked) => void): Promise<void> {
	await sitting.current?.save();
	const isIdle = sitting.lines.length === 0;
	if (isIdle || sitting.pending.length > 0) ask('finish');
	else await sitting.onTicket('ticket.finish');
}

export const keysOf = (acts: DeskActs): Shortcuts => ({
	F2: acts.callNext,
	F3: acts.recall,
	F4: acts.start,
	F6: acts.miss,
	F7: acts.callThat,
	F8: acts.finish,
	F9: acts.newCase,
	'Alt+K': acts.hold,
	'Alt+T': acts.transfer,
	'Alt+O': acts.find,
	'Alt+Z': acts.pause || acts.resumeWindow,
	'Alt+W': acts.close
});
