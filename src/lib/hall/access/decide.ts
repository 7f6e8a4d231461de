import { timeOf } from '../calendar/day.ts';
import type { Deciders, Decision } from '../decider.ts';
import { find, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { refuse } from '../refusal.ts';
import type { accessCommands } from './commands.ts';
import type { Access, Staff } from './evolve.ts';
import { APPROVERS, FAILURES_ALLOWED, LOCKED_FOR, SESSION_LASTS, type StaffRole } from './rules.ts';

type ReadAccess = DeepReadonly<Access>;

const staffOf = (access: ReadAccess, id: string): DeepReadonly<Staff> =>
	find(access.staff, id) ?? refuse('unknown', { kind: 'staff' });

function checkDuty(
	hall: DeepReadonly<Hall>,
	duty: {
		roles: readonly StaffRole[];
		department: string | null;
		windows: readonly string[];
		skills: readonly string[];
	}
): void {
	if (duty.department !== null && !find(hall.catalogue.departments, duty.department))
		refuse('unknown', { kind: 'department' });
	for (const window of duty.windows) if (!find(hall.ticketing.windows, window)) refuse('unknown', { kind: 'window' });
	for (const queue of duty.skills) if (!find(hall.ticketing.queues, queue)) refuse('unknown', { kind: 'queue' });
	const approves = duty.roles.some((role) => (APPROVERS as readonly StaffRole[]).includes(role));
	if (approves && duty.department === null) refuse('department-needed');
}

function checkNotLastAdministrator(access: ReadAccess, id: string, stays: boolean): void {
	const others = Object.values(access.staff).filter(
		(s) => s.id !== id && s.status === 'active' && s.roles.includes('systemAdmin')
	);
	if (!stays && staffOf(access, id).roles.includes('systemAdmin') && others.length === 0) refuse('last-administrator');
}

/** A wrong password is refused and counted; the fifth locks the account. */
function failed(staff: DeepReadonly<Staff>, now: number): Decision {
	const lockedUntil = staff.failures + 1 >= FAILURES_ALLOWED ? now + LOCKED_FOR : null;
	const refusal =
		lockedUntil === null
			? ({ code: 'wrong-credentials' } as const)
			: ({ code: 'locked-out', details: { until: timeOf(lockedUntil) } } as const);
	return { events: [{ type: 'session.failed', v: 1, staff: staff.id, lockedUntil }], refusal };
}

export const decideAccess: Deciders<typeof accessCommands> = {
	'session.open': ({ access }, { username, password: proof }, { now, newId }) => {
		const id = find(access.usernames, username);
		const staff = id === undefined ? undefined : find(access.staff, id);
		if (!staff || staff.status !== 'active') return refuse('wrong-credentials');
		if (staff.lockedUntil !== null && now < staff.lockedUntil)
			refuse('locked-out', { until: timeOf(staff.lockedUntil) });
		// The stored hash moved on between comparing and deciding: whoever asks tries again.
		if (!proof.fits || proof.against !== staff.password) {
			return failed(staff, now);
		}
		const session = newId('e');
		return {
			events: [{ type: 'session.opened', v: 1, session, staff: staff.id, expiresAt: now + SESSION_LASTS }],
			result: { session, staff: staff.id, token: { secret: `session:${session}` } }
		};
	},

	'session.close': (_, __, { actor }) => {
		if (actor.kind !== 'staff') return refuse('not-signed-in');
		return { events: [{ type: 'session.closed', v: 1, session: actor.session, staff: actor.id }] };
	},

	/** Whoever else is signed in with the old password is signed out by it. */
	'password.change': ({ access }, { current, next }, { actor, now }) => {
		if (actor.kind !== 'staff') return refuse('not-signed-in');
		const staff = staffOf(access, actor.id);
		if (staff.lockedUntil !== null && now < staff.lockedUntil)
			refuse('locked-out', { until: timeOf(staff.lockedUntil) });
		if (!current.fits || current.against !== staff.password) return failed(staff, now);
		const others = Object.values(access.sessions).filter((s) => s.staff === staff.id && s.id !== actor.session);
		return {
			events: [
				{ type: 'password.changed', v: 1, staff: staff.id, password: next },
				...others.map(({ id }) => ({ type: 'session.closed' as const, v: 1 as const, session: id, staff: staff.id }))
			]
		};
	},

	'staff.add': (hall, { username, password, ...duty }, { newId }) => {
		if (find(hall.access.usernames, username)) refuse('username-taken', { username });
		checkDuty(hall, duty);
		const staff = newId('s');
		return { events: [{ type: 'staff.added', v: 1, staff, username, password, ...duty }], result: { staff } };
	},

	'staff.change': (hall, { staff: id, ...duty }) => {
		const staff = staffOf(hall.access, id);
		if (staff.status !== 'active') refuse('staff-disabled');
		checkDuty(hall, duty);
		checkNotLastAdministrator(hall.access, id, duty.roles.includes('systemAdmin'));
		return { events: [{ type: 'staff.changed', v: 1, staff: id, ...duty }] };
	},

	'staff.disable': ({ access }, { staff: id }) => {
		if (staffOf(access, id).status !== 'active') refuse('staff-disabled');
		checkNotLastAdministrator(access, id, false);
		return { events: [{ type: 'staff.disabled', v: 1, staff: id }] };
	},

	'device.enrol': ({ ticketing }, { kind, name, window }, { newId }) => {
		if (window !== null && !find(ticketing.windows, window)) refuse('unknown', { kind: 'window' });
		const device = newId('d');
		return {
			events: [{ type: 'device.enrolled', v: 1, device, kind, name, window }],
			result: { device, token: { secret: `device:${device}` } }
		};
	},

	'device.revoke': ({ access }, { device: id }) => {
		const device = find(access.devices, id) ?? refuse('unknown', { kind: 'device' });
		if (device.status === 'revoked') refuse('device-revoked');
		return { events: [{ type: 'device.revoked', v: 1, device: id }] };
	},

	'hall.setUp': ({ access }, { name, preset, administrator }, { newId }) => {
		if (access.hall) refuse('already-set-up');
		const staff = newId('s');
		const { username, password } = administrator;
		const duty = {
			name: administrator.name,
			roles: ['systemAdmin' as const],
			department: null,
			windows: [],
			skills: []
		};
		return {
			events: [
				{ type: 'hall.setUp', v: 2, name, preset },
				{ type: 'staff.added', v: 1, staff, username, password, ...duty }
			],
			result: { staff }
		};
	}
};

/** Time alone ends a session. */
export const tickAccess = ({ access }: DeepReadonly<Hall>, now: number) =>
	Object.values(access.sessions)
		.filter((session) => session.expiresAt <= now)
		.map(({ id, staff }) => ({ type: 'session.expired' as const, v: 1 as const, session: id, staff }));
