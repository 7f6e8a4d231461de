import { describe, expect, it } from 'vitest';
import { caseOf, clerkAt, noticeLine as line, openedHall, received, verdict, WALKS } from '../testing.ts';

const { serial } = WALKS;

describe('一次性告知 (行政许可法 Art. 32)', () => {
	it('names everything that is lacking at once, and gives the time to bring it', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing', layout: 'unqualified' });
		expect(story.refused(clerk, 'case.notify', { case: id, lines: [line('health')] })).toBe('notify-everything');
		const { result } = story.ask(clerk, 'case.notify', { case: id, lines: [line('health'), line('layout')] });
		expect(result).toMatchObject({ number: '示市监补〔2026〕1号', correction: { due: '2026-12-11' } });
		expect(caseOf(story, id).status).toBe('correcting');
	});

	it('may ask for nothing that is not listed, nor for what is in order, nor twice for one thing', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		for (const other of ['passport', 'layout', 'health'])
			expect(story.refused(clerk, 'case.notify', { case: id, lines: [line('health'), line(other)] })).toBe('malformed');
		expect(story.happens(clerk, 'case.notify', { case: id, lines: [line('health')] })).toEqual(['case.notified']);
	});

	it('is refused when nothing is lacking', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		expect(story.refused(clerk, 'case.notify', { case: id, lines: [line('health')] })).toBe('nothing-to-notify');
	});

	it('is allowed once: what is still lacking after that is asked for no more', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		story.ask(clerk, 'case.notify', { case: id, lines: [line('health')] });
		story.ask(clerk, 'case.resubmit', { case: id, lines: [verdict('health', 'missing')] });
		expect(story.refused(clerk, 'case.notify', { case: id, lines: [line('health')] })).toBe('already-notified');
	});
});

describe('补正: what was asked for is brought', () => {
	const notice = [line('health'), line('layout')];

	it('line by line, no more and no less', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing', layout: 'unqualified' });
		story.ask(clerk, 'case.notify', { case: id, lines: notice });
		for (const lines of [
			[verdict('health')],
			[verdict('health'), verdict('licence')],
			[verdict('health'), verdict('layout'), verdict('licence')]
		])
			expect(story.refused(clerk, 'case.resubmit', { case: id, lines })).toBe('lines-do-not-match');
	});

	it('with a verdict on each, and a reason where it is still not in order', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		story.ask(clerk, 'case.notify', { case: id, lines: [line('health')] });
		const flawed = { ...verdict('health', 'unqualified'), reason: null };
		expect(story.refused(clerk, 'case.resubmit', { case: id, lines: [flawed] })).toBe('malformed');
		expect(story.refused(clerk, 'case.resubmit', { case: id, lines: [verdict('passport')] })).toBe('malformed');
	});

	it('and starts the five days again; then it may be accepted', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing', layout: 'unqualified' });
		story.ask(clerk, 'case.notify', { case: id, lines: notice });
		story.at('2026-11-25', '10:00');
		expect(story.happens(clerk, 'case.resubmit', { case: id, lines: [verdict('layout'), verdict('health')] })).toEqual([
			'case.resubmitted'
		]);
		expect(caseOf(story, id)).toMatchObject({
			status: 'received',
			resubmission: { number: 'BZ-20261125-0001', notification: { due: '2026-12-02' } }
		});
		expect(story.happens(clerk, 'case.accept', { case: id })).toEqual(['case.accepted', 'task.opened']);
	});

	it('not after the applicant took the application back', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		story.ask(clerk, 'case.notify', { case: id, lines: [line('health')] });
		expect(story.happens(clerk, 'case.withdraw', { case: id, reason: '不办了' })).toEqual(['case.withdrawn']);
		expect(story.refused(clerk, 'case.resubmit', { case: id, lines: [verdict('health')] })).toBe('case-not');
	});

	it('never: the case lapses after the period, not on its last day', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		story.ask(clerk, 'case.notify', { case: id, lines: [line('health')] });
		story.at('2026-12-11', '23:59').passes();
		expect(caseOf(story, id).status).toBe('correcting');
		expect(story.at('2026-12-12', '00:00').passes()).toEqual(['case.lapsed']);
		expect(story.refused(clerkAt(story, 'w08', 'ss'), 'case.resubmit', { case: id, lines: [verdict('health')] })).toBe(
			'case-not'
		);
	});
});
