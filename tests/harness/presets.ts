import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetFileSchema, type DemoStaff, type Preset, type WindowData } from '$lib/hall/catalogue/schema.ts';
import { jiaozuo } from '$lib/server/presets/jiaozuo/index.ts';
import { newFolder } from './folder.ts';

/** The reference hall, as `hall.setUp` takes it, and who works in its demonstration. */
export const REFERENCE = presetFileSchema.parse(jiaozuo);

const TEXT = { 'zh-CN': '综合受理区', en: 'Acceptance zone' };
export const FORTY = Array.from({ length: 40 }, (_, index) => `w${String(index + 1).padStart(2, '0')}`);

/** A preset as a file that `PRESET` can name. */
export function presetFile(preset: Preset, staff: readonly DemoStaff[] = REFERENCE.demo.staff): string {
	const file = join(newFolder(), 'preset.json');
	writeFileSync(file, JSON.stringify({ preset, demo: { staff, devices: REFERENCE.demo.devices } }));
	return file;
}

/** The demo's hall, but all forty windows serve real estate, and two more everything else. */
export function fortyWindows(): string {
	const { preset, demo } = REFERENCE;
	const window = (id: string, queues: string[]): WindowData => ({
		id,
		name: id.slice(1),
		zone: null,
		queues,
		place: TEXT
	});
	const windows = FORTY.map((id) => window(id, ['bdc']));
	const rest = [window('w91', ['tz', 'ss', 'sh']), window('w92', ['lz'])];
	const clerks = [...windows, ...rest].map(({ id, queues }): DemoStaff => ({
		username: `${queues.includes('lz') ? 'issuer' : 'clerk'}-${id}`,
		name: `柜员${id}`,
		roles: [queues.includes('lz') ? 'issuer' : 'clerk'],
		department: null,
		windows: [id],
		skills: queues
	}));
	const behind = demo.staff.filter((staff) => staff.windows.length === 0);
	return presetFile({ ...preset, id: 'forty', windows: [...windows, ...rest] }, [...clerks, ...behind]);
}
