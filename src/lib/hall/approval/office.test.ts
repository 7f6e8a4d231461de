import { describe, expect, it } from 'vitest';
import { accepted, ADMIN, claimed, noticeLine, openedHall, received, WALKS, type Story } from '../testing.ts';
import { addDays } from '../calendar/day.ts';
import { intakeViews } from '../intake/views.ts';
import { approvalViews } from './views.ts';

const { serial, immediate, byDepartment } = WALKS;
const office = (story: Story, department: string) => approvalViews.office.data(story.hall, { department }, story.now);

describe('a department’s inbox', () => {
	it('has its open tasks, fewest days left first', () => {
		const story = openedHall();
		const first = accepted(story, serial);
		story.ask(first.clerk, 'ticket.finish', { ticket: first.ticket });
		story.at('2026-11-23', '10:00').passes();
		const second = accepted(story, serial);
		expect(office(story, 'scjg')?.tasks.map((task) => [task.case, task.daysLeft])).toEqual([
			[first.id, 2],
			[second.id, 3]
		]);
	});

	it('says of a step that it is late from the day after its own date on, and no longer once it is done', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const { task, approver } = claimed(story, id, 'handle');
		const step = () => intakeViews.case.data(story.hall, { case: id }, story.now)?.tasks.find((one) => one.id === task);
		const due = step()?.due.due ?? '';
		expect(story.at(due, '16:00') && step()?.isLate).toBe(false);
		story.at(addDays(due, 1), '09:00');
		expect(step()?.isLate).toBe(true);
		story.ask(approver, 'task.pass', { task, opinion: '材料齐全，符合规定。', recommends: 'grant' });
		expect(step()?.isLate).toBe(false);
	});

	it('has apart what waits for the applicant', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const { task, approver } = claimed(story, id, 'handle');
		story.ask(approver, 'task.sendBack', { task, lines: [noticeLine('health')] });
		expect(office(story, 'scjg')).toMatchObject({ open: 0, tasks: [], away: [{ id: task, status: 'sentBack' }] });
	});

	it('has what it has to accept itself, and no longer once it did', () => {
		const story = openedHall();
		const { id } = received(story, byDepartment);
		expect(office(story, 'cgj')).toMatchObject({ confirmations: 1, toConfirm: [{ id, daysLeft: 5, again: false }] });
		const handler = story.staff('handler', { roles: ['handler'], department: 'cgj' });
		story.ask(handler, 'case.accept', { case: id });
		expect(office(story, 'cgj')).toMatchObject({ confirmations: 0, open: 1 });
	});

	it('has what is decided at the window only once its clerk is gone', () => {
		const story = openedHall();
		const { clerk } = accepted(story, immediate);
		expect(office(story, 'ybj')?.open).toBe(0);
		story.ask(ADMIN, 'staff.disable', { staff: clerk.kind === 'staff' ? clerk.id : '' });
		expect(office(story, 'ybj')?.open).toBe(1);
	});
});
