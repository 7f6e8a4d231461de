import { describe, expect, it } from 'vitest';
import { caseOf, noticeLine, openedHall, received, verdict, WALKS, type Story } from '../testing.ts';

const { byDepartment, serial } = WALKS;
const handlerOf = (story: Story, department: string) =>
	story.staff(`handler ${department}`, { roles: ['handler'], department });

describe('what the department itself accepts', () => {
	it('is received at the window, and accepted by the department, from which both limits run', () => {
		const story = openedHall();
		const { clerk, id } = received(story, byDepartment);
		expect(story.refused(clerk, 'case.accept', { case: id })).toBe('department-accepts');
		story.at('2026-11-23', '10:00');
		const cgj = handlerOf(story, 'cgj');
		expect(story.happens(cgj, 'case.accept', { case: id })).toEqual(['case.accepted', 'task.opened']);
		expect(caseOf(story, id).acceptance).toMatchObject({ number: '示城管受〔2026〕1号', day: '2026-11-23' });
	});

	it('is refused by the department, not by the window', () => {
		const story = openedHall();
		const { clerk, id } = received(story, byDepartment);
		const refusal = { case: id, ground: 'notRequired', reason: '依法不需要取得行政许可' };
		expect(story.refused(clerk, 'case.refuse', refusal)).toBe('department-accepts');
		expect(story.happens(handlerOf(story, 'cgj'), 'case.refuse', refusal)).toEqual(['case.refused']);
	});

	it('is notified by the department too', () => {
		const story = openedHall();
		const { id } = received(story, byDepartment, { test: 'missing' });
		const notice = { case: id, lines: [noticeLine('test')] };
		expect(story.happens(handlerOf(story, 'cgj'), 'case.notify', notice)).toEqual(['case.notified']);
	});

	it('is no other department’s to accept, and not its own before receipt', () => {
		const story = openedHall();
		const { id } = received(story, byDepartment);
		expect(story.refused(handlerOf(story, 'zrzy'), 'case.accept', { case: id })).toBe('not-allowed');
	});

	it('is not accepted by one of the department who is signed out', () => {
		const story = openedHall();
		const { id } = received(story, byDepartment);
		const cgj = handlerOf(story, 'cgj');
		story.ask(cgj, 'session.close');
		expect(story.refused(cgj, 'case.accept', { case: id })).toBe('not-allowed');
	});

	it('is deemed accepted like any other, once nothing was said in time', () => {
		const story = openedHall();
		const { id } = received(story, byDepartment);
		story.at('2026-11-28', '00:00').passes();
		expect(caseOf(story, id)).toMatchObject({ status: 'accepted', acceptance: { deemed: true, day: '2026-11-20' } });
	});
});

describe('what the window accepts', () => {
	it('is not the department’s to accept or refuse, though somebody there may look at it', () => {
		const story = openedHall();
		const { id } = received(story, serial);
		const both = story.staff('chief on duty', { roles: ['chief', 'dutyManager'], department: 'scjg' });
		expect(story.refused(both, 'case.accept', { case: id })).toBe('window-accepts');
		const refusal = { case: id, ground: 'notAdmissible', reason: '申请事项不符合受理条件' };
		expect(story.refused(both, 'case.refuse', refusal)).toBe('window-accepts');
	});

	it('is accepted by any clerk of its queue, not only by the one who received it', () => {
		const story = openedHall();
		const { id } = received(story, serial, { health: 'missing' });
		const other = story.staff('other', { windows: ['w09'], skills: ['ss'] });
		story.ask(other, 'case.check', { case: id, lines: [verdict('health')] });
		expect(story.happens(other, 'case.accept', { case: id })).toContain('case.accepted');
	});
});
