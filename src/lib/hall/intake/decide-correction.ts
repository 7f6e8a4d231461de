import { addWorkingDays, firstWorkingDay } from '../calendar/calendar.ts';
import { dayOf, type Day } from '../calendar/day.ts';
import type { Deciders } from '../decider.ts';
import { count, shortNumber } from '../numbering.ts';
import { malformed, refuse } from '../refusal.ts';
import type { intakeCommands } from './commands.ts';
import type { Told } from './events.ts';
import { checkLines, checkReasons, departmentDocument, notificationFrom, openCase, type ReadHall } from './guards.ts';
import { defects } from './rules.ts';

/** Until when the applicant may bring what is asked for: working days that the hall grants (补正期限). */
export function correctionFrom(hall: ReadHall, day: Day): Told {
	const { calendar, catalogue } = hall;
	const due = addWorkingDays(calendar, firstWorkingDay(calendar, day), catalogue.policy?.correctionDays ?? 0);
	return { due, provisional: due > calendar.coveredThrough, coveredThrough: calendar.coveredThrough };
}

export const decideCorrection = {
	'case.notify': (hall, { case: id, lines }, { actor, now }) => {
		const { target, item } = openCase(hall, id, 'case.notify', actor);
		if (target.notice) refuse('already-notified', { number: target.notice.number });
		checkLines(item, lines);
		const lacking = defects(item, target.verdicts).map((m) => m.id);
		if (lacking.length === 0) refuse('nothing-to-notify');
		const unnamed = lacking.filter((material) => !lines.some((line) => line.material === material));
		if (unnamed.length > 0) refuse('notify-everything', { materials: unnamed });
		lines.forEach((line, index) => {
			if (!lacking.includes(line.material)) malformed({ path: `lines.${index}.material`, problem: 'in-order' });
		});
		const day = dayOf(now);
		const { number, counted } = departmentDocument(hall, item, '补', day);
		const correction = correctionFrom(hall, day);
		return {
			events: [{ type: 'case.notified', v: 1, case: id, number, lines, correction, counted: [counted] }],
			result: { case: id, number, correction: { ...correction } }
		};
	},

	/** Line by line what was asked for, before acceptance or in review. */
	'case.resubmit': (hall, { case: id, lines }, { actor, now }) => {
		const { target, item } = openCase(hall, id, 'case.resubmit', actor);
		checkLines(item, lines);
		checkReasons(lines);
		const inReview = target.status === 'reviewCorrecting';
		const notice = inReview ? target.reviewNotice : target.notice;
		const asked = notice?.lines.map((line) => line.material) ?? [];
		const brought = lines.map((line) => line.material);
		if (asked.length !== brought.length || asked.some((material) => !brought.includes(material)))
			refuse('lines-do-not-match', { materials: asked });
		const day = dayOf(now);
		const counted = count(hall.intake.counters, 'resubmission', day);
		const number = shortNumber('BZ', day, counted.n);
		const notification = inReview ? null : notificationFrom(hall, day);
		const stage = inReview ? 'review' : 'acceptance';
		return {
			events: [
				{ type: 'case.resubmitted', v: 2, case: id, number, stage, day, lines, notification, counted: [counted] }
			],
			result: { case: id, number }
		};
	}
} satisfies Partial<Deciders<typeof intakeCommands>>;
