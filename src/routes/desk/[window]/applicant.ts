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

/** Of a new case; one that is taken up has its applicant already. */
type Payload = Extract<PayloadIn<'case.draft'>, { item: string }>;

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

export function payloadOf(draft: ApplicantDraft): Pick<Payload, 'applicant' | 'agent'> {
	const { kind, name, identity, phone, organisation, creditCode, withAgent, agent } = draft;
	const person = { name, identity, phone };
	return {
		applicant: kind === 'person' ? { kind, ...person } : { kind, organisation, creditCode, ...person },
		agent: withAgent ? { ...agent } : null
	};
}

const named = (name: string, problem: string | undefined) => problem && `${name}.${problem}`;

function personFlaws(path: string, { name, identity, phone }: PersonDraft): [string, string | undefined][] {
	return [
		[`${path}.name`, name.trim() === '' ? 'empty' : undefined],
		[
			`${path}.identity`,
			identity.trim() === '' ? 'empty' : named('identity', checkIdentityNumber(normaliseIdentityNumber(identity)))
		],
		[`${path}.phone`, phone.trim() === '' ? 'empty' : named('phone', checkPhone(phone))]
	];
}

/** What is wrong with a draft by the hall's own rules, by path of the payload; the door says the rest. */
export function applicantFlaws(draft: ApplicantDraft): Record<string, string> {
	const { kind, organisation, creditCode, withAgent, agent } = draft;
	const code = creditCode.trim().toUpperCase();
	const found: [string, string | undefined][] = [
		...personFlaws('applicant', draft),
		...(kind === 'organisation'
			? ([
					['applicant.organisation', organisation.trim().length < 2 ? 'empty' : undefined],
					['applicant.creditCode', code === '' ? 'empty' : named('creditCode', checkCreditCode(code))]
				] as const)
			: []),
		...(withAgent ? personFlaws('agent', agent) : []),
		...(withAgent && !agent.authoritySeen ? ([['agent.authoritySeen', 'authority']] as const) : [])
	].map(([path, problem]) => [path, problem]);
	return Object.fromEntries(found.filter((flaw): flaw is [string, string] => flaw[1] !== undefined));
}
