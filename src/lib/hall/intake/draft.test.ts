import { describe, expect, it } from 'vitest';
import { caseOf, clerkAt, drafted, opened, openedHall, person, served, verdict, verdicts, WALKS } from '../testing.ts';

const { serial } = WALKS;
const agent = (authoritySeen: boolean) => ({ ...person('G'), kind: undefined, authoritySeen });

describe('case.draft', () => {
	it('begins a case for a ticket that is being served at one’s window, under today’s version of the item', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
		const draft = { ticket, item: 'small-catering', applicant: person('A') };
		expect(story.happens(clerk, 'case.draft', draft)).toEqual(['case.drafted']);
		const [begun] = Object.values(story.hall.intake.cases);
		expect(begun).toMatchObject({ status: 'draft', item: 'small-catering', itemVersion: 1, window: 'w08', ticket });
	});

	it('begins as many cases as one ticket needs', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
		for (const item of ['small-catering', 'food-licence'])
			story.ask(clerk, 'case.draft', { ticket, item, applicant: person('A') });
		expect(story.hall.intake.byTicket[ticket]?.cases).toHaveLength(2);
	});

	it('is found again by its applicant and its agent, and once where they are one person', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
		const draft = { ticket, item: 'small-catering', applicant: person('A') };
		const first = story.ask(clerk, 'case.draft', { ...draft, agent: agent(true) }).result['case'];
		expect(story.hall.intake.byPerson).toEqual({ 'key of A': [first], 'key of G': [first] });
		const self = { ...person('A'), kind: undefined, authoritySeen: true };
		const second = story.ask(clerk, 'case.draft', { ...draft, agent: self }).result['case'];
		expect(story.hall.intake.byPerson['key of A']).toEqual([first, second]);
	});

	it('is refused for a ticket that is not being served by whoever asks', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
		const draft = { ticket, item: 'small-catering', applicant: person('A') };
		expect(story.refused(clerkAt(story, 'w09', 'ss'), 'case.draft', draft)).toBe('not-being-served');
		expect(story.refused(clerk, 'case.draft', { ...draft, ticket: 't_nobody0' })).toBe('unknown');
		story.ask(clerk, 'ticket.hold', { ticket });
		expect(story.refused(clerk, 'case.draft', draft)).toBe('not-being-served');
	});

	it('is refused for an item that there is not, or of another queue', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w12', 'sh', 'A');
		const draft = { ticket, applicant: person('A') };
		expect(story.refused(clerk, 'case.draft', { ...draft, item: 'toString' })).toBe('unknown');
		expect(story.refused(clerk, 'case.draft', { ...draft, item: 'small-catering' })).toBe('not-in-your-queues');
	});

	it('is refused for the wrong kind of applicant', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w12', 'sh', 'A');
		const organisation = { ...person('A'), kind: 'organisation', organisation: '甲公司', creditCode: 'x' };
		const draft = { ticket, item: 'medical-insurance', applicant: organisation };
		expect(story.refused(clerk, 'case.draft', draft)).toBe('wrong-applicant-kind');
	});

	it('is refused for an agent whose letter of authority was not seen', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w12', 'sh', 'A');
		const draft = { ticket, item: 'medical-insurance', applicant: person('A') };
		expect(story.refused(clerk, 'case.draft', { ...draft, agent: agent(false) })).toBe('agent-authority');
		expect(story.happens(clerk, 'case.draft', { ...draft, agent: agent(true) })).toEqual(['case.drafted']);
	});
});

describe('a draft that was begun earlier', () => {
	it('goes on with another ticket at another window, by a clerk of its queue', () => {
		const story = openedHall();
		const { clerk, ticket, id } = drafted(story, serial);
		story.ask(clerk, 'ticket.finish', { ticket });
		const later = served(story, 'w09', 'ss', 'A');
		expect(story.happens(later.clerk, 'case.draft', { ticket: later.ticket, continues: id })).toEqual([
			'case.continued'
		]);
		expect(caseOf(story, id)).toMatchObject({ status: 'draft', window: 'w09', ticket: later.ticket });
		expect(story.hall.intake.byTicket[later.ticket]?.cases).toEqual([id]);
	});

	it('is not opened twice under one ticket', () => {
		const story = openedHall();
		const { clerk, ticket, id } = drafted(story, serial);
		expect(story.refused(clerk, 'case.draft', { ticket, continues: id })).toBe('case-open-already');
	});

	it('is not taken away from a window where somebody is being served with it, or is on hold', () => {
		const story = openedHall();
		const { clerk, ticket, id } = drafted(story, serial);
		const other = served(story, 'w09', 'ss', 'B');
		const goOn = { ticket: other.ticket, continues: id };
		expect(story.refused(other.clerk, 'case.draft', goOn)).toBe('case-elsewhere');
		story.ask(clerk, 'ticket.hold', { ticket });
		expect(story.refused(other.clerk, 'case.draft', goOn)).toBe('case-elsewhere');
	});

	it('is nobody’s who has not the skill for its queue, and goes on under no ticket that is not one’s own', () => {
		const story = openedHall();
		const { clerk, ticket, id } = drafted(story, serial);
		const other = served(story, 'w05', 'tz', 'B');
		expect(story.refused(other.clerk, 'case.draft', { ticket: other.ticket, continues: id })).toBe('not-allowed');
		expect(story.refused(other.clerk, 'case.draft', { ticket, continues: id })).toBe('not-being-served');
		expect(story.refused(clerk, 'case.draft', { ticket, continues: 'c_nothing0' })).toBe('unknown');
	});

	it('goes on no more once it was received', () => {
		const story = openedHall();
		const { clerk, ticket, id } = drafted(story, serial);
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering') });
		story.ask(clerk, 'case.receive', { case: id });
		story.ask(clerk, 'ticket.finish', { ticket });
		const later = served(story, 'w09', 'ss', 'A');
		expect(story.refused(later.clerk, 'case.draft', { ticket: later.ticket, continues: id })).toBe('case-not');
	});
});

describe('case.check', () => {
	const check = (id: string, ...lines: unknown[]) => ({ case: id, lines });

	it('keeps a verdict for each material, the newest', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		expect(story.happens(clerk, 'case.check', check(id, verdict('health', 'unqualified')))).toEqual(['case.checked']);
		expect(caseOf(story, id).verdicts['health']).toMatchObject({ verdict: 'unqualified', reason: '字迹不清' });
		story.ask(clerk, 'case.check', check(id, verdict('health')));
		expect(caseOf(story, id).verdicts['health']).toMatchObject({ verdict: 'qualified', reason: null });
	});

	it('is of listed materials, each once, and what is not in order needs a reason', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		const flawed = { ...verdict('health', 'unqualified'), reason: null };
		for (const lines of [[verdict('passport')], [verdict('health'), verdict('health')], [flawed]])
			expect(story.refused(clerk, 'case.check', check(id, ...lines))).toBe('malformed');
	});

	it('is nobody’s who has not the skill for the case’s queue', () => {
		const story = openedHall();
		const { id } = drafted(story, serial);
		expect(story.refused(clerkAt(story, 'w01', 'bdc'), 'case.check', check(id, verdict('health')))).toBe('not-allowed');
	});

	it('is of a received case too, until it is accepted', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.check', check(id, ...verdicts('small-catering', { health: 'missing' })));
		story.ask(clerk, 'case.receive', { case: id });
		expect(story.happens(clerk, 'case.check', check(id, verdict('health')))).toEqual(['case.checked']);
		story.ask(clerk, 'case.accept', { case: id });
		expect(story.refused(clerk, 'case.check', check(id, verdict('health', 'missing')))).toBe('case-not');
	});
});

it('a case is filled in while it is a draft and after it was received, and not after acceptance', () => {
	const story = openedHall();
	const { clerk, id } = drafted(story, serial);
	opened(story, 'w09', 'ss');
	expect(story.happens(clerk, 'case.fill', { case: id, form: { area: 41 } })).toEqual(['case.filled']);
	story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering') });
	story.ask(clerk, 'case.receive', { case: id });
	expect(story.happens(clerk, 'case.fill', { case: id, form: { area: 42 } })).toEqual(['case.filled']);
	expect(caseOf(story, id).form['area']).toBe(42);
	story.ask(clerk, 'case.accept', { case: id });
	expect(story.refused(clerk, 'case.fill', { case: id, form: { area: 43 } })).toBe('case-not');
});
