import { describe, expect, it } from 'vitest';
import type { Actor } from '../contract.ts';
import { accepted, caseOf, granted, openedHall, received, WALKS, type Story } from '../testing.ts';
import { maySeeCase } from './access.ts';

const { serial, byDepartment } = WALKS;
const sees = (story: Story, actor: Actor, id: string) => maySeeCase(story.hall, actor, caseOf(story, id));
const of = (story: Story, role: string, department?: string) =>
	story.staff(`${role} ${department ?? ''}`, { roles: [role], ...(department ? { department } : {}) });

describe('whose business a case is', () => {
	it('its applicant’s with the link to it, and nobody’s with another link', () => {
		const story = openedHall();
		const { id, ticket } = received(story, serial);
		expect(sees(story, { kind: 'applicant', of: 'case', id }, id)).toBe(true);
		expect(sees(story, { kind: 'applicant', of: 'case', id: 'c_other000' }, id)).toBe(false);
		expect(sees(story, { kind: 'applicant', of: 'ticket', id: ticket }, id)).toBe(false);
		expect(sees(story, { kind: 'anyone' }, id)).toBe(false);
	});

	it('the clerks’ who have the skill for its queue, and theirs who watch over all', () => {
		const story = openedHall();
		const { id } = received(story, serial);
		expect(sees(story, story.staff('same', { skills: ['ss'] }), id)).toBe(true);
		expect(sees(story, story.staff('other', { skills: ['bdc'] }), id)).toBe(false);
		for (const role of ['supervisor', 'dutyManager', 'director']) expect(sees(story, of(story, role), id)).toBe(true);
		for (const role of ['guide', 'adviser', 'itemAdmin']) expect(sees(story, of(story, role), id)).toBe(false);
	});

	it('the department’s that accepts it, from receipt; every department’s of its flow, from acceptance', () => {
		const story = openedHall();
		const first = received(story, byDepartment);
		expect(sees(story, of(story, 'handler', 'cgj'), first.id)).toBe(true);
		expect(sees(story, of(story, 'handler', 'scjg'), first.id)).toBe(false);
		const second = received(story, serial);
		expect(sees(story, of(story, 'handler', 'scjg'), second.id)).toBe(false);
		story.ask(second.clerk, 'case.accept', { case: second.id });
		expect(sees(story, of(story, 'handler', 'scjg'), second.id)).toBe(true);
	});

	it('the issuing desk’s, once it is decided', () => {
		const story = openedHall();
		const open = accepted(story, serial);
		const issuer = story.staff('issuer', { roles: ['issuer'], windows: ['w15'], skills: ['lz'] });
		expect(sees(story, issuer, open.id)).toBe(false);
		const { id } = granted(story);
		expect(sees(story, issuer, id)).toBe(true);
	});

	it('nobody’s who is signed out', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		story.ask(clerk, 'session.close');
		expect(sees(story, clerk, id)).toBe(false);
	});
});
