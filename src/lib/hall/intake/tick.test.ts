import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/day.ts';
import {
	caseOf,
	CLOCK,
	drafted,
	noticeLine,
	openedHall,
	person,
	received,
	served,
	verdict,
	verdicts,
	WALKS,
	type Story
} from '../testing.ts';

const { serial, parallel } = WALKS;

describe('视为受理 (行政许可法 Art. 32(4))', () => {
	it('who was told nothing within five working days is accepted from the day of receipt, found by time alone', () => {
		const story = openedHall();
		const { id } = received(story, parallel);
		const receivedAt = story.now;
		story.at('2026-11-27', '23:59').passes();
		expect(caseOf(story, id).status).toBe('received');
		expect(story.at('2026-11-28', '00:00').passes()).toEqual(['case.deemedAccepted', 'task.opened', 'task.opened']);
		expect(caseOf(story, id)).toMatchObject({
			status: 'accepted',
			acceptance: { deemed: true, day: '2026-11-20', at: receivedAt, promised: { due: '2026-11-23' } }
		});
	});

	it('takes a number of the day on which it is found, so that none is given twice', () => {
		const story = openedHall();
		const numberOf = (id: string) => caseOf(story, id).acceptance?.shortNo;
		const finished = (who: string) => {
			const { clerk, ticket, id } = received(story, { ...serial, who });
			story.ask(clerk, 'ticket.finish', { ticket });
			return { clerk, id };
		};
		const first = finished('A');
		story.ask(first.clerk, 'case.accept', { case: first.id });
		const forgotten = finished('B');
		story.at('2026-11-23', '09:40');
		const later = finished('C');
		story.ask(later.clerk, 'case.accept', { case: later.id });
		story.at('2026-11-30', '00:00').passes();
		expect([first.id, forgotten.id, later.id].map(numberOf)).toEqual([
			'XCY-20261120-0001',
			'XCY-20261130-0001',
			'XCY-20261123-0001'
		]);
		expect(caseOf(story, forgotten.id).acceptance?.day).toBe('2026-11-20');
	});

	it('counts from the first moment of the next working day, where it was received on a day off', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.check', { case: id, lines: verdicts(serial.item) });
		story.at('2026-11-21', '10:00').ask(clerk, 'case.receive', { case: id });
		story.at('2026-12-01', '00:00').passes();
		expect(caseOf(story, id).acceptance).toMatchObject({
			deemed: true,
			day: '2026-11-23',
			at: instantOf('2026-11-23', '00:00')
		});
	});

	it('counts from the day on which the last thing was brought, where something was lacking', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		story.ask(clerk, 'case.notify', { case: id, lines: [noticeLine('health')] });
		story.at('2026-11-25', '10:00').ask(clerk, 'case.resubmit', { case: id, lines: [verdict('health')] });
		story.at('2026-12-02', '23:59').passes();
		expect(caseOf(story, id).status).toBe('received');
		story.at('2026-12-03', '00:00').passes();
		expect(caseOf(story, id).acceptance).toMatchObject({ deemed: true, day: '2026-11-25' });
	});

	it('after a week of downtime each is found once, with numbers of its own', () => {
		const story = openedHall();
		const ids = ['A', 'B', 'C'].map((who) => {
			const { clerk, ticket, id } = received(story, { ...serial, who });
			story.ask(clerk, 'ticket.finish', { ticket });
			return id;
		});
		story.at('2026-12-10', '08:00').passes();
		expect(ids.map((id) => caseOf(story, id).acceptance?.number)).toEqual(
			[1, 2, 3].map((n) => `示市监受〔2026〕${n}号`)
		);
		expect(story.happens(CLOCK, 'clock.tick')).toEqual([]);
	});
});

describe('what nobody goes on with', () => {
	const prepared = (story: Story): string => {
		const adviser = story.staff('adviser', { roles: ['adviser'], windows: ['w14'], skills: ['zx'] });
		return String(story.ask(adviser, 'case.prepare', { item: serial.item, applicant: person('A') }).result['case']);
	};

	it('a draft lapses after the days for which the hall keeps it', () => {
		const story = openedHall();
		const { id } = drafted(story, serial);
		story.at('2026-12-20', '23:59').passes();
		expect(caseOf(story, id).status).toBe('draft');
		expect(story.at('2026-12-21', '00:00').passes()).toEqual(['case.lapsed']);
	});

	it('what an adviser prepared lapses as a draft does', () => {
		const story = openedHall(undefined, { draftDays: 3 });
		const id = prepared(story);
		story.at('2026-11-23', '23:59').passes();
		expect(caseOf(story, id).status).toBe('prepared');
		expect(story.at('2026-11-24', '00:00').passes()).toEqual(['case.lapsed']);
	});

	it('what lapsed is taken up no more', () => {
		const story = openedHall(undefined, { draftDays: 1 });
		const id = prepared(story);
		story.at('2026-11-24', '09:00').passes();
		const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
		expect(story.refused(clerk, 'case.draft', { ticket, continues: id })).toBe('case-not');
	});
});
