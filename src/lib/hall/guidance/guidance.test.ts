import { describe, expect, it } from 'vitest';
import type { Actor } from '../contract.ts';
import { ANYONE, caseOf, openedHall, person, takes, verdict, WALKS, type Story } from '../testing.ts';

const { serial } = WALKS;
const adviserOf = (story: Story): Actor =>
	story.staff('adviser', { roles: ['adviser'], windows: ['w14'], skills: ['zx'] });

describe('advice.record', () => {
	const words = { question: '开小饭馆要办什么', answer: '办理小餐饮登记，材料见清单' };

	it('keeps what somebody asked and was told, and of which ticket', () => {
		const story = openedHall();
		const ticket = takes(story, 'A', 'zx');
		const advice = { ...words, ticket, items: ['small-catering'], minutes: 6 };
		expect(story.happens(adviserOf(story), 'advice.record', advice)).toEqual(['advice.recorded']);
		expect(story.hall.guidance.advices).toMatchObject([{ ...words, number: 'Z001', minutes: 6 }]);
	});

	it('needs no ticket, but names only what there is', () => {
		const story = openedHall();
		const adviser = adviserOf(story);
		expect(story.happens(adviser, 'advice.record', words)).toEqual(['advice.recorded']);
		expect(story.refused(adviser, 'advice.record', { ...words, ticket: 't_nobody0' })).toBe('unknown');
		expect(story.refused(adviser, 'advice.record', { ...words, items: ['toString'] })).toBe('unknown');
		expect(story.refused(ANYONE, 'advice.record', words)).toBe('not-signed-in');
	});

	it('keeps the newest fifty at hand, and counts those of the day', () => {
		const story = openedHall();
		const adviser = adviserOf(story);
		for (let n = 0; n < 51; n += 1) story.ask(adviser, 'advice.record', { ...words, minutes: n });
		expect(story.hall.guidance.advices).toHaveLength(50);
		expect(story.hall.guidance.advices[0]?.minutes).toBe(1);
		expect(story.hall.guidance.today).toEqual({ day: '2026-11-20', given: 51, prepared: 0 });
		story.at('2026-11-23', '09:00').ask(adviser, 'advice.record', words);
		expect(story.hall.guidance.today).toEqual({ day: '2026-11-23', given: 1, prepared: 0 });
	});
});

describe('case.prepare', () => {
	const facts = { item: serial.item, applicant: person('A') };

	it('makes a case that the counter only has to confirm; empty fields are not kept', () => {
		const story = openedHall();
		const form = { shopName: '小店', licenceCode: null };
		const prepared = { ...facts, form, lines: [verdict('health', 'missing')] };
		expect(story.happens(adviserOf(story), 'case.prepare', prepared)).toEqual(['case.prepared']);
		const [id = ''] = Object.keys(story.hall.intake.cases);
		expect(caseOf(story, id)).toMatchObject({ status: 'prepared', window: null, form: { shopName: '小店' } });
		expect(caseOf(story, id).form).not.toHaveProperty('licenceCode');
		expect(story.hall.guidance.today.prepared).toBe(1);
	});

	it('may name an agent whose letter of authority is shown later', () => {
		const story = openedHall();
		const agent = { ...person('G'), kind: undefined, authoritySeen: false };
		expect(story.happens(adviserOf(story), 'case.prepare', { ...facts, agent })).toEqual(['case.prepared']);
	});

	it('is refused for what there is not, and for the wrong kind of applicant', () => {
		const story = openedHall();
		const adviser = adviserOf(story);
		expect(story.refused(adviser, 'case.prepare', { ...facts, item: 'toString' })).toBe('unknown');
		expect(story.refused(adviser, 'case.prepare', { ...facts, ticket: 't_nobody0' })).toBe('unknown');
		const organisation = { ...person('A'), kind: 'organisation', organisation: '甲公司', creditCode: 'x' };
		const wrong = { item: 'medical-insurance', applicant: organisation };
		expect(story.refused(adviser, 'case.prepare', wrong)).toBe('wrong-applicant-kind');
		expect(story.refused(ANYONE, 'case.prepare', facts)).toBe('not-signed-in');
	});

	it('looks only at materials that the guide lists', () => {
		const story = openedHall();
		const flawed = { ...facts, lines: [verdict('passport')] };
		expect(story.refused(adviserOf(story), 'case.prepare', flawed)).toBe('malformed');
	});
});
