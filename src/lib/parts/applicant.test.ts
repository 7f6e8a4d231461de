import { expect, it } from 'vitest';
import { applicantFlaws, counterFlaws, emptyApplicant } from './applicant.ts';

const person = { name: '李秀英', identity: '11010519491231002X', phone: '13800138000' };
const agent = { ...person, authoritySeen: false };

it('nothing is wrong with a person whose numbers are right', () => {
	expect(applicantFlaws({ ...emptyApplicant(), ...person })).toEqual({});
});

it('what is wrong is said by the path of the payload', () => {
	const draft = { ...emptyApplicant(), ...person, kind: 'organisation' as const, identity: '110105194912310021' };
	expect(applicantFlaws({ ...draft, phone: ' ' })).toEqual({
		'applicant.identity': 'identity.checkDigit',
		'applicant.phone': 'empty',
		'applicant.organisation': 'empty',
		'applicant.creditCode': 'empty'
	});
});

it('an agent counts only where somebody comes for the applicant', () => {
	const draft = { ...emptyApplicant(), ...person };
	expect(Object.keys(applicantFlaws({ ...draft, withAgent: true }))).toEqual([
		'agent.name',
		'agent.identity',
		'agent.phone'
	]);
});

it('only the counter must have seen the letter of authority', () => {
	const draft = { ...emptyApplicant(), ...person, withAgent: true, agent };
	expect(applicantFlaws(draft)).toEqual({});
	expect(counterFlaws(draft)).toEqual({ 'agent.authoritySeen': 'authority' });
	expect(counterFlaws({ ...draft, agent: { ...agent, authoritySeen: true } })).toEqual({});
	expect(counterFlaws({ ...draft, withAgent: false })).toEqual({});
});
