import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetFileSchema, type DemoStaff, type Preset, type WindowData } from '$lib/hall/catalogue/schema.ts';
import type { StaffRole } from '$lib/hall/access/roles.ts';
import { jiaozuo } from '$lib/server/presets/jiaozuo/index.ts';
import { newFolder } from './folder.ts';

/** The reference hall, as `hall.setUp` takes it, and who works in its demonstration. */
export const REFERENCE = presetFileSchema.parse(jiaozuo);

const TEXT = { 'zh-CN': '综合受理区', en: 'Acceptance zone' };
export const FORTY = Array.from({ length: 40 }, (_, index) => `w${String(index + 1).padStart(2, '0')}`);

/** A number that nobody answers to is missed at once: for tests that are about something else. */
export const missedAtOnce = (preset: Preset): Preset => ({
	...preset,
	policy: { ...preset.policy, recalls: { times: 0, seconds: 0 } }
});

/** Whatever is given, right or wrong, as a file that `PRESET` can name. */
export function fileOf(content: unknown): string {
	const file = join(newFolder(), 'preset.json');
	writeFileSync(file, JSON.stringify(content));
	return file;
}

/** A preset as a file that `PRESET` can name. */
export const presetFile = (preset: Preset, staff: readonly DemoStaff[] = REFERENCE.demo.staff): string =>
	fileOf({ preset, demo: { staff, devices: REFERENCE.demo.devices } });

/** Who works at a window that serves these queues. */
const ROLE_AT: Readonly<Record<string, StaffRole>> = { lz: 'issuer', zx: 'adviser' };
const roleAt = (queues: readonly string[]): StaffRole => ROLE_AT[queues[0] ?? ''] ?? 'clerk';

/** The demo's hall, but all forty windows serve real estate, and three more everything else. */
export function fortyWindows(): string {
	const { demo } = REFERENCE;
	const preset = missedAtOnce(REFERENCE.preset);
	const window = (id: string, queues: string[]): WindowData => ({
		id,
		name: id.slice(1),
		zone: null,
		queues,
		place: TEXT
	});
	const windows = FORTY.map((id) => window(id, ['bdc']));
	const rest = [window('w91', ['tz', 'ss', 'sh']), window('w92', ['lz']), window('w93', ['zx'])];
	const clerks = [...windows, ...rest].map(({ id, queues }): DemoStaff => ({
		username: `${roleAt(queues)}-${id}`,
		name: `柜员${id}`,
		roles: [roleAt(queues)],
		department: null,
		windows: [id],
		skills: queues
	}));
	const behind = demo.staff.filter((staff) => staff.windows.length === 0);
	return presetFile({ ...preset, id: 'forty', windows: [...windows, ...rest] }, [...clerks, ...behind]);
}

/**
 * A hall with so many windows, each with its clerk. The queues are shared out among them: with one, every window takes
 * whoever comes (无差别综合窗口). Nobody must say who they are.
 */
export function manyWindows(count: number, queues: readonly string[]) {
	const queueOf = (n: number): string => queues[n % queues.length] ?? '';
	const { preset, demo } = REFERENCE;
	const ids = Array.from({ length: count }, (_, n) => `w${String(n + 1).padStart(3, '0')}`);
	const windows = ids.map((id, n): WindowData => ({
		id,
		name: id.slice(1),
		zone: null,
		queues: [queueOf(n)],
		place: TEXT
	}));
	const clerks = ids.map((id, n): DemoStaff => ({
		username: `clerk-${id}`,
		name: `柜员${id}`,
		roles: ['clerk'],
		department: null,
		windows: [id],
		skills: [queueOf(n)]
	}));
	const known = preset.queues.map((queue) => ({ ...queue, identity: 'optional' as const }));
	const behind = demo.staff.filter((staff) => staff.windows.length === 0);
	return {
		file: presetFile({ ...preset, id: 'many', queues: known, windows }, [...clerks, ...behind]),
		windows: ids,
		queueOf
	};
}
