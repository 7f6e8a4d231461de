import { z } from 'zod';
import { dayOf } from '../calendar/day.ts';
import { find, pick, type DeepReadonly } from '../contract.ts';
import { casesAtAGlance } from '../intake/glance.ts';
import { view } from '../view.ts';
import { attention } from './attention.ts';
import { departmentDesks, shelfOf } from './behind.ts';
import { mean, percentile, type QueueDay } from './figures.ts';
import { hasRole, presentAt, quietSince, type ReadHall, type ReadWindow } from './guards.ts';
import { lastHour, quietHour } from './hour.ts';
import { lineOf } from './line.ts';
import { isOpenAt } from './rules.ts';
import { numberLine, queueLines, ticketsIn, windowLine, type QueueLine } from './shown.ts';

/** Numbers of each list that a guide or the duty manager sees. */
const SHOWN = 30;

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

const staffNamed = (hall: ReadHall, id: string) => find(hall.access.staff, id)?.name ?? null;

/** A queue as the board shows it: how long its line was through the last hour, and how its day went. */
function dutyQueue(hall: ReadHall, line: QueueLine, hour: readonly number[] | undefined, isToday: boolean) {
	const { ticketing } = hall;
	const recent = find(ticketing.recentService, line.id) ?? [];
	const visits = { n: recent.length, sum: recent.reduce((sum, ms) => sum + ms, 0) };
	const known = find(ticketing.queues, line.id);
	return {
		...line,
		purpose: known?.purpose ?? 'intake',
		/** minutes that a visit takes lately, or as long as nobody has come, usually */
		usual: mean(visits) ?? known?.serviceMinutes ?? 0,
		oldest: lineOf(ticketing, line.id)[0]?.takenAt ?? null,
		hour: hour ?? quietHour(),
		figures: figures(isToday ? find(ticketing.today, line.id) : undefined)
	};
}

/** A window as the board shows it: with what its person came for, and since when nobody has been there. */
function dutyWindow(hall: ReadHall, window: ReadWindow) {
	const present = presentAt(hall, window);
	const line = windowLine(hall, window);
	return {
		...line,
		ticket: line.ticket && present ? { ...line.ticket, ...pick(present, 'queue', 'served') } : null,
		/** when anything last happened here */
		quietSince: quietSince(window)
	};
}

const IN_THE_HALL: readonly string[] = ['waiting', 'called', 'serving'];

/** Where people come in: what is taken there, and how many are here now. Who is on hold went out. */
const entrance = (hall: ReadHall, taken: readonly number[]) => ({
	kiosks: Object.values(hall.access.devices).filter(({ kind, status }) => kind === 'kiosk' && status === 'enrolled')
		.length,
	people: Object.values(hall.ticketing.tickets).filter(({ status }) => IN_THE_HALL.includes(status)).length,
	hour: taken
});

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
		reads: ['ticketing', 'catalogue', 'access', 'calendar', 'intake', 'issuance', 'guidance', 'approval'],
		param: z.strictObject({}),
		audience: (hall, actor) => hasRole(hall, actor, 'dutyManager', 'supervisor', 'director'),
		bytes: 300_000,
		data: (hall, _, now) => {
			const lines = queueLines(hall);
			const { ticketing, catalogue, guidance } = hall;
			const today = dayOf(now);
			const isToday = ticketing.numbers.day === today;
			const hour = lastHour(Object.values(ticketing.tickets), now);
			return {
				hall: hall.access.hall?.name ?? null,
				opens: catalogue.policy?.opens ?? null,
				closes: catalogue.policy?.closes ?? null,
				closed: ticketing.closed === today,
				/** numbers are given now, as far as the hours go */
				isOpen: catalogue.policy !== null && isOpenAt(catalogue.policy, hall.calendar, now),
				/** 五区, as this hall calls them */
				zones: Object.values(catalogue.zones).map((zone) => pick(zone, 'kind', 'name')),
				crowdedFrom: catalogue.policy?.crowdedFrom ?? 0,
				entrance: entrance(hall, hour.taken),
				queues: lines.map((line) => dutyQueue(hall, line, hour.waiting[line.id], isToday)),
				/** over all queues */
				wait: spread(isToday ? together(Object.values(ticketing.today)) : undefined),
				windows: Object.values(ticketing.windows).map((window) => dutyWindow(hall, window)),
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
				cases: casesAtAGlance(hall, now),
				departments: departmentDesks(hall, now),
				shelf: shelfOf(hall)
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
