import type { PresetFile } from '$lib/hall/catalogue/schema.ts';
import { quantile, type Tally } from './tally.ts';

const LINES: readonly (readonly [string, string])[] = [
	['taken', 'numbers taken'],
	['turnedAway', 'turned away'],
	['served', 'served'],
	['missed', 'missed'],
	['requeued', 'queued again'],
	['outOfOrder', 'called out of order'],
	['held', 'put on hold'],
	['paused', 'windows paused'],
	['advised', 'advised'],
	['prepared', 'cases prepared'],
	['takenUp', 'prepared cases taken up'],
	['received', 'cases received'],
	['accepted', 'accepted'],
	['notified', 'notified of corrections'],
	['resubmitted', 'corrections brought'],
	['refused', 'refused'],
	['passed', 'steps passed'],
	['returned', 'steps returned'],
	['sentBack', 'sent back to the window'],
	['decided.grant', 'granted'],
	['decided.deny', 'denied'],
	['decided.forward', 'sent up'],
	['decided.terminate', 'ended'],
	['produced', 'results produced'],
	['shelved', 'put on the shelf'],
	['delivered', 'handed out'],
	['messageSent', 'messages sent'],
	['messageFailed', 'messages failed']
];

const one = (value: number) => value.toFixed(1).padStart(7);

/** The figures of a played day, as text. */
export function summary(
	tally: Tally,
	{ preset }: PresetFile,
	{ day, seconds }: { day: string; seconds: number }
): string {
	const counts = LINES.flatMap(([key, words]) => {
		const n = tally.counts[key] ?? 0;
		return n === 0 ? [] : [`  ${words.padEnd(26)}${String(n).padStart(6)}`];
	});
	const waits = preset.queues.flatMap(({ id, prefix, name }) => {
		const list = tally.waits[id] ?? [];
		if (list.length === 0) return [];
		const line = `${one(quantile(list, 0.5))}${one(quantile(list, 0.9))}${one(Math.max(...list))}`;
		return [`  ${prefix} ${name.en.padEnd(26)}${String(list.length).padStart(6)}${line}`];
	});
	const refusals = Object.entries(tally.refusals)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([code, n]) => `  ${code.padEnd(26)}${String(n).padStart(6)}`);
	const asked = tally.commands + tally.looks;
	return [
		`A working day in the hall: ${day}`,
		...counts,
		`Waits in minutes             calls  median    p90    max`,
		...waits,
		`Refusals, all of them declared by who asked`,
		...(refusals.length > 0 ? refusals : ['  none']),
		`${tally.commands} commands and ${tally.looks} looks in ${seconds.toFixed(1)} s: ${Math.round(asked / seconds)} a second`
	].join('\n');
}
