import { describe, expect, it } from 'vitest';
import {
	accepted,
	caseOf,
	claimed,
	clerkAt,
	decided,
	drafted,
	noticeLine,
	openedHall,
	passed,
	received,
	WALKS
} from '../testing.ts';

const { serial, parallel } = WALKS;
const reason = '申请人撤回申请';

describe('the applicant takes the application back', () => {
	it('as a draft, without a number: nothing was received', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		expect(story.happens(clerk, 'case.withdraw', { case: id, reason })).toEqual(['case.withdrawn']);
		expect(caseOf(story, id)).toMatchObject({ status: 'withdrawn', withdrawal: { number: null, reason } });
	});

	it('after receipt, under a number of the department', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		expect(story.happens(clerk, 'case.withdraw', { case: id, reason })).toEqual(['case.withdrawn']);
		expect(caseOf(story, id).withdrawal).toMatchObject({ number: '示市监撤〔2026〕1号' });
	});

	it('after acceptance: what is open behind is cancelled', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, parallel);
		expect(story.happens(clerk, 'case.withdraw', { case: id, reason })).toEqual([
			'case.withdrawn',
			'task.cancelled',
			'task.cancelled'
		]);
	});

	it('in review: what somebody works on is cancelled, what was passed stays passed', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, parallel);
		passed(story, id, 'registration');
		const { task, approver } = claimed(story, id, 'tax');
		expect(story.happens(clerk, 'case.withdraw', { case: id, reason })).toEqual(['case.withdrawn', 'task.cancelled']);
		expect(Object.values(story.hall.approval.tasks).map(({ status }) => status)).toEqual(['passed', 'cancelled']);
		expect(story.refused(approver, 'task.pass', { task, opinion: '材料齐全', recommends: 'grant' })).toBe('task-not');
	});

	it('while the applicant is waited for in review: the pause ends, and what was sent back is cancelled', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, serial);
		const { task, approver } = claimed(story, id, 'handle');
		story.ask(approver, 'task.sendBack', { task, lines: [noticeLine('health')] });
		story.at('2026-11-24', '10:00');
		expect(story.happens(clerk, 'case.withdraw', { case: id, reason })).toEqual(['case.withdrawn', 'task.cancelled']);
		expect(caseOf(story, id).pauses).toMatchObject([{ from: '2026-11-20', to: '2026-11-24' }]);
	});

	it('not once it was decided', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, parallel);
		passed(story, id, 'registration');
		passed(story, id, 'tax');
		decided(story, id, 'record');
		expect(story.refused(clerk, 'case.withdraw', { case: id, reason })).toBe('case-not');
	});

	it('at a window that serves its queue', () => {
		const story = openedHall();
		const { id } = received(story, serial);
		expect(story.refused(clerkAt(story, 'w01', 'bdc'), 'case.withdraw', { case: id, reason })).toBe('not-allowed');
	});
});
