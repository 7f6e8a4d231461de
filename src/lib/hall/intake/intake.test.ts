import { describe, expect, it } from 'vitest';
import {
	clerkAt,
	drafted,
	openedHall,
	person,
	received,
	sealed,
	served,
	verdict,
	verdicts,
	WALKS,
	caseOf
} from '../testing.ts';
import { formFlaws } from './form.ts';

const { serial, immediate } = WALKS;
const agent = (authoritySeen: boolean) => ({ ...person('G'), kind: undefined, authoritySeen });

describe('case.draft', () => {
	it('begins a case for a ticket that is being served at one’s window, under today’s version of the item', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
		const draft = { ticket, item: 'small-catering', applicant: person('A'), agent: null };
		expect(story.happens(clerk, 'case.draft', draft)).toEqual(['case.drafted']);
		expect(story.happens(clerk, 'case.draft', draft)).toEqual(['case.drafted']);
		expect(Object.values(story.hall.intake.cases)).toMatchObject([
			{ status: 'draft', itemVersion: 1, window: 'w08' },
			{ status: 'draft', ticket }
		]);
		expect(story.hall.intake.byTicket[ticket]).toHaveLength(2);
	});

	it('is refused for a ticket that is not being served by whoever asks', () => {
		const story = openedHall();
		const { ticket } = served(story, 'w08', 'ss', 'A');
		const other = clerkAt(story, 'w09', 'ss');
		const draft = { ticket, item: 'small-catering', applicant: person('A'), agent: null };
		expect(story.refused(other, 'case.draft', draft)).toBe('not-being-served');
		expect(story.refused(other, 'case.draft', { ...draft, ticket: 't_nobody0' })).toBe('unknown');
		expect(story.refused(other, 'case.draft', { ...draft, item: 'toString' })).toBe('unknown');
	});

	it('is refused for an item of another queue, the wrong kind of applicant, and an agent without authority', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w12', 'sh', 'A');
		const draft = { ticket, item: 'medical-insurance', applicant: person('A'), agent: null };
		expect(story.refused(clerk, 'case.draft', { ...draft, item: 'small-catering' })).toBe('not-in-your-queues');
		const organisation = { ...person('A'), kind: 'organisation', organisation: '甲公司', creditCode: 'x' };
		expect(story.refused(clerk, 'case.draft', { ...draft, applicant: organisation })).toBe('wrong-applicant-kind');
		expect(story.refused(clerk, 'case.draft', { ...draft, agent: agent(false) })).toBe('agent-authority');
		expect(story.happens(clerk, 'case.draft', { ...draft, agent: agent(true) })).toEqual(['case.drafted']);
	});
});

describe('the form', () => {
	const item = openedHall().hall.catalogue.items['secondhand-transfer'];
	const flaws = (form: Record<string, string | number | boolean | null>) =>
		(item ? formFlaws(item, form) : []).map(({ path, problem }) => `${path} ${problem}`);

	it('takes what each kind of field has to be, and names each flaw with its path', () => {
		expect(flaws({ location: '某路 1 号', price: 80_000_000, use: 'residential', contractDate: '2026-11-01' })).toEqual(
			[]
		);
		expect(flaws({ location: 3 })).toEqual(['form.location text-expected']);
		expect(flaws({ location: ' ' })).toEqual(['form.location empty']);
		expect(flaws({ location: 'x'.repeat(121) })).toEqual(['form.location too-long']);
		expect(flaws({ price: 10.5 })).toEqual(['form.price money-expected']);
		expect(flaws({ price: -1 })).toEqual(['form.price money-expected']);
		expect(flaws({ buildingArea: '90' })).toEqual(['form.buildingArea number-expected']);
		expect(flaws({ buildingArea: 0 })).toEqual(['form.buildingArea too-small']);
		expect(flaws({ buildingArea: 1e9 })).toEqual(['form.buildingArea too-large']);
		expect(flaws({ use: 'castle' })).toEqual(['form.use not-a-choice']);
		expect(flaws({ contractDate: '2026-02-29' })).toEqual(['form.contractDate date-expected']);
		expect(flaws({ sellerIdentity: '410899200102291012' })).toEqual(['form.sellerIdentity identity.date']);
		expect(flaws({ constructor: 'x' })).toEqual(['form.constructor unknown-field']);
	});

	it('may be filled in parts; null clears a field; nothing is received before it is complete', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.fill', { case: id, form: { shopName: null } });
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering') });
		expect(story.refused(clerk, 'case.receive', { case: id })).toBe('form-incomplete');
		story.ask(clerk, 'case.fill', { case: id, form: { shopName: '小店' } });
		expect(story.happens(clerk, 'case.receive', { case: id })).toEqual(['case.received']);
	});
});

describe('case.check', () => {
	it('keeps a verdict per material; not in order needs a reason; only listed materials, each once', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		const check = (lines: unknown[]) => ({ case: id, lines });
		expect(story.refused(clerk, 'case.check', check([verdict('passport')]))).toBe('malformed');
		expect(story.refused(clerk, 'case.check', check([verdict('health'), verdict('health')]))).toBe('malformed');
		expect(story.refused(clerk, 'case.check', check([{ ...verdict('health', 'unqualified'), reason: null }]))).toBe(
			'malformed'
		);
		expect(story.happens(clerk, 'case.check', check([verdict('health', 'unqualified')]))).toEqual(['case.checked']);
		expect(caseOf(story, id).verdicts['health']).toMatchObject({ verdict: 'unqualified', reason: '字迹不清' });
	});

	it('is nobody’s who has not the skill for the case’s queue', () => {
		const story = openedHall();
		const { id } = drafted(story, serial);
		expect(
			story.refused(clerkAt(story, 'w01', 'bdc'), 'case.check', { case: id, lines: verdicts('small-catering') })
		).toBe('not-allowed');
	});
});

describe('收件 is not 受理', () => {
	it('receiving gives a receipt number and the date until which the applicant must be told', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering') });
		expect(story.ask(clerk, 'case.receive', { case: id }).result).toMatchObject({
			number: 'SJ-20261120-0001',
			notification: { due: '2026-11-27', provisional: false }
		});
		expect(caseOf(story, id)).toMatchObject({ status: 'received', acceptance: null });
	});

	it('is refused while a required material was not looked at', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering').slice(1) });
		expect(story.refused(clerk, 'case.receive', { case: id })).toBe('materials-unchecked');
	});

	it('accepting gives the department’s number, the 43-character case number, and both limits', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		const { result } = story.ask(clerk, 'case.accept', { case: id });
		expect(result).toMatchObject({
			number: '焦市监受〔2026〕1号',
			caseNo: '11410800MB1D00047T3410731026006202611200001',
			shortNo: 'XCY-20261120-0001',
			promised: { due: '2026-11-25' }
		});
		expect(String(result['caseNo'])).toHaveLength(43);
		expect(caseOf(story, id).acceptance).toMatchObject({ statutory: { due: '2026-12-04' }, deemed: false });
	});

	it('numbers are gap-free within department and year, whatever was refused between', () => {
		const story = openedHall();
		const numbers = ['A', 'B', 'C'].map((who) => {
			const { clerk, ticket, id } = received(story, { ...serial, who });
			expect(story.refused(clerk, 'case.resubmit', { case: id, lines: verdicts('small-catering') })).toBe('case-not');
			const { number } = story.ask(clerk, 'case.accept', { case: id }).result;
			story.ask(clerk, 'ticket.finish', { ticket });
			return number;
		});
		expect(numbers).toEqual(['焦市监受〔2026〕1号', '焦市监受〔2026〕2号', '焦市监受〔2026〕3号']);
		story.at('2027-01-04', '09:00');
		const { clerk, id } = received(story, { ...serial, who: 'D' });
		expect(story.ask(clerk, 'case.accept', { case: id }).result['number']).toBe('焦市监受〔2027〕1号');
	});

	it('accepting is refused while anything required is lacking, and twice', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		expect(story.refused(clerk, 'case.accept', { case: id })).toBe('materials-lacking');
		story.ask(clerk, 'case.check', { case: id, lines: [verdict('health')] });
		story.ask(clerk, 'case.accept', { case: id });
		expect(story.refused(clerk, 'case.accept', { case: id })).toBe('case-not');
	});

	it('acceptance at a weekend counts from the next working day', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		story.at('2026-11-21', '10:00');
		story.ask(clerk, 'case.accept', { case: id });
		expect(caseOf(story, id).acceptance).toMatchObject({ day: '2026-11-23', promised: { due: '2026-11-26' } });
	});
});

describe('person.reveal', () => {
	it('is written down with who looked and why, for those only whose business the case is', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, immediate);
		expect(story.happens(clerk, 'person.reveal', { case: id, reason: '核对电话' })).toEqual(['person.revealed']);
		expect(story.log.at(-1)).toMatchObject({ event: { type: 'person.revealed', case: id, reason: '核对电话' } });
		expect(story.refused(clerkAt(story, 'w01', 'bdc'), 'person.reveal', { case: id, reason: '好奇' })).toBe(
			'not-allowed'
		);
		expect(story.refused(clerk, 'person.reveal', { case: 'c_nothing0', reason: '核对' })).toBe('unknown');
	});

	it('changes nothing: nobody’s view of the case grows old because somebody looked', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, immediate);
		const { version, trail } = structuredClone(caseOf(story, id));
		story.ask(clerk, 'person.reveal', { case: id, reason: '核对电话' });
		expect(caseOf(story, id)).toMatchObject({ version, trail });
	});

	it('keeps no clear text anywhere in the hall', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, immediate);
		story.ask(clerk, 'person.reveal', { case: id, reason: '核对电话' });
		expect(caseOf(story, id).applicant.name).toEqual(sealed('name A'));
	});
});
