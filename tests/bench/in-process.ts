import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createHash } from 'node:crypto';
import { cast, openDoor, type Cast, type Running } from '$lib/server/door.testing.ts';
import { systemEntropy } from '$lib/server/entropy.ts';
import { seeded } from '$lib/server/log/random.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import type { Disk } from '$lib/server/log/disk.ts';
import { verifyJournal } from '$lib/server/log/verify.ts';
import { FOLDER } from '$lib/server/door.testing.ts';
import { filesIn, newFolder } from '../harness/folder.ts';
import type { Row } from './table.ts';

const ROUNDS = 5;
/** commands of a replay, and how many of them are under way at once */
const COMMANDS = 6_000;
const AT_ONCE = 64;
/** How many people ask at once, and how many commands that makes in a round. */
const CROWDS = [
	{ atOnce: 1, commands: 2_000 },
	{ atOnce: 8, commands: 8_000 },
	{ atOnce: AT_ONCE, commands: 24_000 }
];

/** The folder of the door's tests, somewhere on this machine's disk. */
function below(root: string): Disk {
	const at = (path: string) => join(root, path.slice(FOLDER.length));
	return {
		read: (path) => realDisk.read(at(path)),
		readFrom: (path, offset) => realDisk.readFrom(at(path), offset),
		size: (path) => realDisk.size(at(path)),
		list: (path) => realDisk.list(at(path)),
		makeFolder: (path) => realDisk.makeFolder(at(path)),
		open: (path) => realDisk.open(at(path)),
		rename: (from, to) => realDisk.rename(at(from), at(to)),
		remove: (path) => realDisk.remove(at(path)),
		syncFolder: (path) => realDisk.syncFolder(at(path))
	};
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
	const begun = performance.now();
	await work();
	return (performance.now() - begun) / 1000;
};

/** Numbers are taken, so many at once. */
async function take({ door }: Running, { kiosk }: Cast, name: string, count: number, atOnce: number): Promise<void> {
	let next = 0;
	const worker = async () => {
		for (let n = (next += 1); n <= count; n = next += 1)
			await door.execute(kiosk, 'ticket.take', { id: `take-${name}-${n}`, payload: { queue: 'lz' } });
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
}

/** The journal's lines as they were saved together: each says after which position its batch began. */
function batches(text: string): Buffer[] {
	const found = new Map<string, string[]>();
	for (const line of text.split('\n').filter(Boolean)) {
		const after = /"after":(\d+)/.exec(line)?.[1] ?? '';
		found.set(after, [...(found.get(after) ?? []), line]);
	}
	return [...found.values()].map((lines) => Buffer.from(`${lines.join('\n')}\n`));
}

async function appendRaw(groups: readonly Buffer[]): Promise<void> {
	const file = await open(join(newFolder(), 'raw'), 'a');
	for (const group of groups) {
		await file.appendFile(group);
		await file.datasync();
	}
	await file.close();
}

/** 2: through the door in this process, against the same bytes appended and synced in the same groups. */
export async function door(): Promise<Row[]> {
	// Warm: what the compiler does at first is no one's wait.
	await crowd(AT_ONCE, 6_000);
	const rows: Row[] = [];
	for (const { atOnce, commands } of CROWDS) {
		const found: { ours: number; bare: number }[] = [];
		for (let round = 0; round < ROUNDS; round += 1) found.push(await crowd(atOnce, commands));
		const rate = (time: number) => (commands / time).toFixed(0);
		rows.push({
			what: `2 commands through the door, in process, ${atOnce} at once`,
			ours: `${found.map(({ ours }) => rate(ours)).join(' ')} /s`,
			bare: `${found.map(({ bare }) => rate(bare)).join(' ')} /s`,
			ratios: found.map(({ ours, bare }) => bare / ours),
			target: { atLeast: 0.5 }
		});
	}
	return rows;
}

async function crowd(atOnce: number, count: number): Promise<{ ours: number; bare: number }> {
	const root = newFolder();
	const running = await openDoor(below(root), seeded(1), { entropy: systemEntropy });
	const people = await cast(running.door);
	const [day = ''] = filesIn(root).filter((name) => name.endsWith('.jsonl'));
	const before = (await readFile(day)).length;
	const ours = await seconds(() => take(running, people, 'one', count, atOnce));
	await running.door.close();
	await running.journal.close();
	const groups = batches((await readFile(day)).subarray(before).toString('utf8'));
	return { ours, bare: await seconds(() => appendRaw(groups)) };
}

/** The least that anybody must do who reads a log: parse each line, and hash it after the one before. */
const parsed = (lines: readonly string[]) => {
	let last: unknown;
	for (const line of lines) last = JSON.parse(line.slice(65));
	return last;
};
function hashed(lines: readonly string[]): string {
	let hash = '0'.repeat(64);
	for (const line of lines) hash = createHash('sha256').update(hash).update(line.slice(65)).digest('hex');
	return hash;
}

/** 5: a start that replays the whole journal, and its verification, against bare parsing and hashing of its lines. */
export async function replay(): Promise<Row[]> {
	const root = newFolder();
	const running = await openDoor(below(root), seeded(1));
	const people = await cast(running.door);
	for (const name of ['one', 'two', 'three']) await take(running, people, name, COMMANDS, AT_ONCE);
	await running.door.close();
	await running.journal.close();
	const [day = ''] = filesIn(root).filter((name) => name.endsWith('.jsonl'));
	const read = async () => (await readFile(day, 'utf8')).split('\n').filter(Boolean);

	const starts: { ours: number; bare: number }[] = [];
	const checks: { ours: number; bare: number }[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const bareStart = await seconds(async () => {
			const lines = await read();
			parsed(lines);
			hashed(lines);
		});
		const ours = await seconds(async () => {
			const again = await openDoor(below(root), seeded(2));
			await again.door.close();
			await again.journal.close();
		});
		starts.push({ ours, bare: bareStart });
		const bareCheck = await seconds(async () => hashed(await read()));
		const check = await seconds(() => verifyJournal({ disk: below(root), folder: FOLDER }));
		checks.push({ ours: check, bare: bareCheck });
	}
	const row = (what: string, rounds: typeof starts, atLeast: number): Row => ({
		what,
		ours: `${rounds.map(({ ours }) => (ours * 1000).toFixed(0)).join(' ')} ms`,
		bare: `${rounds.map(({ bare }) => (bare * 1000).toFixed(0)).join(' ')} ms`,
		ratios: rounds.map(({ ours, bare }) => bare / ours),
		target: { atLeast }
	});
	return [row('5 replay at start, without a checkpoint', starts, 0.6), row('5 verify', checks, 0.8)];
}
