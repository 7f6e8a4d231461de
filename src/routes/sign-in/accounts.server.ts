import { APPROVERS, type Role } from '$lib/hall/access/rules.ts';
import { find, type DeepReadonly, type Text } from '$lib/hall/contract.ts';
import type { Staff } from '$lib/hall/access/evolve.ts';
import type { Hall } from '$lib/hall/hall.ts';

export interface Account {
	readonly username: string;
	readonly name: string;
	readonly role: Role;
	/** number of the window, for those who stand at one */
	readonly window: string | null;
}
export interface AccountGroup {
	/** the place or department; null for those who go everywhere */
	readonly place: Text | null;
	readonly accounts: Account[];
}

function placeOf(hall: DeepReadonly<Hall>, { roles, windows, department }: DeepReadonly<Staff>): Text | null {
	const approves = roles.some((role) => APPROVERS.some((approver) => approver === role));
	if (approves) return find(hall.catalogue.departments, department ?? '')?.name ?? null;
	return find(hall.ticketing.windows, windows[0] ?? '')?.place ?? null;
}

/** The accounts of a demo hall, by the place where they work. Only ever of a demo: its passwords are published. */
export function accountsOf(hall: DeepReadonly<Hall>): AccountGroup[] {
	const groups = new Map<string, { place: Text | null; accounts: Account[] }>();
	for (const staff of Object.values(hall.access.staff)) {
		const [role] = staff.roles;
		if (staff.status !== 'active' || role === undefined) continue;
		const place = placeOf(hall, staff);
		const key = place?.['zh-CN'] ?? '';
		const group = groups.get(key) ?? { place, accounts: [] };
		groups.set(key, group);
		const window = find(hall.ticketing.windows, staff.windows[0] ?? '')?.name ?? null;
		group.accounts.push({ username: staff.username, name: staff.name, role, window });
	}
	// Those who stand nowhere in particular come last.
	return [...groups.values()].sort((a, b) => Number(a.place === null) - Number(b.place === null));
}
