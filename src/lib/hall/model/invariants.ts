import { find } from '../contract.ts';
import type { CaseStatus } from '../intake/rules.ts';
import type { ResultStatus } from '../issuance/rules.ts';
import { broken } from './broken.ts';
import { CASE_INVARIANTS } from './invariants-case.ts';
import { LINE_INVARIANTS } from './invariants-line.ts';
import type { ReadHall } from './world.ts';

const AGREES: Readonly<Record<ResultStatus, CaseStatus>> = {
	produced: 'producing',
	shelved: 'ready',
	handedOut: 'delivered'
};
const WITH_RESULT: readonly CaseStatus[] = Object.values(AGREES);

function results({ issuance, intake }: ReadHall): void {
	for (const { id, status, result } of Object.values(intake.cases)) {
		if ((result !== null) !== WITH_RESULT.includes(status))
			broken(`${id} is ${status}, its result is ${String(result)}`);
		if (result !== null && find(issuance.results, result)?.case !== id) broken(`${result} is not the result of ${id}`);
	}
	for (const { id, status, kind, number, case: of, handedOut, shelvedAt, unclaimed } of Object.values(
		issuance.results
	)) {
		const target = find(intake.cases, of);
		if (target?.result !== id || target.status !== AGREES[status])
			broken(`${id} is ${status}, its case is ${target?.status ?? 'gone'}`);
		const outcome = target.decision?.outcome;
		if (outcome !== (kind === 'certificate' ? 'grant' : 'deny'))
			broken(`${id} is a ${kind} of what was decided ${outcome ?? ''}`);
		if (kind === 'denial' && number !== target.decision?.number) broken(`${id} has another number than its decision`);
		if ((handedOut !== null) !== (status === 'handedOut'))
			broken(`${id} is ${status}, and its hand-out says otherwise`);
		if (status === 'shelved' && shelvedAt === null) broken(`${id} is on the shelf since never`);
		if (unclaimed && shelvedAt === null) broken(`${id} is unclaimed and was never on the shelf`);
	}
}

function shelf({ issuance }: ReadHall): void {
	for (const [slot, id] of Object.entries(issuance.slots)) {
		const result = find(issuance.results, id);
		if (result?.status !== 'shelved' || result.slot !== slot) broken(`slot ${slot} has ${id}, which is not there`);
	}
	for (const { id, status, slot } of Object.values(issuance.results))
		if (status === 'shelved' && issuance.slots[slot ?? ''] !== id) broken(`${id} should stand in ${String(slot)}`);
}

function messages({ issuance }: ReadHall): void {
	for (const { id, result, status, settledAt, attempts } of Object.values(issuance.messages)) {
		const about = find(issuance.results, result);
		if (about?.status !== 'shelved') broken(`${id} tells of ${result}, which is ${about?.status ?? 'gone'}`);
		if ((status === 'queued') !== (settledAt === null && attempts === 0))
			broken(`${id} is ${status} after ${attempts} attempts`);
	}
}

function accounts({ access, ticketing }: ReadHall): void {
	const staff = Object.values(access.staff);
	if (access.hall && !staff.some((one) => one.status === 'active' && one.roles.includes('systemAdmin')))
		broken('nobody administers this hall any more');
	for (const { id, staff: of } of Object.values(access.sessions))
		if (find(access.staff, of)?.status !== 'active') broken(`session ${id} is of ${of}, who may not sign in`);
	for (const { id, staff: of } of Object.values(ticketing.windows)) {
		const clerk = find(access.staff, of ?? '');
		if (of !== null && !(clerk?.status === 'active' && clerk.windows.includes(id)))
			broken(`${of} has no business at ${id}`);
	}
}

const INVARIANTS = [...LINE_INVARIANTS, ...CASE_INVARIANTS, results, shelf, messages, accounts] as const;

/** What holds in every state of a hall. @throws Broken */
export function checkInvariants(hall: ReadHall): void {
	for (const invariant of INVARIANTS) invariant(hall);
}
