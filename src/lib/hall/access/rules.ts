import { find, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { STAFF_ROLES, type DeviceKind, type StaffRole } from './roles.ts';

export { DEVICE_KINDS, STAFF_ROLES, type DeviceKind, type StaffRole } from './roles.ts';
export type Role = StaffRole | DeviceKind | 'applicant' | 'setup' | 'anyone' | 'clock';

export const APPROVERS = ['handler', 'reviewer', 'chief'] as const satisfies readonly StaffRole[];
/** Who works at a window: it may be opened, and numbers called there. */
export const COUNTER = ['clerk', 'issuer', 'adviser'] as const satisfies readonly StaffRole[];
const EVERY_STAFF = STAFF_ROLES;

/**
 * Who may ask for what: the one table. The server refuses by it, the screens show buttons by it, the API document
 * lists it. What else must hold (whose window, whose department) is each zone's own rule.
 */
export const MAY = {
	'ticket.take': ['kiosk', 'guide', 'adviser', 'dutyManager'],
	'ticket.call': COUNTER,
	'ticket.recall': COUNTER,
	'ticket.start': COUNTER,
	'ticket.miss': COUNTER,
	'ticket.requeue': [...COUNTER, 'guide', 'dutyManager', 'applicant'],
	'ticket.hold': COUNTER,
	'ticket.resume': COUNTER,
	'ticket.transfer': [...COUNTER, 'guide', 'dutyManager'],
	'ticket.finish': COUNTER,
	'ticket.abandon': ['guide', 'dutyManager', 'applicant'],
	'window.open': COUNTER,
	'window.pause': [...COUNTER, 'dutyManager'],
	'window.resume': [...COUNTER, 'dutyManager'],
	'window.close': [...COUNTER, 'dutyManager'],
	'window.define': ['systemAdmin', 'dutyManager'],
	'day.close': ['dutyManager'],
	'advice.record': ['adviser', 'guide'],
	'case.prepare': ['adviser'],
	'case.draft': ['clerk'],
	'case.fill': ['clerk'],
	'case.check': ['clerk'],
	'case.receive': ['clerk'],
	'case.accept': ['clerk', ...APPROVERS],
	'case.notify': ['clerk', ...APPROVERS],
	'case.resubmit': ['clerk'],
	'case.refuse': ['clerk', ...APPROVERS],
	'case.withdraw': ['clerk'],
	'case.attach': ['clerk', ...APPROVERS],
	'case.detach': ['clerk', ...APPROVERS],
	'task.claim': APPROVERS,
	'task.release': APPROVERS,
	'task.pass': APPROVERS,
	'task.return': APPROVERS,
	'task.sendBack': APPROVERS,
	'task.decide': ['chief', 'clerk'],
	'result.produce': ['issuer', 'clerk', ...APPROVERS],
	'result.shelve': ['issuer'],
	'result.handOut': ['issuer', 'clerk'],
	'message.settle': ['issuer', 'client'],
	'person.reveal': ['adviser', 'clerk', 'issuer', ...APPROVERS, 'client'],
	'person.forget': ['supervisor'],
	'session.open': ['anyone'],
	'session.close': EVERY_STAFF,
	'password.change': EVERY_STAFF,
	'staff.add': ['systemAdmin'],
	'staff.change': ['systemAdmin'],
	'staff.disable': ['systemAdmin'],
	'device.enrol': ['systemAdmin'],
	'device.revoke': ['systemAdmin'],
	'hall.setUp': ['setup'],
	'item.define': ['itemAdmin'],
	'calendar.import': ['systemAdmin'],
	'case.archive': ['clock'],
	'clock.tick': ['clock']
} as const satisfies Record<string, readonly Role[]>;

export type CommandName = keyof typeof MAY;
export const COMMAND_NAMES = Object.keys(MAY) as readonly CommandName[];
export const isCommandName = (name: string): name is CommandName => Object.hasOwn(MAY, name);

/** The roles that an actor has in this hall now; none for a closed session, a disabled account, a revoked device. */
export function rolesOf(hall: DeepReadonly<Hall>, actor: Actor): readonly Role[] {
	switch (actor.kind) {
		case 'staff': {
			const staff = find(hall.access.staff, actor.id);
			const session = find(hall.access.sessions, actor.session);
			return staff?.status === 'active' && session?.staff === actor.id ? staff.roles : [];
		}
		case 'device': {
			const device = find(hall.access.devices, actor.id);
			return device?.status === 'enrolled' ? [device.kind] : [];
		}
		case 'applicant':
		case 'setup':
		case 'anyone':
		case 'clock':
			return [actor.kind];
	}
}

export function can(hall: DeepReadonly<Hall>, actor: Actor, command: CommandName): boolean {
	const allowed: readonly Role[] = MAY[command];
	return rolesOf(hall, actor).some((role) => allowed.includes(role));
}

/** Whether the actor is somebody at all: else the answer is 401, not 403. */
export const isKnown = (hall: DeepReadonly<Hall>, actor: Actor): boolean =>
	actor.kind !== 'anyone' && rolesOf(hall, actor).length > 0;

/** 等保: five wrong passwords lock an account for half an hour; a session ends with the day at the latest. */
export const FAILURES_ALLOWED = 5;
export const LOCKED_FOR = 30 * 60_000;
export const SESSION_LASTS = 12 * 60 * 60_000;

/** At least ten characters of three kinds out of capitals, small letters, digits and signs. */
export function isStrongPassword(password: string): boolean {
	const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
	return password.length >= 10 && kinds >= 3;
}
