import { APPROVERS, rolesOf, type Role } from '../access/rules.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { isOutstanding } from '../issuance/rules.ts';
import type { Case } from './state.ts';

/**
 * Whose business a case is: the applicant's with the link; the adviser's who prepared it; the clerks' who have the skill
 * for its queue; the approvers' of the department that has to accept it, and of those in its flow once it was accepted;
 * the issuing desk's, once it was decided; theirs who watch over all; and the gateway's that has to tell its person.
 */
export function maySeeCase(hall: DeepReadonly<Hall>, actor: Actor, target: DeepReadonly<Case>): boolean {
	if (actor.kind === 'applicant') return actor.of === 'case' && actor.id === target.id;
	if (actor.kind === 'device') return rolesOf(hall, actor).includes('client') && hasMessage(hall, target.id);
	if (actor.kind !== 'staff') return false;
	const roles = rolesOf(hall, actor);
	const staff = find(hall.access.staff, actor.id);
	const item = itemOf(hall, target);
	if (!staff || !item || roles.length === 0) return false;
	if (roles.some((role) => WATCHERS.includes(role))) return true;
	if (roles.includes('clerk') && staff.skills.includes(item.queue)) return true;
	if (roles.includes('adviser') && target.adviser === actor.id) return true;
	if (roles.includes('issuer') && target.decision !== null) return true;
	if (!roles.some((role) => (APPROVERS as readonly Role[]).includes(role))) return false;
	if (target.acceptance) return item.flow.some((step) => step.department === staff.department);
	return target.receipt !== null && item.acceptanceMode === 'department' && item.department === staff.department;
}

const WATCHERS: readonly Role[] = ['supervisor', 'dutyManager', 'director'];

const hasMessage = (hall: DeepReadonly<Hall>, caseId: string): boolean =>
	Object.values(hall.issuance.messages).some((message) => message.case === caseId && isOutstanding(message.status));

/** The clerk who took a case is gone: what was theirs to finish at the window (即办) is others' now. */
export const isLeftBehind = (hall: DeepReadonly<Hall>, caseId: string): boolean =>
	find(hall.access.staff, find(hall.intake.cases, caseId)?.staff ?? '')?.status !== 'active';
