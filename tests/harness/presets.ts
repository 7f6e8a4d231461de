import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jiaozuo from '$lib/server/presets/jiaozuo.json';
import { newFolder } from './folder.ts';

const TEXT = { 'zh-CN': '综合受理区', en: 'Acceptance zone' };
export const FORTY = Array.from({ length: 40 }, (_, index) => `w${String(index + 1).padStart(2, '0')}`);

/** A preset as a file that `PRESET` can name. */
export function presetFile(preset: unknown): string {
	const file = join(newFolder(), 'preset.json');
	writeFileSync(file, JSON.stringify(preset));
	return file;
}

/** The demo's hall, but all forty windows serve real estate, and two more everything else. */
export function fortyWindows(): string {
	const windows = FORTY.map((id) => ({ id, name: id.slice(1), queues: ['bdc'], place: TEXT }));
	const rest = [
		{ id: 'w91', name: '91', queues: ['tz', 'ss', 'sh'], place: TEXT },
		{ id: 'w92', name: '92', queues: ['lz'], place: TEXT }
	];
	return presetFile({ ...jiaozuo, id: 'forty', windows: [...windows, ...rest] });
}
