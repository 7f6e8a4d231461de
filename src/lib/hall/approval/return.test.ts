import { describe, expect, it } from 'vitest';
import {
	accepted,
	claimed,
	openedHall,
	OPINION,
	passed,
	person,
	served,
	taskAt,
	verdicts,
	WALKS,
	type Story
} from '../testing.ts';

const { serial, parallel } = WALKS;
const reason = '事实不清，请补充核查';
const statuses = (story: Story, id: string) =>
	(story.hall.approval.byCase[id] ?? [])
		.map((task) => story.hall.approval.tasks[task])
		.map((task) => `${task?.step} ${task?.round} ${task?.status}`);

describe('task.return', () => {
	it('sends it back to the only step before, which opens again; after that the steps go on as before', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		passed(story, id, 'handle');
		const { task, approver } = claimed(story, id, 'review');
		expect(story.happens(approver, 'task.return', { task, reason })).toEqual(['task.returned', 'task.opened']);
		expect(statuses(story, id)).toEqual(['handle 1 passed', 'review 1 returned', 'handle 2 pending']);
		passed(story, id, 'handle');
		passed(story, id, 'review');
		expect(statuses(story, id).slice(3)).toEqual(['review 2 passed', 'decide 1 pending']);
	});

	it('is of the step that decides, too', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		passed(story, id, 'handle');
		passed(story, id, 'review');
		const { task, approver } = claimed(story, id, 'decide');
		expect(story.happens(approver, 'task.return', { task, to: 'review', reason })).toEqual([
			'task.returned',
			'task.opened'
		]);
	});

	it('says to which of several steps it goes; the others stay passed', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		passed(story, id, 'registration');
		passed(story, id, 'tax');
		const { task, approver } = claimed(story, id, 'record');
		expect(story.refused(approver, 'task.return', { task, reason })).toBe('which-step');
		story.ask(approver, 'task.return', { task, to: 'tax', reason });
		passed(story, id, 'tax');
		expect(statuses(story, id)).toEqual([
			'registration 1 passed',
			'tax 1 passed',
			'record 1 returned',
			'tax 2 passed',
			'record 2 pending'
		]);
	});

	it('is refused where no step comes before, and for a step that does not come right before', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const first = claimed(story, id, 'handle');
		expect(story.refused(first.approver, 'task.return', { task: first.task, reason })).toBe('no-step-before');
		story.ask(first.approver, 'task.pass', { task: first.task, opinion: OPINION, recommends: 'grant' });
		passed(story, id, 'review');
		const { task, approver } = claimed(story, id, 'decide');
		expect(story.refused(approver, 'task.return', { task, to: 'handle', reason })).toBe('no-step-before');
	});

	it('is refused while the step before is being done again already', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
		const draft = { ticket, item: 'enterprise-start', applicant: person('A') };
		const id = String(story.ask(clerk, 'case.draft', draft).result['case']);
		const form = Object.fromEntries(
			(story.hall.catalogue.items['enterprise-start']?.form ?? []).map((field) => [field.id, 'x'])
		);
		story.ask(clerk, 'case.fill', { case: id, form });
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('enterprise-start') });
		story.ask(clerk, 'case.receive', { case: id });
		story.ask(clerk, 'case.accept', { case: id });
		passed(story, id, 'lead');
		const [seal, tax] = [claimed(story, id, 'seal'), claimed(story, id, 'tax')];
		story.ask(seal.approver, 'task.return', { task: seal.task, reason });
		expect(story.refused(tax.approver, 'task.return', { task: tax.task, reason })).toBe('task-not');
		passed(story, id, 'lead');
		expect(taskAt(story, id, 'seal').task).not.toBe(seal.task);
		expect(taskAt(story, id, 'tax').task).toBe(tax.task);
	});

	it('is theirs who work on it', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		passed(story, id, 'handle');
		const { task } = claimed(story, id, 'review');
		const chief = story.staff('chief', { roles: ['chief'], department: 'scjg' });
		expect(story.refused(chief, 'task.return', { task, reason })).toBe('not-your-task');
	});
});
