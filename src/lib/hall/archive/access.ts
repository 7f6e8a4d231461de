import { APPROVERS, rolesOf, type Role } from '../access/rules.ts';
import { find, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';

type ReadHall = DeepReadonly<Hall>;

/** Who watches over the hall lists all past cases. */
const WATCHERS: readonly Role[] = ['supervisor', 'dutyManager', 'director'];
/** Who has a person or a number in front of them looks for that one. */
const FINDERS: readonly Role[] = [...WATCHERS, 'adviser', 'clerk', 'issuer', ...APPROVERS];

const hasOne = (hall: ReadHall, actor: Actor, roles: readonly Role[]): boolean =>
	actor.kind === 'staff' && rolesOf(hall, actor).some((role) => roles.includes(role));

export const maySearch = (hall: ReadHall, actor: Actor): boolean => hasOne(hall, actor, FINDERS);

/** Of which department somebody may list past cases: of `all`, of their own, or of none (null). */
export function listsOf(hall: ReadHall, actor: Actor): { department: string } | 'all' | null {
	if (hasOne(hall, actor, WATCHERS)) return 'all';
	const staff = actor.kind === 'staff' ? find(hall.access.staff, actor.id) : undefined;
	const department = staff?.department ?? null;
	return department !== null && hasOne(hall, actor, APPROVERS) ? { department } : null;
}
