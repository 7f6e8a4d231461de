import { expect, it } from 'vitest';
import type { Actor } from '../contract.ts';
import { accepted, claimed, noticeLine, openedHall, OPINION, passed, taskAt, WALKS, type Story } from '../testing.ts';
import { TASK_ALLOWS, type TaskCommand, type TaskStatus } from './rules.ts';

const { serial } = WALKS;
type At = { task: string; approver: Actor };
const reason = '事实不清，请补充核查';
const words = { opinion: OPINION, recommends: 'grant' };

/** The last step of a case, claimed by the chief. */
function last(story: Story, id: string): At {
	for (const step of ['handle', 'review']) passed(story, id, step);
	return claimed(story, id, 'decide');
}

/** A task in each status, and who has it. */
const INTO: Readonly<Record<TaskStatus, (story: Story, id: string, clerk: Actor) => At>> = {
	pending: (story, id) => taskAt(story, id, 'handle'),
	working: (story, id) => claimed(story, id, 'handle'),
	sentBack: (story, id) => {
		const at = claimed(story, id, 'handle');
		story.ask(at.approver, 'task.sendBack', { task: at.task, lines: [noticeLine('health')] });
		return at;
	},
	forwarded: (story, id) => {
		const at = last(story, id);
		const decision = { task: at.task, outcome: 'forward', opinion: OPINION, to: '省市场监督管理局' };
		story.ask(at.approver, 'task.decide', decision);
		return at;
	},
	passed: (story, id) => {
		const at = claimed(story, id, 'handle');
		story.ask(at.approver, 'task.pass', { task: at.task, ...words });
		return at;
	},
	returned: (story, id) => {
		passed(story, id, 'handle');
		const at = claimed(story, id, 'review');
		story.ask(at.approver, 'task.return', { task: at.task, reason });
		return at;
	},
	cancelled: (story, id, clerk) => {
		const at = claimed(story, id, 'handle');
		story.ask(clerk, 'case.withdraw', { case: id, reason });
		return at;
	},
	decided: (story, id) => {
		const at = last(story, id);
		story.ask(at.approver, 'task.decide', { task: at.task, outcome: 'grant', opinion: OPINION });
		return at;
	}
};

const COMMANDS = [...new Set(Object.values(TASK_ALLOWS).flat())];

it.each(Object.entries(INTO))(
	'what a task’s status does not allow is refused, to whoever has it: %s',
	(status, into) => {
		const story = openedHall();
		const { clerk, id } = accepted(story, serial);
		const { task, approver } = into(story, id, clerk);
		expect(story.hall.approval.tasks[task]?.status).toBe(status);
		const allowed: readonly TaskCommand[] = TASK_ALLOWS[status as TaskStatus];
		const payload = { task, ...words, reason, lines: [noticeLine('health')], outcome: 'grant' };
		for (const command of COMMANDS.filter((one) => !allowed.includes(one)))
			expect(story.refused(approver, command, payload), command).toBe('task-not');
	}
);
