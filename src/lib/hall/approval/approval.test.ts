import { describe, expect, it } from 'vitest';
import { accepted, decided, openedHall, OPINION, passed, type Story, taskAt, WALKS } from '../testing.ts';
import { isHollow } from './rules.ts';

const { serial, parallel, immediate } = WALKS;
const open = (story: Story, id: string) =>
	(story.hall.approval.byCase[id] ?? [])
		.map((task) => story.hall.approval.tasks[task])
		.filter((task) => task?.status === 'pending')
		.map((task) => task?.step);
const status = (story: Story, id: string) => story.hall.intake.cases[id]?.status;

describe('steps', () => {
	it('after one another: each opens when the one before has passed', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		expect(open(story, id)).toEqual(['handle']);
		passed(story, id, 'handle');
		expect(open(story, id)).toEqual(['review']);
		passed(story, id, 'review');
		expect(open(story, id)).toEqual(['decide']);
	});

	it.each([
		['registration', 'tax'],
		['tax', 'registration']
	])('side by side: both open at acceptance, the last one opens when %s and %s have passed', (first, second) => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		expect(open(story, id)).toEqual(['registration', 'tax']);
		passed(story, id, first);
		expect(open(story, id)).toEqual([second]);
		passed(story, id, second);
		expect(open(story, id)).toEqual(['record']);
	});

	it('carry the limit of their own step, as it was told', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const { task } = taskAt(story, id, 'handle');
		expect(story.hall.approval.tasks[task]?.due).toEqual({
			due: '2026-11-23',
			provisional: false,
			coveredThrough: '2026-12-31'
		});
	});
});

describe('task.claim', () => {
	it('takes a task for one person; nobody else can claim, pass or decide it', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task, approver } = taskAt(story, id, 'tax');
		const colleague = story.staff('colleague', { roles: ['handler'], department: 'swj' });
		expect(story.happens(approver, 'task.claim', { task })).toEqual(['task.claimed']);
		expect(status(story, id)).toBe('reviewing');
		expect(story.refused(colleague, 'task.claim', { task })).toBe('task-not');
		expect(story.refused(colleague, 'task.pass', { task, opinion: OPINION, recommends: 'grant' })).toBe(
			'not-your-task'
		);
		expect(story.refused(colleague, 'task.release', { task })).toBe('not-your-task');
	});

	it('is the department’s and the role’s; the chief may stand in', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task } = taskAt(story, id, 'tax');
		expect(story.refused(story.staff('zrzy', { roles: ['handler'], department: 'zrzy' }), 'task.claim', { task })).toBe(
			'not-your-department'
		);
		expect(
			story.refused(story.staff('reviewer', { roles: ['reviewer'], department: 'swj' }), 'task.claim', { task })
		).toBe('not-your-department');
		expect(
			story.happens(story.staff('chief', { roles: ['chief'], department: 'swj' }), 'task.claim', { task })
		).toEqual(['task.claimed']);
		expect(
			story.refused(story.staff('x', { roles: ['chief'], department: 'swj' }), 'task.claim', { task: 'k_nothing0' })
		).toBe('unknown');
	});

	it('can be released, and claimed by another', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task, approver } = taskAt(story, id, 'tax');
		const colleague = story.staff('colleague', { roles: ['handler'], department: 'swj' });
		story.ask(approver, 'task.claim', { task });
		expect(story.happens(approver, 'task.release', { task })).toEqual(['task.released']);
		expect(story.refused(approver, 'task.pass', { task, opinion: OPINION, recommends: 'grant' })).toBe('task-not');
		expect(story.happens(colleague, 'task.claim', { task })).toEqual(['task.claimed']);
	});
});

it('a chief frees the task of somebody who is gone', () => {
	const story = openedHall();
	const { id } = accepted(story, parallel);
	const { task, approver } = taskAt(story, id, 'tax');
	const chief = story.staff('chief', { roles: ['chief'], department: 'swj' });
	expect(story.refused(chief, 'task.release', { task })).toBe('task-not');
	story.ask(approver, 'task.claim', { task });
	expect(story.happens(chief, 'task.release', { task })).toEqual(['task.released']);
	expect(story.happens(chief, 'task.claim', { task })).toEqual(['task.claimed']);
});

describe('task.pass', () => {
	it('needs an opinion that says something', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task, approver } = taskAt(story, id, 'tax');
		story.ask(approver, 'task.claim', { task });
		expect(story.refused(approver, 'task.pass', { task, opinion: '同意。', recommends: 'grant' })).toBe(
			'opinion-hollow'
		);
		expect(story.happens(approver, 'task.pass', { task, opinion: OPINION, recommends: 'deny' })).toEqual([
			'task.passed'
		]);
		expect(story.hall.approval.tasks[task]).toMatchObject({ status: 'passed', recommends: 'deny', opinion: OPINION });
	});

	it('is none for the step that decides, and deciding is none for a step that reviews', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const review = taskAt(story, id, 'handle');
		story.ask(review.approver, 'task.claim', { task: review.task });
		const decision = { task: review.task, outcome: 'grant', opinion: OPINION, reasons: null };
		expect(story.refused(review.approver, 'task.decide', decision)).toBe('reviews-here');
		story.ask(review.approver, 'task.pass', { task: review.task, opinion: OPINION, recommends: 'grant' });
		passed(story, id, 'review');
		const last = taskAt(story, id, 'decide');
		story.ask(last.approver, 'task.claim', { task: last.task });
		expect(story.refused(last.approver, 'task.pass', { task: last.task, opinion: OPINION, recommends: 'grant' })).toBe(
			'decides-here'
		);
	});

	it.each(['同意', '已阅。', 'OK', '   ', 'agreed'])('“%s” is no opinion', (opinion) => {
		expect(isHollow(opinion)).toBe(true);
	});
});

describe('task.decide', () => {
	it('grants: a number, the day, and ten working days to deliver', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		passed(story, id, 'registration');
		passed(story, id, 'tax');
		const { events, result } = decided(story, id, 'record');
		expect(events.map((e) => e.type)).toEqual(['task.decided']);
		expect(result).toMatchObject({ case: id, number: '焦自然资决〔2026〕1号' });
		expect(story.hall.intake.cases[id]).toMatchObject({
			status: 'granted',
			decision: { outcome: 'grant', day: '2026-11-20', delivery: { due: '2026-12-04' } }
		});
	});

	it('denies only with reasons, and tells the remedies', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		passed(story, id, 'registration');
		passed(story, id, 'tax');
		const { task, approver } = taskAt(story, id, 'record');
		story.ask(approver, 'task.claim', { task });
		const denial = { task, outcome: 'deny', opinion: OPINION, reasons: null };
		expect(story.refused(approver, 'task.decide', denial)).toBe('reasons-needed');
		const { events } = story.ask(approver, 'task.decide', { ...denial, reasons: '权属不清，不符合登记条件' });
		expect(events).toMatchObject([{ remedies: { reconsiderationDays: 60, litigationMonths: 6 } }]);
		expect(status(story, id)).toBe('denied');
	});

	it('is never possible before acceptance, nor twice', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		expect(story.hall.approval.byCase['c_nothing0']).toBeUndefined();
		passed(story, id, 'registration');
		passed(story, id, 'tax');
		decided(story, id, 'record');
		const { task, approver } = taskAt(story, id, 'record');
		expect(
			story.refused(approver, 'task.decide', { task, outcome: 'deny', opinion: OPINION, reasons: '改变主意了' })
		).toBe('task-not');
	});

	it('at the window by delegated power: the clerk who took the case, and nobody else', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, immediate);
		const { task } = taskAt(story, id, 'decide');
		const decision = { task, outcome: 'grant', opinion: OPINION, reasons: null };
		const other = story.staff('other clerk', { windows: ['w13'], skills: ['sh'] });
		expect(story.refused(other, 'task.decide', decision)).toBe('not-your-department');
		expect(story.happens(clerk, 'task.decide', decision)).toEqual(['task.decided']);
		expect(status(story, id)).toBe('granted');
	});
});
