import { describe, expect, it } from 'vitest';
import type { Actor } from '../contract.ts';
import { caseOf, openedHall, opened, person, served, takes, verdict, WALKS, type Story } from '../testing.ts';

const { serial } = WALKS;
const adviserOf = (story: Story): Actor =>
	story.staff('adviser', { roles: ['adviser'], windows: ['w14'], skills: ['zx'] });

function prepared(story: Story, more: object = {}): { adviser: Actor; id: string } {
	const adviser = adviserOf(story);
	const facts = { item: serial.item, applicant: person('A'), form: serial.form, lines: [verdict('health')] };
	const id = String(story.ask(adviser, 'case.prepare', { ...facts, ...more }).result['case']);
	return { adviser, id };
}

/** The adviser serves a number at the guidance desk and prepares a case for it. */
function advised(story: Story) {
	const adviser = adviserOf(story);
	story.ask(adviser, 'window.open', { window: 'w14' });
	const ticket = takes(story, 'A', 'zx');
	story.ask(adviser, 'ticket.call', { window: 'w14' });
	story.ask(adviser, 'ticket.start', { ticket });
	return { ticket, ...prepared(story, { ticket }) };
}

describe('what an adviser prepared', () => {
	it('is taken up at the counter with all that was filled in and looked at, and the adviser’s name stays on it', () => {
		const story = openedHall();
		const { adviser, id } = prepared(story);
		const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
		expect(story.happens(clerk, 'case.draft', { ticket, continues: id })).toEqual(['case.continued']);
		expect(caseOf(story, id)).toMatchObject({
			status: 'draft',
			ticket,
			window: 'w08',
			form: serial.form,
			verdicts: { health: { verdict: 'qualified' } },
			adviser: adviser.kind === 'staff' ? adviser.id : ''
		});
	});

	it('stays with the adviser as long as its person is served or on hold at the guidance desk', () => {
		const story = openedHall();
		const { id } = advised(story);
		const { clerk, ticket } = served(story, 'w08', 'ss', 'B');
		expect(story.refused(clerk, 'case.draft', { ticket, continues: id })).toBe('case-elsewhere');
	});

	it('goes on under the very number that the adviser transferred to the counter', () => {
		const story = openedHall();
		const { adviser, ticket, id } = advised(story);
		story.ask(adviser, 'ticket.transfer', { ticket, queue: 'ss', reason: '转综窗受理' });
		const clerk = opened(story, 'w08', 'ss');
		story.ask(clerk, 'ticket.call', { window: 'w08' });
		story.ask(clerk, 'ticket.start', { ticket });
		expect(story.happens(clerk, 'case.draft', { ticket, continues: id })).toEqual(['case.continued']);
		expect(story.refused(clerk, 'case.draft', { ticket, continues: id })).toBe('case-open-already');
	});

	it('for an agent waits for the letter of authority, which may be seen when it is taken up', () => {
		const story = openedHall();
		const agent = { ...person('G'), kind: undefined, authoritySeen: false };
		const { id } = prepared(story, { agent });
		const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
		story.ask(clerk, 'case.draft', { ticket, continues: id });
		expect(story.refused(clerk, 'case.receive', { case: id })).toBe('agent-authority');
		story.ask(clerk, 'ticket.finish', { ticket });
		const again = served(story, 'w08', 'ss', 'A');
		story.ask(again.clerk, 'case.draft', { ticket: again.ticket, continues: id, authoritySeen: true });
		expect(caseOf(story, id).agent?.authoritySeen).toBe(true);
		expect(story.refused(again.clerk, 'case.receive', { case: id })).toBe('materials-unchecked');
	});

	it('is withdrawn at a window, without a number: nothing was received', () => {
		const story = openedHall();
		const { id } = prepared(story);
		const { clerk } = served(story, 'w08', 'ss', 'A');
		expect(story.happens(clerk, 'case.withdraw', { case: id, reason: '不办了' })).toEqual(['case.withdrawn']);
		expect(caseOf(story, id)).toMatchObject({ status: 'withdrawn', withdrawal: { number: null, reason: '不办了' } });
	});

	it('is not filled in or received before a clerk took it up', () => {
		const story = openedHall();
		const { id } = prepared(story);
		const { clerk } = served(story, 'w08', 'ss', 'A');
		expect(story.refused(clerk, 'case.fill', { case: id, form: {} })).toBe('case-not');
		expect(story.refused(clerk, 'case.receive', { case: id })).toBe('case-not');
	});
});
