import { firstWorkingDay } from '../calendar/calendar.ts';
import { dayOf, type Day } from '../calendar/day.ts';
import type { Deciders } from '../decider.ts';
import { caseNumber, count, shortNumber } from '../numbering.ts';
import { refuse } from '../refusal.ts';
import type { intakeCommands } from './commands.ts';
import { tell } from './dates.ts';
import { departmentDocument, mustAccept, notificationFrom, openCase } from './guards.ts';
import type { ReadCase, ReadHall, ReadItem } from './guards.ts';
import { defects, emptyFields, unchecked } from './rules.ts';

/**
 * Acceptance and everything that is told with it. Both limits run from `day`: intake outside working days counts from the
 * next one, and what was deemed accepted from its receipt. Numbers are of the day on which they are given, `today`: a
 * number of a day that is over could be one that was given then.
 */
export function acceptance(hall: ReadHall, target: ReadCase, item: ReadItem, day: Day, today: Day) {
	const { counters } = hall.intake;
	const accepted = departmentDocument(hall, item, '受', today);
	const full = count(counters, `case:${item.taskCode}`, today);
	const short = count(counters, `short:${item.shortCode}`, today);
	const { statutoryLimit, promisedLimit } = item;
	return {
		case: target.id,
		number: accepted.number,
		caseNo: caseNumber(item.taskCode, today, full.n),
		shortNo: shortNumber(item.shortCode, today, short.n),
		day,
		statutory: statutoryLimit && tell(hall, { kind: 'statutory', start: day, limit: statutoryLimit, pauses: [] }),
		promised: tell(hall, { kind: 'promised', start: day, limit: promisedLimit, pauses: [] }),
		counted: [accepted.counted, full, short]
	};
}

export const decideAcceptance = {
	'case.receive': (hall, { case: id }, { actor, now }) => {
		const { target, item } = openCase(hall, id, 'case.receive', actor);
		if (target.agent && !target.agent.authoritySeen) refuse('agent-authority');
		const empty = emptyFields(item, target.form);
		if (empty.length > 0) refuse('form-incomplete', { fields: empty });
		const unseen = unchecked(item, target.verdicts);
		if (unseen.length > 0) refuse('materials-unchecked', { materials: unseen.map((m) => m.id) });
		const day = dayOf(now);
		const counted = count(hall.intake.counters, 'receipt', day);
		const number = shortNumber('SJ', day, counted.n);
		const notification = notificationFrom(hall, day);
		return {
			events: [{ type: 'case.received', v: 1, case: id, number, notification, counted: [counted] }],
			result: { case: id, number, notification: { ...notification } }
		};
	},

	'case.accept': (hall, { case: id }, { actor, now }) => {
		const { target, item } = openCase(hall, id, 'case.accept', actor);
		mustAccept(hall, item, actor);
		const lacking = [...unchecked(item, target.verdicts), ...defects(item, target.verdicts)];
		if (lacking.length > 0) refuse('materials-lacking', { materials: lacking.map((m) => m.id) });
		const today = dayOf(now);
		const facts = acceptance(hall, target, item, firstWorkingDay(hall.calendar, today), today);
		const { number, caseNo, shortNo, promised } = facts;
		return {
			events: [{ type: 'case.accepted', v: 1, ...facts }],
			result: { case: id, number, caseNo, shortNo, promised: { ...promised } }
		};
	},

	'case.refuse': (hall, { case: id, ground, reason, properAuthority }, { actor, now }) => {
		const { item } = openCase(hall, id, 'case.refuse', actor);
		mustAccept(hall, item, actor);
		if (ground === 'notOurPower' && properAuthority === null) refuse('authority-needed');
		const { number, counted } = departmentDocument(hall, item, '不受', dayOf(now));
		return {
			events: [{ type: 'case.refused', v: 1, case: id, number, ground, reason, properAuthority, counted: [counted] }],
			result: { case: id, number }
		};
	},

	/** 行政许可法 has no form for it; the hall keeps the reason, and a number once something was received. */
	'case.withdraw': (hall, { case: id, reason }, { actor, now }) => {
		const { target, item } = openCase(hall, id, 'case.withdraw', actor);
		const day = dayOf(now);
		const document = target.receipt ? departmentDocument(hall, item, '撤', day) : null;
		const number = document?.number ?? null;
		const counted = document ? [document.counted] : [];
		return {
			events: [{ type: 'case.withdrawn', v: 1, case: id, number, day, reason, counted }],
			result: { case: id, number }
		};
	}
} satisfies Partial<Deciders<typeof intakeCommands>>;
