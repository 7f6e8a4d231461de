import { APPROVERS, rolesOf, type Role } from '../access/rules.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import type { Case } from './evolve.ts';

/**
 * Whose business a case is: the applicant's with the link; the clerks' who have the skill for its queue; the approvers'
 * of a department in its flow, once it was accepted; the issuing desk's, once it was decided; and theirs who watch over all.
 */
export function maySeeCase(hall: DeepReadonly<Hall>, actor: Actor, target: DeepReadonly<Case>): boolean {
	if (actor.kind === 'applicant') return actor.of === 'case' && actor.id === target.id;
	if (actor.kind !== 'staff') return false;
	const roles = rolesOf(hall, actor);
	const staff = find(hall.access.staff, actor.id);
	const item = itemOf(hall, target);
	if (!staff || !item || roles.length === 0) return false;
	if (roles.includes('supervisor') || roles.includes('dutyManager')) return true;
	if (roles.includes('clerk') && staff.skills.includes(item.queue)) return true;
	if (roles.includes('issuer') && target.decision !== null) return true;
	const approves = roles.some((role) => (APPROVERS as readonly Role[]).includes(role));
	return approves && target.acceptance !== null && item.flow.some((step) => step.department === staff.department);
}

/** The clerk who took a case is gone: what was theirs to finish at the window (即办) is others' now. */
export const isLeftBehind = (hall: DeepReadonly<Hall>, caseId: string): boolean =>
	find(hall.access.staff, find(hall.intake.cases, caseId)?.staff ?? '')?.status !== 'active';
