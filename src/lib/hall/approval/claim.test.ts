import { describe, expect, it } from 'vitest';
import { accepted, ADMIN, caseOf, claimed, openedHall, OPINION, taskAt, WALKS, type Story } from '../testing.ts';

const { parallel } = WALKS;
const words = { opinion: OPINION, recommends: 'grant' };
const ofTax = (story: Story, name: string, role = 'handler') => story.staff(name, { roles: [role], department: 'swj' });

describe('task.claim', () => {
	it('takes a task for one person, and the case is in review from the first claim on', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task, approver } = taskAt(story, id, 'tax');
		expect(story.happens(approver, 'task.claim', { task })).toEqual(['task.claimed']);
		expect(story.hall.approval.tasks[task]).toMatchObject({ status: 'working', claimedAt: story.now });
		expect(caseOf(story, id).status).toBe('reviewing');
	});

	it('leaves nobody else to claim, pass or release it', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task } = claimed(story, id, 'tax');
		const colleague = ofTax(story, 'colleague');
		expect(story.refused(colleague, 'task.claim', { task })).toBe('task-not');
		expect(story.refused(colleague, 'task.pass', { task, ...words })).toBe('not-your-task');
		expect(story.refused(colleague, 'task.release', { task })).toBe('not-your-task');
	});

	it('is the department’s and the role’s; the chief may stand in', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task } = taskAt(story, id, 'tax');
		const elsewhere = story.staff('zrzy', { roles: ['handler'], department: 'zrzy' });
		expect(story.refused(elsewhere, 'task.claim', { task })).toBe('not-your-department');
		expect(story.refused(ofTax(story, 'reviewer', 'reviewer'), 'task.claim', { task })).toBe('not-your-department');
		expect(story.happens(ofTax(story, 'chief', 'chief'), 'task.claim', { task })).toEqual(['task.claimed']);
		expect(story.refused(ofTax(story, 'chief'), 'task.claim', { task: 'k_nothing0' })).toBe('unknown');
	});

	it('is nobody’s who is signed out', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task, approver } = taskAt(story, id, 'tax');
		story.ask(approver, 'session.close');
		expect(story.refused(approver, 'task.claim', { task })).toBe('not-your-department');
	});
});

describe('task.release', () => {
	it('gives it back, and another may claim it', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task, approver } = claimed(story, id, 'tax');
		expect(story.happens(approver, 'task.release', { task })).toEqual(['task.released']);
		expect(story.hall.approval.tasks[task]).toMatchObject({ status: 'pending', staff: null, claimedAt: null });
		expect(story.refused(approver, 'task.pass', { task, ...words })).toBe('task-not');
		expect(story.happens(ofTax(story, 'colleague'), 'task.claim', { task })).toEqual(['task.claimed']);
	});

	it('by the chief frees the task of somebody who is ill, or gone', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task, approver } = taskAt(story, id, 'tax');
		const chief = ofTax(story, 'chief', 'chief');
		expect(story.refused(chief, 'task.release', { task })).toBe('task-not');
		story.ask(approver, 'task.claim', { task });
		expect(story.happens(chief, 'task.release', { task })).toEqual(['task.released']);
		expect(story.happens(chief, 'task.claim', { task })).toEqual(['task.claimed']);
	});
});

describe('what somebody had claimed', () => {
	const change = { name: 'n', roles: ['handler'], department: 'swj', windows: [], skills: [] };
	const worked = () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const { task, approver } = claimed(story, id, 'tax');
		return { story, task, staff: approver.kind === 'staff' ? approver.id : '' };
	};

	it('is anybody’s of the department once the account is disabled', () => {
		const { story, task, staff } = worked();
		expect(story.happens(ADMIN, 'staff.disable', { staff })).toEqual(['staff.disabled', 'task.released']);
		expect(story.happens(ofTax(story, 'colleague'), 'task.claim', { task })).toEqual(['task.claimed']);
	});

	it.each([
		['works in another department', { department: 'zrzy' }],
		['has another role', { roles: ['reviewer'] }]
	])('is anybody’s once who had it %s', (_, work) => {
		const { story, staff } = worked();
		expect(story.happens(ADMIN, 'staff.change', { staff, ...change, ...work })).toEqual([
			'staff.changed',
			'task.released'
		]);
	});

	it('stays theirs who become chief of the same department', () => {
		const { story, staff } = worked();
		expect(story.happens(ADMIN, 'staff.change', { staff, ...change, roles: ['chief'] })).toEqual(['staff.changed']);
	});

	it('stays theirs who only sign out', () => {
		const { story, task } = worked();
		story.later({ minutes: 12 * 60 }).passes();
		expect(story.hall.approval.tasks[task]?.status).toBe('working');
	});
});
