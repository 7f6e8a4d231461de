import { z } from 'zod';
import { mean, percentile, type QueueDay } from './figures.ts';
import { dayOf } from '../calendar/day.ts';
import { find, pick, type DeepReadonly } from '../contract.ts';
import { view } from '../view.ts';
import { casesAtAGlance } from '../intake/glance.ts';
import { hasRole, type ReadHall } from './guards.ts';
import { lineOf } from './line.ts';
import { numberLine, queueLines, ticketsIn, windowLine, type QueueLine } from './shown.ts';

/** Numbers of each list that a guide or the duty manager sees. */
const SHOWN = 30;
const MINUTE = 60_000;

const spread = (of: DeepReadonly<QueueDay['wait']> | undefined) =>
	of ? { n: of.n, mean: mean(of), p50: percentile(of, 0.5), p90: percentile(of, 0.9) } : null;

/** A queue's day in figures: waiting, walking and being served apart, in minutes. */
function figures(day: DeepReadonly<QueueDay> | undefined) {
	return {
		...(day
			? pick(day, 'taken', 'called', 'missed', 'requeued', 'transferred', 'held', 'done', 'abandoned', 'outOfOrder')
			: null),
		wait: spread(day?.wait),
		walk: spread(day?.walk),
		service: spread(day?.service)
	};
}

/** Something that needs a person now; `since` is when it began, where that is known. */
export interface Attention {
	kind: 'noWindow' | 'crowded' | 'paused' | 'away' | 'held';
	/** the queue, window or number that it is about */
	queue?: string;
	window?: string;
	number?: string;
	count?: number;
	since?: number;
}

function attention(hall: ReadHall, lines: readonly QueueLine[], now: number): Attention[] {
	const { crowdedFrom = 0, pauseMinutes = 0 } = hall.catalogue.policy ?? {};
	const queues = lines.flatMap(({ id, waiting, windows }): Attention[] => {
		const since = lineOf(hall.ticketing, id)[0]?.takenAt;
		const oldest = since === undefined ? {} : { since };
		if (waiting > 0 && windows === 0) return [{ kind: 'noWindow', queue: id, count: waiting, ...oldest }];
		return waiting >= crowdedFrom * windows && waiting > 0
			? [{ kind: 'crowded', queue: id, count: waiting, ...oldest }]
			: [];
	});
	const windows = Object.values(hall.ticketing.windows).flatMap((window): Attention[] => {
		if (window.status !== 'paused') return [];
		const about = { window: window.id, since: window.statusSince };
		if (window.pausedFor === 'away') return [{ kind: 'away', ...about }];
		return now - window.statusSince >= pauseMinutes * MINUTE ? [{ kind: 'paused', ...about }] : [];
	});
	const held = ticketsIn(hall, 'held').flatMap(({ number, statusSince }): Attention[] =>
		now - statusSince >= 2 * pauseMinutes * MINUTE ? [{ kind: 'held', number, since: statusSince }] : []
	);
	return [...queues, ...windows, ...held];
}

const staffNamed = (hall: ReadHall, id: string) => find(hall.access.staff, id)?.name ?? null;

export const dutyViews = {
	/** The guide's desk (导办台): who waits, who was missed, who went out with a number on hold. */
	guide: view({
		reads: ['ticketing', 'catalogue', 'access', 'calendar'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'guide', 'adviser', 'dutyManager'),
		bytes: 100_000,
		data: (hall) => ({
			queues: queueLines(hall),
			requeue: hall.catalogue.policy?.requeue ?? { times: 0, behind: 0 },
			waiting: Object.keys(hall.ticketing.queues).flatMap((queue) =>
				lineOf(hall.ticketing, queue).slice(0, SHOWN).map(numberLine)
			),
			missed: ticketsIn(hall, 'missed').slice(-SHOWN).reverse().map(numberLine),
			held: ticketsIn(hall, 'held').slice(-SHOWN).reverse().map(numberLine)
		})
	}),

	/** The duty manager's board: the whole hall at a glance, and what needs a person now. */
	duty: view({
		reads: ['ticketing', 'catalogue', 'access', 'calendar', 'intake', 'issuance', 'guidance'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'dutyManager', 'supervisor', 'director'),
		bytes: 300_000,
		data: (hall, _, now) => {
			const lines = queueLines(hall);
			const { ticketing, catalogue, guidance } = hall;
			const today = dayOf(now);
			const isToday = ticketing.numbers.day === today;
			return {
				hall: hall.access.hall?.name ?? null,
				opens: catalogue.policy?.opens ?? null,
				closes: catalogue.policy?.closes ?? null,
				closed: ticketing.closed === today,
				queues: lines.map((line) => ({
					...line,
					oldest: lineOf(ticketing, line.id)[0]?.takenAt ?? null,
					figures: figures(isToday ? find(ticketing.today, line.id) : undefined)
				})),
				/** over all queues */
				wait: spread(isToday ? together(Object.values(ticketing.today)) : undefined),
				windows: Object.values(ticketing.windows).map((window) => windowLine(hall, window)),
				attention: attention(hall, lines, now),
				held: ticketsIn(hall, 'held').slice(-SHOWN).map(numberLine),
				missed: ticketsIn(hall, 'missed').slice(-SHOWN).map(numberLine),
				outOfOrder: ticketing.outOfOrder
					.slice(-SHOWN)
					.reverse()
					.map((call) => ({
						...call,
						window: find(ticketing.windows, call.window)?.name ?? '',
						staff: staffNamed(hall, call.staff)
					})),
				advice: guidance.today.day === today ? pick(guidance.today, 'given', 'prepared') : { given: 0, prepared: 0 },
				cases: casesAtAGlance(hall, now)
			};
		}
	})
};

function together(days: readonly DeepReadonly<QueueDay>[]): QueueDay['wait'] {
	const all: QueueDay['wait'] = { n: 0, sum: 0, minutes: {} };
	for (const { wait } of days) {
		all.n += wait.n;
		all.sum += wait.sum;
		for (const [minute, n] of Object.entries(wait.minutes)) all.minutes[minute] = (all.minutes[minute] ?? 0) + n;
	}
	return all;
}
