import { describe, expect, it } from 'vitest';
import { approvalViews } from '$lib/hall/approval/views.ts';
import { accepted, claimed, openedHall, OPINION, WALKS, type Story } from '$lib/hall/testing.ts';

const office = (story: Story, department: string) => approvalViews.office.data(story.hall, { department }, story.now);

describe('what the office sees beside its lists', () => {
	it('is what was done today, and tomorrow no more', () => {
		const story = openedHall();
		const { id } = accepted(story, WALKS.serial);
		expect(office(story, 'scjg')?.done).toEqual({ count: 0, lines: [] });
		const { task, approver } = claimed(story, id, 'handle');
		story.ask(approver, 'task.pass', { task, opinion: OPINION, recommends: 'grant' });
		expect(office(story, 'scjg')?.done).toMatchObject({
			count: 1,
			lines: [{ id: task, case: id, recommends: 'grant' }]
		});
		story.at('2026-11-23', '10:00').passes();
		expect(office(story, 'scjg')?.done.count).toBe(0);
	});

	it('is what runs side by side with other steps', () => {
		const story = openedHall();
		accepted(story, WALKS.serial);
		expect(office(story, 'scjg')?.tasks.map(({ parallel }) => parallel)).toEqual([false]);
		accepted(story, WALKS.parallel);
		expect(office(story, 'zrzy')?.tasks.map(({ parallel }) => parallel)).toEqual([true]);
		expect(office(story, 'swj')?.tasks.map(({ parallel }) => parallel)).toEqual([true]);
	});
});
