import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/day.ts';
import { accepted, drafted, openedHall, type Story, verdicts, WALKS, caseOf } from '../testing.ts';
import { datesOf } from './dates.ts';

const { serial, parallel } = WALKS;

describe('the dates of a case', () => {
	const kinds = (story: Story, id: string) =>
		datesOf(story.hall, caseOf(story, id), story.now).map(({ deadline, doneOn }) => [
			deadline.kind,
			deadline.due,
			doneOn
		]);

	it('are there from the fact that starts each, and say when they were met', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, parallel);
		expect(kinds(story, id)).toEqual([]);
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('secondhand-transfer') });
		story.ask(clerk, 'case.receive', { case: id });
		expect(kinds(story, id)).toEqual([['notification', '2026-11-27', null]]);
		story.ask(clerk, 'case.accept', { case: id });
		expect(kinds(story, id)).toEqual([
			['notification', '2026-11-27', '2026-11-20'],
			['statutory', '2027-01-01', null],
			['promised', '2026-11-23', null]
		]);
	});

	it('say why: the days that count add up to the limit, and beyond the calendar they are provisional', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const [, statutory] = datesOf(story.hall, caseOf(story, id), story.now);
		expect(statutory?.deadline).toMatchObject({ due: '2027-01-01', provisional: true });
		const counted = statutory?.runs.filter((run) => run.counts).reduce((sum, run) => sum + run.days, 0);
		expect(counted).toBe(30);
	});

	it('count what is left, and turn negative only when overdue', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const left = () =>
			datesOf(story.hall, caseOf(story, id), story.now).find((d) => d.deadline.kind === 'promised')?.remaining;
		expect(left()).toBe(3);
		story.now = instantOf('2026-11-25', '23:00');
		expect(left()).toBe(0);
		story.now = instantOf('2026-11-26', '00:00');
		expect(left()).toBe(-1);
	});
});
