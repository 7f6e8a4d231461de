import { drop, must, touch, type Moment, type Text, type Versioned } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import type { Duty } from './events.ts';
import type { DeviceKind } from './rules.ts';

export interface Staff extends Duty, Versioned {
	id: string;
	username: string;
	/** scrypt, with its salt and parameters */
	password: string;
	status: 'active' | 'disabled';
	failures: number;
	lockedUntil: number | null;
}
export interface Session {
	id: string;
	staff: string;
	openedAt: number;
	expiresAt: number;
}
export interface Device {
	id: string;
	kind: DeviceKind;
	name: string;
	window: string | null;
	status: 'enrolled' | 'revoked';
	enrolledAt: number;
}
export interface Access {
	hall: { name: Text; setUpAt: number } | null;
	staff: Record<string, Staff>;
	usernames: Record<string, string>;
	sessions: Record<string, Session>;
	devices: Record<string, Device>;
}

export const initialAccess = (): Access => ({ hall: null, staff: {}, usernames: {}, sessions: {}, devices: {} });

export function evolveAccess(access: Access, event: HallEvent, moment: Moment): void {
	switch (event.type) {
		case 'hall.setUp':
			access.hall = { name: event.name, setUpAt: moment.at };
			return;
		case 'staff.added': {
			const { type, v: _, staff: id, ...facts } = event;
			const staff: Staff = { id, ...facts, status: 'active', failures: 0, lockedUntil: null, version: 0, trail: [] };
			access.staff[id] = staff;
			access.usernames[event.username] = id;
			return touch(staff, type, moment);
		}
		case 'staff.changed': {
			const staff = must(access.staff, event.staff);
			const { name, roles, department, windows, skills } = event;
			Object.assign(staff, { name, roles, department, windows, skills } satisfies Duty);
			// An administrator who looks after an account also opens it again.
			Object.assign(staff, { failures: 0, lockedUntil: null });
			return touch(staff, event.type, moment);
		}
		case 'staff.disabled': {
			const staff = must(access.staff, event.staff);
			staff.status = 'disabled';
			for (const session of Object.values(access.sessions))
				if (session.staff === staff.id) drop(access.sessions, session.id);
			return touch(staff, event.type, moment);
		}
		case 'password.changed': {
			const staff = must(access.staff, event.staff);
			staff.password = event.password;
			return touch(staff, event.type, moment);
		}
		case 'session.opened': {
			const { session: id, staff, expiresAt } = event;
			access.sessions[id] = { id, staff, openedAt: moment.at, expiresAt };
			Object.assign(must(access.staff, staff), { failures: 0, lockedUntil: null });
			return;
		}
		case 'session.failed': {
			const staff = must(access.staff, event.staff);
			staff.failures = event.lockedUntil === null ? staff.failures + 1 : 0;
			staff.lockedUntil = event.lockedUntil;
			return;
		}
		case 'session.closed':
		case 'session.expired':
			drop(access.sessions, event.session);
			return;
		case 'device.enrolled': {
			const { device: id, kind, name, window } = event;
			access.devices[id] = { id, kind, name, window, status: 'enrolled', enrolledAt: moment.at };
			return;
		}
		case 'device.revoked':
			must(access.devices, event.device).status = 'revoked';
			return;
		default:
			return;
	}
}
