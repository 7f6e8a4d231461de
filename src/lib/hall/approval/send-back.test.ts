import { describe, expect, it } from 'vitest';
import {
	accepted,
	ADMIN,
	caseOf,
	claimed,
	noticeLine,
	openedHall,
	OPINION,
	passed,
	verdict,
	WALKS,
	type Story
} from '../testing.ts';
import { datesOf } from '../intake/dates.ts';

const { serial, parallel } = WALKS;
const lines = [noticeLine('health')];
const taskOf = (story: Story, id: string) => story.hall.approval.tasks[id];
const due = (story: Story, id: string) =>
	Object.fromEntries(
		datesOf(story.hall, caseOf(story, id), story.now).map(({ deadline }) => [deadline.kind, deadline.due])
	);

/** A case of which the first step waits for what the applicant has to bring. */
function sentBack() {
	const story = openedHall();
	const begun = accepted(story, serial);
	const at = claimed(story, begun.id, 'handle');
	story.ask(at.approver, 'task.sendBack', { task: at.task, lines });
	return { story, ...begun, ...at };
}

describe('审查阶段补正: a task is sent back to the window', () => {
	it('with everything that is asked for in one letter, and the time to bring it', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const { task, approver } = claimed(story, id, 'handle');
		expect(story.happens(approver, 'task.sendBack', { task, lines })).toEqual(['task.sentBack']);
		expect(taskOf(story, task)?.status).toBe('sentBack');
		expect(caseOf(story, id)).toMatchObject({
			status: 'reviewCorrecting',
			reviewNotice: { number: '示市监审补〔2026〕1号', task, lines, correction: { due: '2026-12-11' } }
		});
	});

	it('stops what was promised as long as the applicant is waited for, and not what the law demands', () => {
		const { story, clerk, id } = sentBack();
		const before = due(story, id);
		story.at('2026-11-26', '10:00');
		expect(due(story, id)).toEqual({ ...before, promised: '2026-12-01' });
		story.ask(clerk, 'case.resubmit', { case: id, lines: [verdict('health')] });
		story.at('2026-11-30', '10:00');
		expect(due(story, id)).toEqual({ ...before, promised: '2026-12-01' });
	});

	it('is one letter for all departments: no second one follows', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const [registration, tax] = [claimed(story, id, 'registration'), claimed(story, id, 'tax')];
		const letter = [noticeLine('title')];
		story.ask(registration.approver, 'task.sendBack', { task: registration.task, lines: letter });
		expect(story.refused(tax.approver, 'task.sendBack', { task: tax.task, lines: letter })).toBe('already-notified');
		expect(story.happens(tax.approver, 'task.pass', { task: tax.task, opinion: OPINION, recommends: 'grant' })).toEqual(
			['task.passed']
		);
	});

	it('asks for what the guide lists, each once', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const { task, approver } = claimed(story, id, 'handle');
		for (const wrong of [[noticeLine('passport')], [noticeLine('health'), noticeLine('health')]])
			expect(story.refused(approver, 'task.sendBack', { task, lines: wrong })).toBe('malformed');
	});

	it('leaves the task to nobody until something comes', () => {
		const { story, approver, task } = sentBack();
		for (const command of ['task.release', 'task.claim'] as const)
			expect(story.refused(approver, command, { task }), command).toBe('task-not');
	});
});

describe('what was asked for in review', () => {
	it('is brought line by line, and whoever had the task goes on with it', () => {
		const { story, clerk, id, task, approver } = sentBack();
		const wrong = { case: id, lines: [verdict('layout')] };
		expect(story.refused(clerk, 'case.resubmit', wrong)).toBe('lines-do-not-match');
		expect(story.happens(clerk, 'case.resubmit', { case: id, lines: [verdict('health')] })).toEqual([
			'case.resubmitted',
			'task.reopened'
		]);
		expect(caseOf(story, id)).toMatchObject({ status: 'reviewing', resubmission: null });
		expect(taskOf(story, task)?.status).toBe('working');
		expect(story.happens(approver, 'task.pass', { task, opinion: OPINION, recommends: 'grant' })).toContain(
			'task.passed'
		);
	});

	it('comes back to anybody of the department, where who had the task is gone', () => {
		const { story, clerk, id, task, approver } = sentBack();
		const staff = approver.kind === 'staff' ? approver.id : '';
		expect(story.happens(ADMIN, 'staff.disable', { staff })).toEqual(['staff.disabled']);
		story.ask(clerk, 'case.resubmit', { case: id, lines: [verdict('health')] });
		expect(taskOf(story, task)).toMatchObject({ status: 'pending', staff: null });
	});

	it('is waited for no longer than the time that was given: the step goes on without it', () => {
		const { story, id, task } = sentBack();
		story.at('2026-12-11', '23:59').passes();
		expect(caseOf(story, id).status).toBe('reviewCorrecting');
		expect(story.at('2026-12-12', '00:00').passes()).toEqual(['case.correctionMissed', 'task.reopened']);
		expect(caseOf(story, id)).toMatchObject({ status: 'reviewing', reviewResubmission: null });
		expect(taskOf(story, task)?.status).toBe('working');
	});

	it('is asked for once in the life of a case', () => {
		const { story, clerk, id } = sentBack();
		story.ask(clerk, 'case.resubmit', { case: id, lines: [verdict('health')] });
		passed(story, openedAgain(story, id), 'handle');
		const { task, approver } = claimed(story, id, 'review');
		expect(story.refused(approver, 'task.sendBack', { task, lines })).toBe('already-notified');
	});
});

/** The handler gives the task back, so that it is claimed like any other. */
function openedAgain(story: Story, id: string): string {
	const task = Object.values(story.hall.approval.tasks).find((one) => one.case === id);
	const handler = story.staff('handler scjg', { roles: ['handler'], department: 'scjg' });
	story.ask(handler, 'task.release', { task: task?.id });
	return id;
}
