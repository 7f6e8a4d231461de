import type { Preset } from '../catalogue/schema.ts';
import type { Text } from '../contract.ts';
import type { DeviceKind, StaffRole } from './rules.ts';

export interface Duty {
	name: string;
	roles: StaffRole[];
	department: string | null;
	windows: string[];
	skills: string[];
}

export type AccessEvent =
	| { type: 'hall.setUp'; v: 1; name: Text; preset: Preset }
	| ({ type: 'staff.added'; v: 1; staff: string; username: string; password: string } & Duty)
	| ({ type: 'staff.changed'; v: 1; staff: string } & Duty)
	| { type: 'staff.disabled'; v: 1; staff: string }
	| { type: 'password.changed'; v: 1; staff: string; password: string }
	| { type: 'session.opened'; v: 1; session: string; staff: string; expiresAt: number }
	| { type: 'session.failed'; v: 1; staff: string; lockedUntil: number | null }
	| { type: 'session.closed'; v: 1; session: string; staff: string }
	| { type: 'session.expired'; v: 1; session: string; staff: string }
	| { type: 'device.enrolled'; v: 1; device: string; kind: DeviceKind; name: string; window: string | null }
	| { type: 'device.revoked'; v: 1; device: string };

export const accessVersions = {
	'hall.setUp': 1,
	'staff.added': 1,
	'staff.changed': 1,
	'staff.disabled': 1,
	'password.changed': 1,
	'session.opened': 1,
	'session.failed': 1,
	'session.closed': 1,
	'session.expired': 1,
	'device.enrolled': 1,
	'device.revoked': 1
} as const satisfies Record<AccessEvent['type'], number>;
