import { describe, expect, it } from 'vitest';
import {
	accepted,
	ADMIN,
	caseOf,
	claimed,
	granted,
	openedHall,
	OPINION,
	passed,
	taskAt,
	WALKS,
	type Story
} from '../testing.ts';

const { parallel, immediate } = WALKS;
const reasons = '权属不清，不符合登记条件';

/** A case whose last step is claimed by the chief, who has to decide. */
function undecided(story: Story = openedHall()) {
	const { id } = accepted(story, parallel);
	passed(story, id, 'registration');
	passed(story, id, 'tax');
	const { task, approver } = claimed(story, id, 'record');
	return { story, id, task, approver, decision: { task, opinion: OPINION } };
}

describe('task.decide', () => {
	it('grants: a number, the day, and ten working days to deliver', () => {
		const { story, id, approver, decision } = undecided();
		expect(story.happens(approver, 'task.decide', { ...decision, outcome: 'grant' })).toEqual(['task.decided']);
		expect(caseOf(story, id)).toMatchObject({
			status: 'granted',
			decision: {
				outcome: 'grant',
				number: '示自然资决〔2026〕1号',
				day: '2026-11-20',
				delivery: { due: '2026-12-04' }
			}
		});
	});

	it('denies only with reasons, and tells the remedies', () => {
		const { story, id, approver, decision } = undecided();
		const denial = { ...decision, outcome: 'deny' };
		expect(story.refused(approver, 'task.decide', denial)).toBe('reasons-needed');
		const { events } = story.ask(approver, 'task.decide', { ...denial, reasons });
		expect(events).toMatchObject([{ remedies: { reconsiderationDays: 60, litigationMonths: 6 } }]);
		expect(caseOf(story, id)).toMatchObject({ status: 'denied', decision: { delivery: { due: '2026-12-04' } } });
	});

	it('ends a case that cannot go on, with reasons and a number of its own; nothing is delivered', () => {
		const { story, id, approver, decision } = undecided();
		const ending = { ...decision, outcome: 'terminate' };
		expect(story.refused(approver, 'task.decide', ending)).toBe('reasons-needed');
		expect(story.happens(approver, 'task.decide', { ...ending, reasons: '申请人死亡，申请事项终止' })).toEqual([
			'task.decided'
		]);
		expect(caseOf(story, id)).toMatchObject({
			status: 'terminated',
			decision: { outcome: 'terminate', number: '示自然资终〔2026〕1号', delivery: null }
		});
	});

	it('numbers grants and denials in one row, without a gap', () => {
		const story = openedHall();
		const numbers = (['grant', 'deny', 'grant'] as const).map((outcome) => {
			const { id } = granted(story, outcome);
			return caseOf(story, id).decision?.number;
		});
		expect(numbers).toEqual([1, 2, 3].map((n) => `示自然资决〔2026〕${n}号`));
	});

	it('needs an opinion that says something', () => {
		const { story, approver, decision } = undecided();
		expect(story.refused(approver, 'task.decide', { ...decision, outcome: 'grant', opinion: '已阅' })).toBe(
			'opinion-hollow'
		);
	});

	it('is once, by whoever has claimed it', () => {
		const { story, approver, decision } = undecided();
		const colleague = story.staff('other chief', { roles: ['chief'], department: 'zrzy' });
		const grant = { ...decision, outcome: 'grant' };
		expect(story.refused(colleague, 'task.decide', grant)).toBe('not-your-task');
		story.ask(approver, 'task.decide', grant);
		expect(story.refused(approver, 'task.decide', { ...decision, outcome: 'deny', reasons })).toBe('task-not');
		expect(story.refused(approver, 'task.decide', { ...grant, task: 'k_nothing0' })).toBe('unknown');
	});
});

describe('转报: a case is sent up', () => {
	it('to an authority that is named, under a number of its own; the hall’s own limits are met by it', () => {
		const { story, id, task, approver, decision } = undecided();
		const forward = { ...decision, outcome: 'forward' };
		expect(story.refused(approver, 'task.decide', forward)).toBe('forward-where');
		expect(story.happens(approver, 'task.decide', { ...forward, to: '省自然资源厅' })).toEqual(['task.decided']);
		expect(story.hall.approval.tasks[task]).toMatchObject({ status: 'forwarded', endedAt: null });
		expect(caseOf(story, id)).toMatchObject({
			status: 'forwarded',
			forwarding: { number: '示自然资转〔2026〕1号', to: '省自然资源厅' },
			decision: null
		});
	});

	it('and not a second time', () => {
		const { story, approver, decision } = undecided();
		const forward = { ...decision, outcome: 'forward', to: '省自然资源厅' };
		story.ask(approver, 'task.decide', forward);
		expect(story.refused(approver, 'task.decide', forward)).toBe('forwarded-already');
	});

	it.each([
		['grant', 'granted'],
		['deny', 'denied'],
		['terminate', 'terminated']
	])('and decided once the answer from above is here: %s', (outcome, status) => {
		const { story, id, task, approver, decision } = undecided();
		story.ask(approver, 'task.decide', { ...decision, outcome: 'forward', to: '省自然资源厅' });
		expect(story.happens(approver, 'task.decide', { ...decision, outcome, reasons })).toEqual(['task.decided']);
		expect(caseOf(story, id).status).toBe(status);
		expect(story.hall.approval.tasks[task]?.status).toBe('decided');
	});
});

describe('the answer from above', () => {
	const to = '省自然资源厅';

	it('is any chief’s of the department to act on, where who sent it up is gone', () => {
		const { story, id, approver, decision } = undecided();
		story.ask(approver, 'task.decide', { ...decision, outcome: 'forward', to });
		story.ask(ADMIN, 'staff.disable', { staff: approver.kind === 'staff' ? approver.id : '' });
		const successor = story.staff('successor', { roles: ['chief'], department: 'zrzy' });
		expect(story.happens(successor, 'task.decide', { ...decision, outcome: 'grant' })).toEqual(['task.decided']);
		expect(caseOf(story, id).status).toBe('granted');
	});

	it('is the department’s to act on, where it was sent up from the window', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, immediate);
		const { task, approver } = taskAt(story, id, 'decide');
		const decision = { task, opinion: OPINION };
		story.ask(clerk, 'task.decide', { ...decision, outcome: 'forward', to });
		const elsewhere = story.staff('elsewhere', { roles: ['chief'], department: 'zrzy' });
		for (const other of [clerk, elsewhere])
			expect(story.refused(other, 'task.decide', { ...decision, outcome: 'grant' })).toBe('not-your-department');
		expect(story.happens(approver, 'task.decide', { ...decision, outcome: 'grant' })).toEqual(['task.decided']);
	});
});

describe('即办: decided at the window by delegated power', () => {
	const atWindow = (story: Story) => {
		const { clerk, id } = accepted(story, immediate);
		const { task } = taskAt(story, id, 'decide');
		return { clerk, id, task, decision: { task, opinion: OPINION } };
	};

	it('by the clerk who took the case, without a claim, and nobody else', () => {
		const story = openedHall();
		const { clerk, id, decision } = atWindow(story);
		const other = story.staff('other clerk', { windows: ['w13'], skills: ['sh'] });
		expect(story.refused(other, 'task.decide', { ...decision, outcome: 'grant' })).toBe('not-your-department');
		expect(story.happens(clerk, 'task.decide', { ...decision, outcome: 'grant' })).toEqual(['task.decided']);
		expect(caseOf(story, id).status).toBe('granted');
	});

	it.each([
		['deny', 'denied'],
		['terminate', 'terminated'],
		['forward', 'forwarded']
	])('may be any decision: %s', (outcome, status) => {
		const story = openedHall();
		const { clerk, id, decision } = atWindow(story);
		const full = { ...decision, outcome, reasons: '不符合参保条件', to: '省医疗保障局' };
		expect(story.happens(clerk, 'task.decide', full)).toEqual(['task.decided']);
		expect(caseOf(story, id).status).toBe(status);
	});

	it('is the department’s own, once its chief has claimed it', () => {
		const story = openedHall();
		const { clerk, id, decision } = atWindow(story);
		const { approver } = claimed(story, id, 'decide');
		expect(story.refused(clerk, 'task.decide', { ...decision, outcome: 'grant' })).toBe('not-your-department');
		expect(story.happens(approver, 'task.decide', { ...decision, outcome: 'grant' })).toEqual(['task.decided']);
	});
});
