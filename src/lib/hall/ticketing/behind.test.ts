import { describe, expect, it } from 'vitest';
import {
	accepted,
	ADMIN,
	claimed,
	decided,
	granted,
	openedHall,
	received,
	shelved,
	WALKS,
	type Story
} from '../testing.ts';
import { departmentDesks, shelfOf } from './behind.ts';

const { serial, immediate, byDepartment } = WALKS;
const desk = (story: Story, department: string) =>
	departmentDesks(story.hall, story.now).find(({ id }) => id === department);

describe('the desks behind the counters', () => {
	it('have what is at hand, and of it what is due today and what is late', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		expect(desk(story, 'scjg')).toMatchObject({ open: 1, dueToday: 0, overdue: 0 });
		claimed(story, id, 'handle');
		// Three working days from a Friday: due on Wednesday.
		expect(desk(story.at('2026-11-25', '10:00'), 'scjg')).toMatchObject({ open: 1, dueToday: 1, overdue: 0 });
		expect(desk(story.at('2026-11-26', '10:00'), 'scjg')).toMatchObject({ open: 1, dueToday: 0, overdue: 1 });
	});

	it('have what they must accept themselves', () => {
		const story = openedHall();
		received(story, byDepartment);
		expect(desk(story, 'cgj')).toMatchObject({ open: 0, toConfirm: 1 });
	});

	it('have what is decided at the counter only once its clerk is gone', () => {
		const story = openedHall();
		const { clerk } = accepted(story, immediate);
		expect(desk(story, 'ybj')).toMatchObject({ open: 0 });
		story.ask(ADMIN, 'staff.disable', { staff: clerk.kind === 'staff' ? clerk.id : '' });
		expect(desk(story, 'ybj')).toMatchObject({ open: 1 });
	});
});

describe('the pickup desk', () => {
	it('has what is to be made, what is to be shelved, and what lies there', () => {
		const story = openedHall();
		granted(story, 'grant', 'A');
		expect(shelfOf(story.hall)).toEqual({ shelved: 0, toShelve: 0, toProduce: 1 });
		shelved(story);
		expect(shelfOf(story.hall)).toMatchObject({ shelved: 1 });
	});

	it('has nothing to do with what is handed out at the counter', () => {
		const story = openedHall();
		const { id } = accepted(story, immediate);
		decided(story, id, 'decide');
		expect(shelfOf(story.hall)).toEqual({ shelved: 0, toShelve: 0, toProduce: 0 });
	});
});
