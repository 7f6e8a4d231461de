import type { PayloadIn } from '$lib/hall/commands.ts';
import { checkCreditCode } from '$lib/hall/people/credit-code.ts';
import { checkIdentityNumber, normaliseIdentityNumber } from '$lib/hall/people/identity.ts';
import { checkPhone } from '$lib/hall/people/phone.ts';

export interface PersonDraft {
	name: string;
	identity: string;
	phone: string;
}

/** Who applies, as it is being typed. */
export interface ApplicantDraft extends PersonDraft {
	kind: 'person' | 'organisation';
	organisation: string;
	creditCode: string;
	withAgent: boolean;
	agent: PersonDraft & { authoritySeen: boolean };
}

export const emptyApplicant = (): ApplicantDraft => ({
	kind: 'person',
	name: '',
	identity: '',
	phone: '',
	organisation: '',
	creditCode: '',
	withAgent: false,
	agent: { name: '', identity: '', phone: '', authoritySeen: false }
});

/** As `case.draft` and `case.prepare` take it. */
export function applicantPayload(draft: ApplicantDraft): Pick<PayloadIn<'case.prepare'>, 'applicant' | 'agent'> {
	const { kind, name, identity, phone, organisation, creditCode, withAgent, agent } = draft;
	const person = { name, identity, phone };
	return {
		applicant: kind === 'person' ? { kind, ...person } : { kind, organisation, creditCode, ...person },
		agent: withAgent ? { ...agent } : null
	};
}

const named = (name: string, problem: string | undefined) => problem && `${name}.${problem}`;

/** The code of what is wrong with a number as it is being typed, if anything. */
export const identityFlaw = (typed: string): string | undefined =>
	typed.trim() === '' ? 'empty' : named('identity', checkIdentityNumber(normaliseIdentityNumber(typed)));
export const phoneFlaw = (typed: string): string | undefined =>
	typed.trim() === '' ? 'empty' : named('phone', checkPhone(typed));

type Flaws = readonly (readonly [string, string | undefined])[];

const personFlaws = (path: string, { name, identity, phone }: PersonDraft): Flaws => [
	[`${path}.name`, name.trim() === '' ? 'empty' : undefined],
	[`${path}.identity`, identityFlaw(identity)],
	[`${path}.phone`, phoneFlaw(phone)]
];

function organisationFlaws({ organisation, creditCode }: ApplicantDraft): Flaws {
	const code = creditCode.trim().toUpperCase();
	return [
		['applicant.organisation', organisation.trim().length < 2 ? 'empty' : undefined],
		['applicant.creditCode', code === '' ? 'empty' : named('creditCode', checkCreditCode(code))]
	];
}

/** What is wrong with a draft by the hall's own rules, by path of the payload; the door says the rest. */
export function applicantFlaws(draft: ApplicantDraft): Record<string, string> {
	const found: Flaws = [
		...personFlaws('applicant', draft),
		...(draft.kind === 'organisation' ? organisationFlaws(draft) : []),
		...(draft.withAgent ? personFlaws('agent', draft.agent) : [])
	];
	return Object.fromEntries(found.filter((flaw): flaw is [string, string] => flaw[1] !== undefined));
}

/** At the counter, where a case begins, an agent's letter of authority must have been seen too. */
export function counterFlaws(draft: ApplicantDraft): Record<string, string> {
	const { withAgent, agent } = draft;
	const authority = withAgent && !agent.authoritySeen ? { 'agent.authoritySeen': 'authority' } : {};
	return { ...applicantFlaws(draft), ...authority };
}
