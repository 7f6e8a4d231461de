import { APPROVERS } from '$lib/hall/access/rules.ts';
import { find, type DeepReadonly, type Text } from '$lib/hall/contract.ts';
import type { Staff } from '$lib/hall/access/evolve.ts';
import type { Hall } from '$lib/hall/hall.ts';
import type { Account } from './accounts.ts';

/** The window of those who have one of their own. */
const windowOf = (hall: DeepReadonly<Hall>, { windows }: DeepReadonly<Staff>) =>
	windows.length === 1 ? find(hall.ticketing.windows, windows[0] ?? '') : undefined;

function placeOf(hall: DeepReadonly<Hall>, staff: DeepReadonly<Staff>): Text | null {
	const approves = staff.roles.some((role) => APPROVERS.some((approver) => approver === role));
	if (approves) return find(hall.catalogue.departments, staff.department ?? '')?.name ?? null;
	return windowOf(hall, staff)?.place ?? null;
}

/** The accounts of a demo hall. Only ever of a demo: its passwords are published. */
export const accountsOf = (hall: DeepReadonly<Hall>): Account[] =>
	Object.values(hall.access.staff).flatMap((staff) => {
		const [role] = staff.roles;
		if (staff.status !== 'active' || role === undefined) return [];
		const { username, name } = staff;
		return [{ username, name, role, place: placeOf(hall, staff), window: windowOf(hall, staff)?.name ?? null }];
	});
