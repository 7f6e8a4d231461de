import { z } from 'zod';
import { find, pick, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { view } from '../view.ts';
import { can, COMMAND_NAMES, rolesOf, type CommandName, type Role } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/** What differs by person, and is small: who I am here, and what I may do. A button shows what this allows. */
export interface Me {
	kind: Actor['kind'];
	id: string | null;
	name: string | null;
	roles: readonly Role[];
	may: readonly CommandName[];
	department: string | null;
	windows: readonly string[];
	/** queues that they have the skill for */
	skills: readonly string[];
	/** the window that a device was made for */
	window: string | null;
}

export function me(hall: ReadHall, actor: Actor): Me {
	const staff = actor.kind === 'staff' ? find(hall.access.staff, actor.id) : undefined;
	const device = actor.kind === 'device' ? find(hall.access.devices, actor.id) : undefined;
	return {
		kind: actor.kind,
		id: 'id' in actor ? actor.id : null,
		name: staff?.name ?? device?.name ?? null,
		roles: rolesOf(hall, actor),
		may: COMMAND_NAMES.filter((command) => can(hall, actor, command)),
		department: staff?.department ?? null,
		windows: staff?.windows ?? [],
		skills: staff?.skills ?? [],
		window: device?.window ?? null
	};
}

const administers = (hall: ReadHall, actor: Actor) => rolesOf(hall, actor).includes('systemAdmin');

export const accessViews = {
	administration: view({
		reads: ['access', 'ticketing', 'catalogue', 'calendar'],
		param: z.strictObject({}),
		audience: administers,
		bytes: 1_000_000,
		data: (hall) => ({
			hall: hall.access.hall?.name ?? null,
			coveredThrough: hall.calendar.coveredThrough,
			staff: Object.values(hall.access.staff).map((s) =>
				pick(s, 'id', 'username', 'name', 'roles', 'department', 'windows', 'skills', 'status', 'version')
			),
			devices: Object.values(hall.access.devices).map((d) => pick(d, 'id', 'kind', 'name', 'window', 'status')),
			departments: Object.values(hall.catalogue.departments).map((d) => pick(d, 'id', 'name')),
			windows: Object.values(hall.ticketing.windows).map((w) => pick(w, 'id', 'name')),
			queues: Object.values(hall.ticketing.queues).map((q) => pick(q, 'id', 'name'))
		})
	})
};
