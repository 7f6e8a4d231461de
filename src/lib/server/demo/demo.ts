import type { CommandName } from '$lib/hall/access/rules.ts';
import { isWorkingDay } from '$lib/hall/calendar/calendar.ts';
import { addDays, dayOf, instantOf } from '$lib/hall/calendar/day.ts';
import type { Preset } from '$lib/hall/catalogue/schema.ts';
import type { Actor } from '$lib/hall/contract.ts';
import { isOpenAt } from '$lib/hall/ticketing/rules.ts';
import type { Config } from '../config.ts';
import type { HallRuntime } from '../hall-runtime.ts';
import { readPreset } from '../presets/read.ts';

/** Published in the README: a demo hall listens on this machine only, unless its owner says otherwise. */
export const DEMO_PASSWORD = 'Hall-demo-2026';

/** The hall opens at 09:40 of a covered working day, and again whenever it was left outside its hours. */
const OPENS = '09:40';

function openingMoment(preset: Preset, now: number): number {
	const { calendar, policy } = preset;
	if (isOpenAt(policy, calendar, now)) return now;
	let day = dayOf(now);
	if (instantOf(day, OPENS) < now) day = addDays(day, 1);
	while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
	return instantOf(day, OPENS);
}

/**
 * Makes the demo hall, or opens the one that is there: everything by commands through the door, with ids of their own,
 * so that a start that was interrupted is simply continued.
 */
export async function openDemo(hall: HallRuntime, config: Config): Promise<void> {
	const { door, clock } = hall;
	const { preset, demo } = await readPreset(config.preset);
	const found = await door.read(({ hall: { access }, at }) => ({
		at,
		usernames: Object.keys(access.usernames),
		devices: Object.values(access.devices).map((device) => device.name)
	}));
	const last = found.at;
	// The hall's time never runs backwards: a demo that was left overnight opens on a later day.
	if (config.clock === null) clock.set(openingMoment(preset, Math.max(clock.now(), last)));

	const ask = (actor: Actor, name: CommandName, id: string, payload: unknown) =>
		door.execute(actor, name, { id, payload });
	if (last === 0)
		await ask({ kind: 'setup' }, 'hall.setUp', 'demo-set-up', {
			name: { 'zh-CN': '示范市政务服务大厅（演示）', en: 'Demo Government Service Hall' },
			preset,
			administrator: { username: 'admin', password: DEMO_PASSWORD, name: '系统管理员' }
		});

	const staff = demo.staff.filter((s) => !found.usernames.includes(s.username));
	const devices = demo.devices.filter((d) => !found.devices.includes(d.name));
	if (staff.length + devices.length === 0) return;
	const opened = await ask({ kind: 'anyone' }, 'session.open', `demo-admin-${clock.now()}`, {
		username: 'admin',
		password: DEMO_PASSWORD
	});
	const { session, staff: id } = opened.result as { session: string; staff: string };
	const admin: Actor = { kind: 'staff', id, session };
	await Promise.all([
		...staff.map((s) => ask(admin, 'staff.add', `demo-staff-${s.username}`, { ...s, password: DEMO_PASSWORD })),
		...devices.map((d, index) => ask(admin, 'device.enrol', `demo-device-${d.kind}-${index}`, d))
	]);
	await ask(admin, 'session.close', `demo-admin-close-${clock.now()}`, {});
}
