import { describe, expect, it } from 'vitest';
import { CLOCK, openedHall, received, verdict, WALKS, caseOf } from '../testing.ts';

const { serial, parallel } = WALKS;

describe('一次性告知 (行政许可法 Art. 32)', () => {
	const line = (material: string) => ({ material, problem: '未提交', requirement: '提交复印件一份' });

	it('names everything that is lacking at once, and gives the time to bring it', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing', layout: 'unqualified' });
		expect(story.refused(clerk, 'case.notify', { case: id, lines: [line('health')] })).toBe('notify-everything');
		const { result } = story.ask(clerk, 'case.notify', { case: id, lines: [line('health'), line('layout')] });
		expect(result).toMatchObject({ number: '焦市监补〔2026〕1号', correction: { due: '2026-12-11' } });
		expect(caseOf(story, id).status).toBe('correcting');
	});

	it('may ask for nothing that is not listed, nor for what is in order', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		expect(story.refused(clerk, 'case.notify', { case: id, lines: [line('health'), line('passport')] })).toBe(
			'malformed'
		);
		expect(story.refused(clerk, 'case.notify', { case: id, lines: [line('health'), line('layout')] })).toBe(
			'malformed'
		);
	});

	it('is refused when nothing is lacking, and a second time', () => {
		const story = openedHall();
		const whole = received(story, serial);
		expect(story.refused(whole.clerk, 'case.notify', { case: whole.id, lines: [line('health')] })).toBe(
			'nothing-to-notify'
		);
		story.ask(whole.clerk, 'ticket.finish', { ticket: whole.ticket });
		const { clerk, id } = received(story, { ...serial, who: 'B' }, { health: 'missing' });
		story.ask(clerk, 'case.notify', { case: id, lines: [line('health')] });
		story.ask(clerk, 'case.resubmit', { case: id, lines: [verdict('health', 'missing')] });
		expect(story.refused(clerk, 'case.notify', { case: id, lines: [line('health')] })).toBe('already-notified');
	});

	it('what is brought matches the notice line by line, and starts the five days again', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing', layout: 'unqualified' });
		story.ask(clerk, 'case.notify', { case: id, lines: [line('health'), line('layout')] });
		story.at('2026-11-25', '10:00');
		expect(story.refused(clerk, 'case.resubmit', { case: id, lines: [verdict('health')] })).toBe('lines-do-not-match');
		expect(story.refused(clerk, 'case.resubmit', { case: id, lines: [verdict('health'), verdict('licence')] })).toBe(
			'lines-do-not-match'
		);
		expect(story.happens(clerk, 'case.resubmit', { case: id, lines: [verdict('layout'), verdict('health')] })).toEqual([
			'case.resubmitted'
		]);
		expect(caseOf(story, id)).toMatchObject({
			status: 'received',
			resubmission: { notification: { due: '2026-12-02' } }
		});
		expect(story.happens(clerk, 'case.accept', { case: id })).toEqual(['case.accepted', 'task.opened']);
	});

	it('what is never brought lapses after the period, not on its last day', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		story.ask(clerk, 'case.notify', { case: id, lines: [line('health')] });
		story.at('2026-12-11', '23:59').ask(CLOCK, 'clock.tick');
		expect(caseOf(story, id).status).toBe('correcting');
		expect(story.at('2026-12-12', '00:00').happens(CLOCK, 'clock.tick')).toContain('case.lapsed');
	});
});

describe('不予受理', () => {
	it('states its ground and reason, and names the right authority where it is not ours', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		const refusal = {
			case: id,
			ground: 'notOurPower',
			reason: '该事项由县级市场监督管理部门办理',
			properAuthority: null
		};
		expect(story.refused(clerk, 'case.refuse', refusal)).toBe('authority-needed');
		expect(story.happens(clerk, 'case.refuse', { ...refusal, properAuthority: '某县市场监督管理局' })).toEqual([
			'case.refused'
		]);
		expect(caseOf(story, id)).toMatchObject({ status: 'refused', refusal: { number: '焦市监不受〔2026〕1号' } });
		expect(story.refused(clerk, 'case.accept', { case: id })).toBe('case-not');
	});
});

describe('视为受理 (行政许可法 Art. 32(4))', () => {
	it('who was told nothing within five working days is accepted from the day of receipt, found by time alone', () => {
		const story = openedHall();
		const { id } = received(story, parallel);
		const receivedAt = story.now;
		story.at('2026-11-27', '23:59').ask(CLOCK, 'clock.tick');
		expect(caseOf(story, id).status).toBe('received');
		story.at('2026-11-28', '00:00');
		expect(story.happens(CLOCK, 'clock.tick')).toEqual(expect.arrayContaining(['case.deemedAccepted', 'task.opened']));
		expect(caseOf(story, id)).toMatchObject({
			status: 'accepted',
			acceptance: { deemed: true, day: '2026-11-20', at: receivedAt, promised: { due: '2026-11-23' } }
		});
	});

	it('after a week of downtime each is found once, with numbers of its own', () => {
		const story = openedHall();
		const ids = ['A', 'B', 'C'].map((who) => {
			const { clerk, ticket, id } = received(story, { ...serial, who });
			story.ask(clerk, 'ticket.finish', { ticket });
			return id;
		});
		story.at('2026-12-10', '08:00');
		for (let tick = 0; tick < 10; tick += 1) story.ask(CLOCK, 'clock.tick');
		expect(ids.map((id) => caseOf(story, id).acceptance?.number)).toEqual(
			[1, 2, 3].map((n) => `焦市监受〔2026〕${n}号`)
		);
		expect(story.happens(CLOCK, 'clock.tick')).toEqual([]);
	});
});
