import { rolesOf } from '../access/rules.ts';
import { dayOf } from '../calendar/day.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type Actor, type DeepReadonly } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import type { Hall } from '../hall.ts';
import { maySeeCase } from '../intake/access.ts';
import type { Case } from '../intake/evolve.ts';
import { count, documentNumber } from '../numbering.ts';
import { refuse } from '../refusal.ts';
import type { issuanceCommands } from './commands.ts';
import type { Result } from './evolve.ts';
import { resultAllows, type ResultCommand } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/** At the window only what was decided at the window, by the clerk who took it (即办); else the issuing desk's business. */
function isAtWindow(hall: ReadHall, target: DeepReadonly<Case>, actor: Actor): boolean {
	return actor.kind === 'staff' && target.staff === actor.id && itemOf(hall, target)?.caseType === 'immediate';
}

function openResult(
	hall: ReadHall,
	id: string,
	command: ResultCommand
): { result: DeepReadonly<Result>; target: DeepReadonly<Case> } {
	const result = find(hall.issuance.results, id) ?? refuse('unknown', { kind: 'result' });
	const target = find(hall.intake.cases, result.case) ?? refuse('unknown', { kind: 'case' });
	if (!resultAllows(result.status, command)) refuse('result-not', { status: result.status });
	return { result, target };
}

export const decideIssuance: Deciders<typeof issuanceCommands> = {
	'result.produce': (hall, { case: id }, { actor, now, newId }) => {
		const target = find(hall.intake.cases, id) ?? refuse('unknown', { kind: 'case' });
		const item = itemOf(hall, target) ?? refuse('unknown', { kind: 'item' });
		if (!maySeeCase(hall, actor, target)) refuse('not-allowed');
		const roles = rolesOf(hall, actor);
		const clerkOnly = roles.every((role) => role === 'clerk');
		if (clerkOnly && !isAtWindow(hall, target, actor)) refuse('not-allowed');
		if (target.result !== null) refuse('already-produced');
		if (!target.decision) return refuse('not-decided');
		const day = dayOf(now);
		const year = day.slice(0, 4);
		const granted = target.decision.outcome === 'grant';
		const counted = count(hall.issuance.counters, `result:${item.result.numberPrefix}`, year);
		// A denial is served as the decision itself, under the decision's number.
		const number = granted ? documentNumber(item.result.numberPrefix, year, counted.n) : target.decision.number;
		const result = newId('r');
		return {
			events: [
				{
					type: 'result.produced',
					v: 1,
					result,
					case: id,
					kind: granted ? 'certificate' : 'denial',
					number,
					day,
					counted: granted ? [counted] : []
				}
			],
			result: { result, number }
		};
	},

	'result.shelve': (hall, { result: id, slot }, { secret }) => {
		const { result } = openResult(hall, id, 'result.shelve');
		if (find(hall.issuance.slots, slot)) refuse('slot-taken', { slot });
		const code = secret(`pickup:${id}`);
		return {
			events: [{ type: 'result.shelved', v: 1, result: id, case: result.case, slot, code }],
			result: { result: id }
		};
	},

	'result.handOut': (hall, { result: id, recipient, identity, authoritySeen, signed }, { actor }) => {
		const { result, target } = openResult(hall, id, 'result.handOut');
		if (actor.kind !== 'staff') return refuse('not-signed-in');
		const issues = rolesOf(hall, actor).includes('issuer') && result.status === 'shelved';
		if (!issues && !isAtWindow(hall, target, actor)) refuse('not-allowed');
		if (recipient === 'applicant' && identity.key !== target.applicant.identity.key) refuse('not-the-person');
		// The agent who brought the case showed the authority then; anybody else shows one now.
		const isAgent = target.agent?.identity.key === identity.key;
		if (recipient === 'agent' && !isAgent && !authoritySeen) refuse('agent-unauthorised');
		if (!signed) refuse('signature-needed');
		return {
			events: [{ type: 'result.handedOut', v: 1, result: id, case: result.case, recipient, identity, staff: actor.id }],
			result: { result: id }
		};
	}
};
