import type { Day } from '../calendar/day.ts';
import type { Queue, WindowData } from '../catalogue/schema.ts';
import type { Sealed, Versioned } from '../contract.ts';
import type { QueueDay } from './figures.ts';
import type { PauseGround, PriorityGround, TicketStatus, WindowStatus } from './rules.ts';

export interface Ticket extends Versioned {
	id: string;
	number: string;
	queue: string;
	day: Day;
	status: TicketStatus;
	identity: Sealed | null;
	phone: Sealed | null;
	items: string[];
	priority: PriorityGround | null;
	agent: boolean;
	exception: string | null;
	told: { ahead: number; minutes: number | null };
	takenAt: number;
	/** the time by which it stands in line: when it was taken, until it was missed and queues again */
	since: number;
	/** when its status began */
	statusSince: number;
	window: string | null;
	staff: string | null;
	reason: string | null;
	/** the newest call, and the newest time its number was heard */
	calledAt: number | null;
	heardAt: number | null;
	recalls: number;
	requeues: number;
	startedAt: number | null;
	endedAt: number | null;
	/** milliseconds that it was being served, without those on hold */
	served: number;
}

export interface HallWindow extends WindowData, Versioned {
	status: WindowStatus;
	/** when its status began */
	statusSince: number;
	pausedFor: PauseGround | null;
	/** when it was opened last */
	openedAt: number;
	staff: string | null;
	/** the ticket that is called or being served here */
	ticket: string | null;
	/** ordinary numbers that go before the next one with priority, over all queues of this window */
	owed: number;
}

/** One call as the screens announce it; `n` grows, so that each is shown and spoken once and in order. */
export interface Call {
	n: number;
	ticket: string;
	number: string;
	window: string;
	at: number;
}

/** 3.1(4): every call out of order keeps who called whom, and why. */
export interface OutOfOrder {
	at: number;
	number: string;
	queue: string;
	window: string;
	staff: string;
	reason: string;
}

export interface Ticketing {
	queues: Record<string, Queue>;
	windows: Record<string, HallWindow>;
	tickets: Record<string, Ticket>;
	/** ids in the order of `since` */
	waiting: Record<string, string[]>;
	/** how many of them have priority: nobody counts a whole line to know who is ahead */
	first: Record<string, number>;
	/** ordinary numbers that go before the next one with priority, by queue */
	owed: Record<string, number>;
	/** last number given, by queue, on `day` */
	numbers: { day: Day; last: Record<string, number> };
	/** the live ticket of a known person in a queue: `<queue>:<identity key>` */
	held: Record<string, string>;
	/** the newest calls, newest last, and how many there ever were */
	calls: Call[];
	called: number;
	/** milliseconds that the last visits took, newest last */
	recentService: Record<string, number[]>;
	/** the figures of `numbers.day`, by queue */
	today: Record<string, QueueDay>;
	outOfOrder: OutOfOrder[];
	/** the day that the duty manager closed: no number is given on it any more */
	closed: Day | null;
}

export const initialTicketing = (): Ticketing => ({
	queues: {},
	windows: {},
	tickets: {},
	waiting: {},
	first: {},
	owed: {},
	numbers: { day: '', last: {} },
	held: {},
	calls: [],
	called: 0,
	recentService: {},
	today: {},
	outOfOrder: [],
	closed: null
});

export const heldKey = (queue: string, identity: { readonly key: string }): string => `${queue}:${identity.key}`;
