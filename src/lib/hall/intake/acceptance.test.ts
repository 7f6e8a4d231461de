import { describe, expect, it } from 'vitest';
import { caseOf, drafted, openedHall, person, received, served, verdict, verdicts, WALKS } from '../testing.ts';

const { serial } = WALKS;

describe('收件: a case is received', () => {
	it('with a receipt number and the date until which the applicant must be told', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering') });
		expect(story.ask(clerk, 'case.receive', { case: id }).result).toMatchObject({
			number: 'SJ-20261120-0001',
			notification: { due: '2026-11-27', provisional: false }
		});
		expect(caseOf(story, id)).toMatchObject({ status: 'received', acceptance: null });
	});

	it('though something is lacking: what is lacking is told afterwards', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering', { health: 'missing' }) });
		expect(story.happens(clerk, 'case.receive', { case: id })).toEqual(['case.received']);
	});

	it('not while a required material was not looked at', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering').slice(1) });
		expect(story.refused(clerk, 'case.receive', { case: id })).toBe('materials-unchecked');
	});

	it('not while a required field is empty', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.fill', { case: id, form: { shopName: null } });
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering') });
		expect(story.refused(clerk, 'case.receive', { case: id })).toBe('form-incomplete');
	});

	it('once', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		expect(story.refused(clerk, 'case.receive', { case: id })).toBe('case-not');
	});
});

describe('受理: a case is accepted', () => {
	it('with the department’s number, the 43-character case number, and both limits', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		const { result } = story.ask(clerk, 'case.accept', { case: id });
		expect(result).toMatchObject({
			number: '示市监受〔2026〕1号',
			caseNo: '11410899MB1D0004783410731026006202611200001',
			shortNo: 'XCY-20261120-0001',
			promised: { due: '2026-11-25' }
		});
		expect(String(result['caseNo'])).toHaveLength(43);
		expect(caseOf(story, id).acceptance).toMatchObject({ statutory: { due: '2026-12-04' }, deemed: false });
	});

	it('under the item as it was when the case was begun, whatever was defined meanwhile', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		const item = story.hall.catalogue.items['small-catering'];
		const next = { ...item, version: 2, promisedLimit: { value: 1, unit: 'workingDay' } };
		story.ask(story.staff('items', { roles: ['itemAdmin'] }), 'item.define', next);
		story.ask(clerk, 'case.accept', { case: id });
		expect(caseOf(story, id)).toMatchObject({ itemVersion: 1, acceptance: { promised: { due: '2026-11-25' } } });
	});

	it('and its first steps open behind', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		expect(story.happens(clerk, 'case.accept', { case: id })).toEqual(['case.accepted', 'task.opened']);
	});

	it('not while anything required is lacking, and not twice', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial, { health: 'missing' });
		expect(story.refused(clerk, 'case.accept', { case: id })).toBe('materials-lacking');
		story.ask(clerk, 'case.check', { case: id, lines: [verdict('health')] });
		story.ask(clerk, 'case.accept', { case: id });
		expect(story.refused(clerk, 'case.accept', { case: id })).toBe('case-not');
	});

	it('at a weekend counts from the next working day', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		story.at('2026-11-21', '10:00');
		story.ask(clerk, 'case.accept', { case: id });
		expect(caseOf(story, id).acceptance).toMatchObject({ day: '2026-11-23', promised: { due: '2026-11-26' } });
	});

	it('with numbers that have no gap within department and year, whatever was refused between', () => {
		const story = openedHall();
		const numbers = ['A', 'B', 'C'].map((who) => {
			const { clerk, ticket, id } = received(story, { ...serial, who });
			expect(story.refused(clerk, 'case.resubmit', { case: id, lines: verdicts('small-catering') })).toBe('case-not');
			const { number } = story.ask(clerk, 'case.accept', { case: id }).result;
			story.ask(clerk, 'ticket.finish', { ticket });
			return number;
		});
		expect(numbers).toEqual(['示市监受〔2026〕1号', '示市监受〔2026〕2号', '示市监受〔2026〕3号']);
		story.at('2027-01-04', '09:00');
		const { clerk, id } = received(story, { ...serial, who: 'D' });
		expect(story.ask(clerk, 'case.accept', { case: id }).result['number']).toBe('示市监受〔2027〕1号');
	});
});

describe('不予受理: a case is refused', () => {
	const refusal = { ground: 'notAdmissible', reason: '申请事项不符合受理条件' };

	it('with its ground and reason, under a number of the department', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		expect(story.happens(clerk, 'case.refuse', { case: id, ...refusal })).toEqual(['case.refused']);
		expect(caseOf(story, id)).toMatchObject({
			status: 'refused',
			refusal: { number: '示市监不受〔2026〕1号', ground: 'notAdmissible', properAuthority: null }
		});
	});

	it('names the right authority where it is not ours', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		const notOurs = { case: id, ...refusal, ground: 'notOurPower' };
		expect(story.refused(clerk, 'case.refuse', notOurs)).toBe('authority-needed');
		const named = { ...notOurs, properAuthority: '某县市场监督管理局' };
		expect(story.happens(clerk, 'case.refuse', named)).toEqual(['case.refused']);
	});

	it('and nothing follows after that', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		story.ask(clerk, 'case.refuse', { case: id, ...refusal });
		expect(story.refused(clerk, 'case.accept', { case: id })).toBe('case-not');
		expect(story.refused(clerk, 'case.withdraw', { case: id, reason: '不办了' })).toBe('case-not');
		expect(story.hall.approval.byCase[id]).toBeUndefined();
	});
});

it('an organisation’s case is accepted as a person’s is', () => {
	const story = openedHall();
	const { clerk, ticket } = served(story, 'w08', 'ss', 'A');
	const applicant = { ...person('A'), kind: 'organisation', organisation: '甲餐饮有限公司', creditCode: 'x' };
	const id = String(story.ask(clerk, 'case.draft', { ticket, item: serial.item, applicant }).result['case']);
	story.ask(clerk, 'case.fill', { case: id, form: serial.form });
	story.ask(clerk, 'case.check', { case: id, lines: verdicts(serial.item) });
	story.ask(clerk, 'case.receive', { case: id });
	expect(story.happens(clerk, 'case.accept', { case: id })).toEqual(['case.accepted', 'task.opened']);
});
