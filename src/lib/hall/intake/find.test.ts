import { describe, expect, it } from 'vitest';
import { accepted, openedHall, received, served, shelved, WALKS, type Story } from '../testing.ts';
import type { View } from '../view.ts';
import { findViews } from './find.ts';

const { serial } = WALKS;
/** Behind the edge an identity is its keyed hash, and no schema knows of it. */
const cases: View = findViews.cases;
const found = (story: Story, wanted: object) => cases.data(story.hall, wanted, story.now);

describe('a person’s cases are found', () => {
	it('by the ticket that is being served, by the identity, and by any number that was told', () => {
		const story = openedHall();
		const { clerk, ticket, id } = accepted(story, serial);
		expect(found(story, { by: 'ticket', ticket })).toMatchObject([{ id }]);
		expect(found(story, { by: 'identity', identity: 'key of A' })).toMatchObject([{ id }]);
		for (const number of ['XCY-20261120-0001', 'SJ-20261120-0001', '示市监受〔2026〕1号'])
			expect(found(story, { by: 'number', number })).toMatchObject([{ id }]);
		expect(found(story, { by: 'identity', identity: 'key of B' })).toEqual([]);
		story.ask(clerk, 'ticket.finish', { ticket });
		const later = served(story, 'w08', 'ss', 'A');
		expect(found(story, { by: 'ticket', ticket: later.ticket })).toMatchObject([{ id }]);
	});

	it('with what is over last, and with the slot of what may be fetched', () => {
		const story = openedHall();
		const ready = shelved(story);
		const open = received(story, { ...serial, who: 'A' });
		story.ask(open.clerk, 'case.withdraw', { case: open.id, reason: '不办了' });
		expect(found(story, { by: 'identity', identity: 'key of A' })).toMatchObject([
			{ id: ready.id, slot: 'A-01-03', over: false },
			{ id: open.id, slot: null, over: true }
		]);
	});

	it('by those who work with people, and by nobody behind', () => {
		const story = openedHall();
		const wanted = { by: 'number', number: 'X' } as const;
		const may = (role: string) => cases.audience(story.hall, story.staff(role, { roles: [role] }), wanted);
		expect(['clerk', 'adviser', 'issuer', 'dutyManager'].map(may)).toEqual([true, true, true, true]);
		expect(['guide', 'supervisor', 'itemAdmin'].map(may)).toEqual([false, false, false]);
	});
});
