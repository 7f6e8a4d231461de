import { dayOf } from '$lib/hall/calendar/day.ts';
import { find, pick, type DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { casesAtAGlance } from '$lib/hall/intake/glance.ts';
import { ticketNumber } from '$lib/hall/ticketing/rules.ts';
import { queueLines } from '$lib/hall/ticketing/shown.ts';

/** How full the hall is at this moment, for everybody at its door: figures and windows, nobody's name or number. */
export function figuresOf(hall: DeepReadonly<Hall>, now: number) {
	const { ticketing, guidance } = hall;
	const today = dayOf(now);
	const isToday = ticketing.numbers.day === today;
	const taken = isToday ? Object.values(ticketing.today).reduce((sum, queue) => sum + queue.taken, 0) : 0;
	const cases = casesAtAGlance(hall, now);
	const purposeOf = (queue: string) => find(ticketing.queues, queue)?.purpose ?? 'intake';
	const newestOf = ({ id, prefix }: { id: string; prefix: string }) => {
		const last = isToday ? find(ticketing.numbers.last, id) : undefined;
		return last === undefined ? null : ticketNumber(prefix, last);
	};
	return {
		/** numbers taken today, questions answered, cases prepared for the windows */
		taken,
		advised: guidance.today.day === today ? guidance.today.given : 0,
		prepared: guidance.today.day === today ? guidance.today.prepared : 0,
		/** cases that the departments have, and results that wait for their people */
		underWay: cases.open,
		ready: cases.ready,
		queues: queueLines(hall).map((line) => ({
			...pick(line, 'id', 'prefix', 'name', 'picture', 'waiting', 'windows', 'minutes'),
			purpose: purposeOf(line.id),
			/** of today */
			newest: newestOf(line)
		})),
		windows: Object.values(ticketing.windows).map((window) => ({
			...pick(window, 'id', 'name', 'status'),
			purpose: purposeOf(window.queues[0] ?? '')
		}))
	};
}

export type Figures = ReturnType<typeof figuresOf>;
