import type { EventType } from '../events.ts';
import type { Hall } from '../hall.ts';
import type { TaskStatus } from '../approval/rules.ts';
import type { CaseStatus } from '../intake/rules.ts';
import type { MessageStatus, ResultStatus } from '../issuance/rules.ts';
import type { TicketStatus, WindowStatus } from '../ticketing/rules.ts';

/** Before it was there, and after it left the hall's memory. */
export const NEW = 'new';
export const GONE = 'gone';

type Ways<Status extends string> = Readonly<
	Record<Status | typeof NEW, Partial<Record<Status | typeof GONE, readonly EventType[]>>>
>;

/** 3.10, written down once more by hand: from where, to where, by what. What is not here never happens. */
const ticket: Ways<TicketStatus> = {
	new: { waiting: ['ticket.taken'] },
	waiting: {
		waiting: ['ticket.transferred'],
		called: ['ticket.called'],
		abandoned: ['ticket.abandoned'],
		expired: ['ticket.expired']
	},
	called: {
		called: ['ticket.recalled'],
		serving: ['ticket.started'],
		missed: ['ticket.missed'],
		waiting: ['ticket.transferred']
	},
	serving: { held: ['ticket.held'], waiting: ['ticket.transferred'], done: ['ticket.finished'] },
	held: { serving: ['ticket.resumed'], expired: ['ticket.expired'] },
	missed: { waiting: ['ticket.requeued'], abandoned: ['ticket.abandoned'], expired: ['ticket.expired'] },
	done: { gone: ['day.closed'] },
	abandoned: { gone: ['day.closed'] },
	expired: { gone: ['day.closed'] }
};

const window: Ways<WindowStatus> = {
	new: { closed: ['hall.setUp', 'window.defined'] },
	closed: { closed: ['window.defined'], open: ['window.opened'] },
	open: { open: ['window.defined'], paused: ['window.paused'], closed: ['window.closed'] },
	paused: { paused: ['window.defined', 'window.paused'], open: ['window.resumed'], closed: ['window.closed'] }
};

const papers = ['case.attached', 'case.detached'] as const;
const withdrawn = ['case.withdrawn'] as const;
const archived = { gone: ['case.archived'] } as const;
/** `delegated` decisions (即办) are taken without a claim: from `accepted` at once. */
const decided = { granted: ['task.decided'], denied: ['task.decided'], terminated: ['task.decided'] } as const;
const case_: Ways<CaseStatus> = {
	new: { prepared: ['case.prepared'], draft: ['case.drafted'] },
	prepared: { draft: ['case.continued'], lapsed: ['case.lapsed'], withdrawn },
	draft: {
		draft: ['case.continued', 'case.filled', 'case.checked', ...papers],
		received: ['case.received'],
		lapsed: ['case.lapsed'],
		withdrawn
	},
	received: {
		received: ['case.filled', 'case.checked', ...papers],
		accepted: ['case.accepted', 'case.deemedAccepted'],
		correcting: ['case.notified'],
		refused: ['case.refused'],
		withdrawn
	},
	correcting: { correcting: papers, received: ['case.resubmitted'], lapsed: ['case.lapsed'], withdrawn },
	refused: archived,
	lapsed: archived,
	withdrawn: archived,
	accepted: { reviewing: ['task.claimed'], forwarded: ['task.decided'], ...decided, withdrawn },
	reviewing: { reviewCorrecting: ['task.sentBack'], forwarded: ['task.decided'], ...decided, withdrawn },
	reviewCorrecting: {
		reviewCorrecting: papers,
		reviewing: ['case.resubmitted', 'case.correctionMissed'],
		withdrawn
	},
	forwarded: decided,
	granted: { producing: ['result.produced'] },
	denied: { producing: ['result.produced'] },
	terminated: archived,
	producing: { ready: ['result.shelved'], delivered: ['result.handedOut'] },
	ready: { delivered: ['result.handedOut'] },
	delivered: archived
};

const task: Ways<TaskStatus> = {
	new: { pending: ['task.opened'] },
	pending: {
		working: ['task.claimed'],
		decided: ['task.decided'],
		forwarded: ['task.decided'],
		cancelled: ['task.cancelled']
	},
	working: {
		pending: ['task.released'],
		passed: ['task.passed'],
		returned: ['task.returned'],
		sentBack: ['task.sentBack'],
		decided: ['task.decided'],
		forwarded: ['task.decided'],
		cancelled: ['task.cancelled']
	},
	sentBack: { working: ['task.reopened'], pending: ['task.reopened'], cancelled: ['task.cancelled'] },
	forwarded: { decided: ['task.decided'] },
	passed: archived,
	returned: archived,
	cancelled: archived,
	decided: archived
};

const result: Ways<ResultStatus> = {
	new: { produced: ['result.produced'] },
	produced: { shelved: ['result.shelved'], handedOut: ['result.handedOut'] },
	shelved: { shelved: ['result.unclaimed'], handedOut: ['result.handedOut'] },
	handedOut: archived
};

const settled = { sent: ['message.settled'], told: ['message.settled'], failed: ['message.settled'] } as const;
const fetched = { gone: ['result.handedOut'] } as const;
const message: Ways<MessageStatus> = {
	new: { queued: ['message.queued'] },
	queued: { ...settled, ...fetched },
	failed: { ...settled, ...fetched },
	sent: fetched,
	told: fetched
};

export type Thing = 'ticket' | 'window' | 'case' | 'task' | 'result' | 'message';
type Table = Readonly<Record<string, Readonly<Record<string, readonly EventType[] | undefined>>>>;
export const WAYS: Readonly<Record<Thing, Table>> = { ticket, window, case: case_, task, result, message };

export const TABLES = {
	ticket: (hall) => hall.ticketing.tickets,
	window: (hall) => hall.ticketing.windows,
	case: (hall) => hall.intake.cases,
	task: (hall) => hall.approval.tasks,
	result: (hall) => hall.issuance.results,
	message: (hall) => hall.issuance.messages
} as const satisfies Record<Thing, (hall: Hall) => Record<string, { status: string }>>;
export const THINGS = Object.keys(TABLES) as readonly Thing[];

export const lineOf = (thing: Thing, from: string, to: string, by: string): string =>
	`${thing}: ${from} → ${to} by ${by}`;
/** Every line of the tables, as `lineOf` writes it. */
export const LINES: readonly string[] = THINGS.flatMap((thing) =>
	Object.entries(WAYS[thing]).flatMap(([from, ways]) =>
		Object.entries(ways).flatMap(([to, events]) => (events ?? []).map((by) => lineOf(thing, from, to, by)))
	)
);
