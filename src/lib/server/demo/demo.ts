import type { CommandName } from '$lib/hall/access/rules.ts';
import { isWorkingDay } from '$lib/hall/calendar/calendar.ts';
import { addDays, dayOf, instantOf } from '$lib/hall/calendar/day.ts';
import type { Preset, PresetFile } from '$lib/hall/catalogue/schema.ts';
import type { Actor, DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { isOpenAt } from '$lib/hall/ticketing/rules.ts';
import type { Config } from '../config.ts';
import type { HallRuntime } from '../hall-runtime.ts';
import { readPreset } from '../presets/read.ts';
import type { Cast } from './in-process.ts';
import { pastBegins, playMorning } from './morning.ts';

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

/** The next moment at which the hall opens: today's, if it is still ahead. Null before the hall is set up. */
export function nextOpening({ catalogue, calendar }: DeepReadonly<Hall>, now: number): number | null {
	if (!catalogue.policy) return null;
	const { opens } = catalogue.policy;
	let day = dayOf(now);
	if (instantOf(day, opens) < now) day = addDays(day, 1);
	while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
	return instantOf(day, opens);
}

const NAME = { 'zh-CN': '示范市政务服务大厅（演示）', en: 'Demo Government Service Hall' };

/** What a demo that was opened before holds already. */
const foundIn = (hall: HallRuntime) =>
	hall.door.read(({ hall: { access }, at }) => ({
		at,
		usernames: Object.keys(access.usernames),
		devices: Object.fromEntries(Object.values(access.devices).map(({ name, id }) => [name, id]))
	}));

/** Everybody and every device that the preset lists and that is not there yet, one after another. */
async function addPeople(hall: HallRuntime, { demo }: PresetFile): Promise<Record<string, string>> {
	const { door, clock } = hall;
	const found = await foundIn(hall);
	const staff = demo.staff.filter((s) => !found.usernames.includes(s.username));
	const devices = demo.devices.filter(({ name }) => !Object.hasOwn(found.devices, name));
	if (staff.length + devices.length > 0) {
		const ask = (actor: Actor, name: CommandName, id: string, payload: unknown) =>
			door.execute(actor, name, { id, payload });
		const now = clock.now();
		const administrator = { username: 'admin', password: DEMO_PASSWORD };
		const opened = await ask({ kind: 'anyone' }, 'session.open', `demo-admin-${now}`, administrator);
		const { session, staff: id } = opened.result as { session: string; staff: string };
		const admin: Actor = { kind: 'staff', id, session };
		for (const one of staff)
			await ask(admin, 'staff.add', `demo-staff-${one.username}`, { ...one, password: DEMO_PASSWORD });
		for (const [index, one] of devices.entries())
			await ask(admin, 'device.enrol', `demo-device-${one.kind}-${index}-${now}`, one);
		await ask(admin, 'session.close', `demo-admin-close-${now}`, {});
	}
	const { devices: names } = await foundIn(hall);
	const named = (kind: string) => names[demo.devices.find((device) => device.kind === kind)?.name ?? ''] ?? '';
	return { kiosk: named('kiosk'), gateway: named('client') };
}

/** Who plays in an open demo, and by what. */
export interface Opened {
	readonly file: PresetFile;
	readonly cast: Cast;
}

/**
 * Makes the demo hall, or opens the one that is there: everything by commands through the door. A hall that was only
 * half made when its start was interrupted is opened as it is.
 */
export async function openDemo(hall: HallRuntime, config: Config): Promise<Opened> {
	const { door, clock } = hall;
	const file = await readPreset(config.preset);
	const { at } = await foundIn(hall);
	const isNew = at === 0;
	// The hall's time never runs backwards: a demo that was left overnight opens on a later day.
	const opening = config.clock ?? openingMoment(file.preset, Math.max(clock.now(), at));
	const begins = isNew && config.morning ? pastBegins(file, opening) : opening;
	clock.set(begins, 0);
	if (isNew)
		await door.execute({ kind: 'setup' }, 'hall.setUp', {
			id: 'demo-set-up',
			payload: {
				name: NAME,
				preset: file.preset,
				administrator: { username: 'admin', password: DEMO_PASSWORD, name: '系统管理员' }
			}
		});
	const cast = { password: DEMO_PASSWORD, devices: await addPeople(hall, file) };
	if (isNew && config.morning) await playMorning(hall, file, opening, cast);
	// A hall whose log is to be compared with another's stands still until somebody moves its clock.
	clock.set(opening, config.seed === null ? 1 : 0);
	return { file, cast };
}
