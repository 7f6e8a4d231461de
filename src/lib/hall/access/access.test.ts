import { describe, expect, it } from 'vitest';
import { ADMIN, ANYONE, clerkAt, CLOCK, openedHall, PRESET, Story } from '../testing.ts';
import { can, isKnown, isStrongPassword, rolesOf } from './rules.ts';

const signIn = (story: Story, username: string, fits = true) => ({
	username,
	password: { against: story.hall.access.staff[story.hall.access.usernames[username] ?? '']?.password ?? '', fits }
});
const duty = { name: 'n', roles: ['clerk'], department: null, windows: [], skills: [] };

describe('session.open', () => {
	it('opens a session that ends with the day, and names its token without making it', () => {
		const story = openedHall();
		const { events, result } = story.ask(ANYONE, 'session.open', signIn(story, 'admin'));
		expect(events.map((e) => e.type)).toEqual(['session.opened']);
		expect(result['token']).toEqual({ secret: `session:${String(result['session'])}` });
		story.later({ minutes: 12 * 60 });
		expect(story.happens(CLOCK, 'clock.tick')).toEqual(['session.expired']);
	});

	it('says the same of a wrong name and a wrong password', () => {
		const story = openedHall();
		expect(story.refused(ANYONE, 'session.open', signIn(story, 'nobody'))).toBe('wrong-credentials');
		expect(() => story.ask(ANYONE, 'session.open', signIn(story, 'admin', false))).toThrow('wrong-credentials');
	});

	it('locks the account for half an hour after five wrong passwords, even for the right one', () => {
		const story = openedHall();
		for (let failure = 1; failure <= 4; failure += 1)
			expect(() => story.ask(ANYONE, 'session.open', signIn(story, 'admin', false))).toThrow('wrong-credentials');
		expect(() => story.ask(ANYONE, 'session.open', signIn(story, 'admin', false))).toThrow('locked-out');
		expect(story.refused(ANYONE, 'session.open', signIn(story, 'admin'))).toBe('locked-out');
		story.later({ minutes: 30 });
		expect(story.happens(ANYONE, 'session.open', signIn(story, 'admin'))).toEqual(['session.opened']);
	});

	it('forgets failures after a success', () => {
		const story = openedHall();
		for (let round = 1; round <= 3; round += 1) {
			for (let failure = 1; failure <= 4; failure += 1)
				expect(() => story.ask(ANYONE, 'session.open', signIn(story, 'admin', false))).toThrow('wrong-credentials');
			story.ask(ANYONE, 'session.open', signIn(story, 'admin'));
		}
	});

	it('does not take a proof against a password that was changed meanwhile', () => {
		const story = openedHall();
		const proof = signIn(story, 'admin');
		const admin = story.ask(ANYONE, 'session.open', proof).result;
		const actor = { kind: 'staff', id: String(admin['staff']), session: String(admin['session']) } as const;
		story.ask(actor, 'password.change', { current: proof.password, next: 'new hash' });
		expect(() => story.ask(ANYONE, 'session.open', proof)).toThrow('wrong-credentials');
	});
});

describe('who may', () => {
	it('is nobody with a closed session, a disabled account, or a revoked device', () => {
		const story = openedHall();
		const clerk = clerkAt(story, 'w01', 'bdc');
		expect(can(story.hall, clerk, 'ticket.call')).toBe(true);
		story.ask(clerk, 'session.close');
		expect(rolesOf(story.hall, clerk)).toEqual([]);
		expect(isKnown(story.hall, clerk)).toBe(false);

		const { device } = story.ask(ADMIN, 'device.enrol', { kind: 'kiosk', name: 'k', window: null }).result;
		const kiosk = { kind: 'device', id: String(device) } as const;
		expect(can(story.hall, kiosk, 'ticket.take')).toBe(true);
		story.ask(ADMIN, 'device.revoke', { device });
		expect(can(story.hall, kiosk, 'ticket.take')).toBe(false);
		expect(story.refused(ADMIN, 'device.revoke', { device })).toBe('device-revoked');
	});

	it('a disabled account loses every session at once', () => {
		const story = openedHall();
		const clerk = clerkAt(story, 'w01', 'bdc');
		if (clerk.kind !== 'staff') throw new Error('a clerk is staff');
		story.ask(ADMIN, 'staff.disable', { staff: clerk.id });
		expect(can(story.hall, clerk, 'ticket.call')).toBe(false);
		expect(story.refused(ANYONE, 'session.open', signIn(story, 'clerk w01'))).toBe('wrong-credentials');
		expect(story.refused(ADMIN, 'staff.disable', { staff: clerk.id })).toBe('staff-disabled');
		expect(story.refused(ADMIN, 'staff.change', { staff: clerk.id, ...duty })).toBe('staff-disabled');
	});

	it('somebody else’s session id is no session', () => {
		const story = openedHall();
		const [one, two] = [clerkAt(story, 'w01', 'bdc'), clerkAt(story, 'w02', 'bdc')];
		if (one.kind !== 'staff' || two.kind !== 'staff') throw new Error('clerks are staff');
		expect(rolesOf(story.hall, { ...one, session: two.session })).toEqual([]);
	});
});

describe('staff', () => {
	it('are added with a name of their own, and only for what there is', () => {
		const story = openedHall();
		const add = (rest: object) => ({ username: 'new-one', password: 'hash', ...duty, ...rest });
		expect(story.refused(ADMIN, 'staff.add', add({ username: 'admin' }))).toBe('username-taken');
		expect(story.refused(ADMIN, 'staff.add', add({ department: 'nowhere' }))).toBe('unknown');
		expect(story.refused(ADMIN, 'staff.add', add({ windows: ['nowhere'] }))).toBe('unknown');
		expect(story.refused(ADMIN, 'staff.add', add({ skills: ['nowhere'] }))).toBe('unknown');
		expect(story.refused(ADMIN, 'staff.add', add({ roles: ['chief'] }))).toBe('department-needed');
		expect(story.happens(ADMIN, 'staff.add', add({}))).toEqual(['staff.added']);
	});

	it('a change of role counts at once', () => {
		const story = openedHall();
		const clerk = clerkAt(story, 'w01', 'bdc');
		if (clerk.kind !== 'staff') throw new Error('a clerk is staff');
		story.ask(ADMIN, 'staff.change', { staff: clerk.id, ...duty, roles: ['guide'] });
		expect(rolesOf(story.hall, clerk)).toEqual(['guide']);
		expect(story.refused(ADMIN, 'staff.change', { staff: 's_nobody0', ...duty })).toBe('unknown');
	});

	it('are locked out of changing their password too, after five wrong ones', () => {
		const story = openedHall();
		const clerk = clerkAt(story, 'w01', 'bdc');
		const current = { against: 'hash of clerk w01', fits: true };
		const guess = { current: { ...current, fits: false }, next: 'x' };
		for (let failure = 1; failure <= 4; failure += 1)
			expect(() => story.ask(clerk, 'password.change', guess)).toThrow('wrong-credentials');
		expect(() => story.ask(clerk, 'password.change', guess)).toThrow('locked-out');
		expect(story.refused(clerk, 'password.change', { current, next: 'x' })).toBe('locked-out');
		story.later({ minutes: 30 });
		expect(story.happens(clerk, 'password.change', { current, next: 'new' })).toEqual(['password.changed']);
	});

	it('the last administrator stays one', () => {
		const story = openedHall();
		const admin = story.hall.access.usernames['admin'];
		expect(story.refused(ADMIN, 'staff.disable', { staff: admin })).toBe('last-administrator');
		expect(story.refused(ADMIN, 'staff.change', { staff: admin, ...duty })).toBe('last-administrator');
		story.staff('second', { roles: ['systemAdmin'] });
		expect(story.happens(ADMIN, 'staff.disable', { staff: admin })).toEqual(['staff.disabled']);
	});

	it('change their password only by proving the present one', () => {
		const story = openedHall();
		const clerk = clerkAt(story, 'w01', 'bdc');
		const current = { against: 'hash of clerk w01', fits: true };
		const guess = { current: { ...current, fits: false }, next: 'x' };
		expect(() => story.ask(clerk, 'password.change', guess)).toThrow('wrong-credentials');
		const elsewhere = story.ask(ANYONE, 'session.open', signIn(story, 'clerk w01')).result;
		expect(story.happens(clerk, 'password.change', { current, next: 'new' })).toEqual([
			'password.changed',
			'session.closed'
		]);
		expect(story.hall.access.sessions[String(elsewhere['session'])]).toBeUndefined();
		expect(story.refused(ANYONE, 'password.change', { current, next: 'x' })).toBe('not-signed-in');
		expect(story.refused(ANYONE, 'session.close')).toBe('not-signed-in');
	});
});

describe('a hall', () => {
	it('is set up once', () => {
		const set = {
			name: { 'zh-CN': 'a', en: 'a' },
			preset: PRESET,
			administrator: { username: 'x', password: 'h', name: 'n' }
		};
		expect(new Story().happens({ kind: 'setup' }, 'hall.setUp', set)).toEqual(['hall.setUp', 'staff.added']);
		expect(openedHall().refused({ kind: 'setup' }, 'hall.setUp', set)).toBe('already-set-up');
	});

	it('enrols a device, names its token without making it, and revokes it again', () => {
		const story = openedHall();
		const screen = { kind: 'screen', name: '1 号窗口屏', window: 'w01' };
		const { device, token } = story.ask(ADMIN, 'device.enrol', screen).result;
		expect(token).toEqual({ secret: `device:${String(device)}` });
		expect(story.happens(ADMIN, 'device.enrol', { ...screen, kind: 'kiosk', window: null })).toEqual([
			'device.enrolled'
		]);
		expect(story.happens(ADMIN, 'device.revoke', { device })).toEqual(['device.revoked']);
	});

	it('enrols devices for windows that there are', () => {
		expect(openedHall().refused(ADMIN, 'device.enrol', { kind: 'screen', name: 's', window: 'nowhere' })).toBe(
			'unknown'
		);
		expect(openedHall().refused(ADMIN, 'device.revoke', { device: 'd_nothing0' })).toBe('unknown');
	});
});

it('a strong password has ten characters of three kinds', () => {
	expect(['Hall-demo-2026', 'abcdefgh1A', 'ABCDEF12--'].every(isStrongPassword)).toBe(true);
	expect(['Short1-a', 'alllowercase1', 'ABCDEFGHIJKL', ''].some(isStrongPassword)).toBe(false);
});
