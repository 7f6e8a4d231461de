import type { Role } from '$lib/hall/access/rules.ts';
import { find, pick, type DeepReadonly, type Text } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { busiest } from './busiest.ts';

/** Somebody who is to be seen at work: where, and in whose guise. */
export interface Post {
	readonly id: string;
	readonly name: Text;
	/** number of the window; empty for a department */
	readonly number: string;
	/** what is done there, by the queues' ids */
	readonly queues: readonly string[];
	readonly who: string;
	readonly person: string;
	readonly path: string;
	/** the most is to be seen there */
	readonly busy: number;
}

/** Who stands where in a demo hall, for pages on which anybody may be them. */
export interface Cast {
	/** the four windows, one after the other */
	readonly windows: readonly Post[];
	readonly departments: readonly Post[];
	/** a username for every role that somebody has */
	readonly roles: Readonly<Partial<Record<Role, string>>>;
}

type ReadHall = DeepReadonly<Hall>;

const activeStaff = ({ access }: ReadHall) => Object.values(access.staff).filter(({ status }) => status === 'active');

function windowsOf(hall: ReadHall): Post[] {
	const staff = activeStaff(hall);
	const { queues, windows } = hall.ticketing;
	return Object.values(windows).flatMap((window) => {
		if (!window.queues.some((id) => find(queues, id)?.purpose === 'intake')) return [];
		const own = staff.filter(({ roles, windows: at }) => roles.includes('clerk') && at.includes(window.id));
		// Whoever stands there now; else whoever stands nowhere else.
		const person =
			own.find(({ id }) => id === window.staff) ?? own.find(({ windows: at }) => at.length === 1) ?? own[0];
		if (!person) return [];
		const busy = window.status === 'closed' ? 0 : window.ticket === null ? 1 : 2;
		const where = { ...pick(window, 'id', 'queues'), number: window.name, name: window.place };
		return [{ ...where, who: person.username, person: person.name, path: `/desk/${window.id}`, busy }];
	});
}

function departmentsOf(hall: ReadHall): Post[] {
	const staff = activeStaff(hall);
	const open = Object.values(hall.approval.tasks).filter(({ endedAt }) => endedAt === null);
	return Object.values(hall.catalogue.departments).flatMap(({ id, name }) => {
		const own = (role: Role) => staff.find((one) => one.department === id && one.roles.some((has) => has === role));
		const person = own('handler') ?? own('reviewer') ?? own('chief');
		if (!person) return [];
		const busy = open.filter((task) => task.department === id && person.roles.includes(task.role)).length;
		return [{ id, name, number: '', queues: [], who: person.username, person: person.name, path: '/office', busy }];
	});
}

export function castOf(hall: ReadHall): Cast {
	const named = activeStaff(hall).flatMap(({ roles, username }) => roles.map((role) => [role, username] as const));
	// The first of each role is who stays.
	return { windows: windowsOf(hall), departments: departmentsOf(hall), roles: Object.fromEntries(named.reverse()) };
}

/** Whoever was asked for, or where most is to be seen. */
export const chosenOf = (posts: readonly Post[], asked: string | null): Post | undefined =>
	posts.find(({ id }) => id === asked) ?? busiest(posts);
