import type { EventType, HallEvent } from '../events.ts';
import type { Counted } from '../numbering.ts';
import { ticketNumber } from '../ticketing/rules.ts';
import type { ReadHall } from './world.ts';
import { broken } from './broken.ts';

/** What no single state of the hall can tell: which numbers were given, and what happened how often. */
export interface Ledger {
	keep(hall: ReadHall, event: HallEvent): void;
}

/** Happens to a thing once at most. */
const ONCE: readonly EventType[] = [
	'case.drafted',
	'case.prepared',
	'case.received',
	'case.notified',
	'case.correctionMissed',
	'case.lapsed',
	'case.refused',
	'case.withdrawn',
	'task.sentBack',
	'result.produced',
	'result.shelved',
	'result.handedOut',
	'result.unclaimed',
	'case.archived'
];

/** Names of what may happen only once to a case. */
function onceNames(event: HallEvent): string[] {
	switch (event.type) {
		case 'case.accepted':
		case 'case.deemedAccepted':
			return ['acceptance'];
		case 'case.resubmitted':
			return [`resubmission in ${event.stage}`];
		case 'task.decided':
			return [event.outcome === 'forward' ? 'forwarding' : 'decision'];
		case 'message.queued':
			return [`message ${event.reminder}`];
		default:
			return ONCE.includes(event.type) ? [event.type] : [];
	}
}

/** The numbers that an event gives to somebody, whichever document they stand on. */
function numbersOf(event: HallEvent): string[] {
	// A denial is served under the number of its decision.
	if (event.type === 'result.produced') return event.kind === 'denial' ? [] : [event.number];
	if (event.type === 'ticket.taken') return [`${event.day} ${event.number}`];
	const given = 'number' in event && event.type !== 'advice.recorded' ? [event.number] : [];
	const short = 'shortNo' in event ? [event.shortNo, event.caseNo] : [];
	return [...given, ...short].flatMap((number) => number ?? []);
}

export function createLedger(): Ledger {
	const last: Record<string, number> = {};
	const given = new Map<string, string>();
	const happened = new Set<string>();
	let closed = '';

	function next(counter: string, n: number): void {
		const before = last[counter] ?? 0;
		if (n !== before + 1) broken(`${counter} went from ${before} to ${n}`);
		last[counter] = n;
	}

	function counts(event: HallEvent, counted: readonly Counted[]): void {
		const zone = event.type.split('.')[0] ?? '';
		for (const { counter, period, n } of counted) next(`the counter ${zone} ${counter} of ${period}`, n);
	}

	return {
		keep(hall, event) {
			if ('counted' in event) counts(event, event.counted);
			if (event.type === 'ticket.taken') {
				next(`queue ${event.queue} on ${event.day}`, event.sequence);
				const prefix = hall.ticketing.queues[event.queue]?.prefix ?? '';
				if (event.number !== ticketNumber(prefix, event.sequence)) broken(`${event.number} is not ${event.sequence}`);
			}
			for (const number of numbersOf(event)) {
				const before = given.get(number);
				if (before !== undefined) broken(`${number} was given by ${before} and again by ${event.type}`);
				given.set(number, event.type);
			}
			for (const name of 'case' in event ? onceNames(event) : []) {
				const once = `${name} of ${'case' in event ? event.case : ''}`;
				if (happened.has(once)) broken(`a second ${once}`);
				happened.add(once);
			}
			if (event.type === 'day.closed') {
				if (event.day <= closed) broken(`${event.day} was closed after ${closed}`);
				closed = event.day;
			}
		}
	};
}
