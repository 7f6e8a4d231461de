import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '$lib/server/log/random.ts';
import { newFolder } from '../harness/folder.ts';
import { commitsIn, verified } from '../harness/journal.ts';
import { startTool, tool } from '../harness/tool.ts';
import { openCopy, type JournalHall, type Model } from './journal-hall.ts';
import { pause } from './pause.ts';
import type { Kind, Subject } from './subject.ts';

const KILLS = 5;
/** about as long as one takes, once it has begun */
const COPYING = 300;

/** What a backup says of itself: nothing yet, that it is begun, that it is whole. */
function noted(backup: string): 'nothing' | 'begun' | 'whole' {
	const note = join(backup, 'backup.json');
	if (!existsSync(note)) return 'nothing';
	return readFileSync(note, 'utf8').includes('"complete": true') ? 'whole' : 'begun';
}

const idsIn = (dataDir: string): string[] => commitsIn(dataDir).map(({ command }) => command.id);
const restored = async (backup: string) => {
	const dataDir = join(newFolder(), 'again');
	return { dataDir, ...(await tool('restore', [backup], { DATA_DIR: dataDir })) };
};

/** A backup that is whole is sound, and holds all that had been answered when it began, and nothing else than the hall. */
async function expectWhole(folder: string, answered: readonly string[], all: readonly string[]): Promise<void> {
	await verified(folder);
	const ids = idsIn(folder);
	if (ids.join() !== all.slice(0, ids.length).join()) throw new Error('a backup holds what the hall does not');
	const there = new Set(ids);
	const missing = answered.filter((id) => !there.has(id));
	if (missing.length > 0) throw new Error(`a backup lacks ${missing.length} that were answered before it began`);
}

/** Brings it back, too. */
async function expectRestored(backup: string, answered: readonly string[], all: readonly string[]): Promise<void> {
	const { dataDir, code, said } = await restored(backup);
	if (code !== 0) throw new Error(`a whole backup could not be restored: ${said}`);
	await expectWhole(dataDir, answered, all);
}

/** One that is not whole is refused in one sentence, and no folder is made. */
async function expectRefused(backup: string): Promise<void> {
	const { dataDir, code, said } = await restored(backup);
	const isOneSentence = said.trim().split('\n').length === 1 && /never finished|holds no backup/.test(said);
	if (code !== 1 || !isOneSentence || existsSync(dataDir))
		throw new Error(`half a backup was met with ${code}: ${said}`);
}

/** The backup, or the server whose hall it copies. */
export const inBackup = (model: () => Promise<Model>): Kind => ({
	name: 'inside a backup',
	share: 20,
	open: async () => interrupted(await openCopy(await model()))
});

function interrupted(hall: JournalHall): Subject {
	const { server, load } = hall;
	const answeredNow = () => load.answered().map(({ id }) => id);
	let kills = 0;
	let last: { readonly backup: string; readonly answered: readonly string[] } | undefined;

	async function strike(random: Random) {
		kills += 1;
		const backup = join(newFolder(), 'backup');
		const answered = answeredNow();
		const { child, ended } = startTool('backup', [backup], { DATA_DIR: server.folder });
		while (noted(backup) === 'nothing' && child.exitCode === null) await pause(2);
		await pause(random.below(COPYING));
		const isServer = random.chance(0.5);
		let inside = noted(backup) === 'begun';
		if (isServer) await server.restart();
		else child.kill('SIGKILL');
		const { code, said } = await ended;
		if (!isServer) inside = noted(backup) === 'begun';
		// Whoever copies a hall that dies may come to an end all the same; and if not, says why in one sentence.
		if (isServer && code !== 0 && said.trim().split('\n').length !== 1) throw new Error(`a backup ended with ${said}`);
		last = { backup, answered };
		return { inside, traces: inside ? [isServer ? 'server killed' : 'backup killed'] : [] };
	}

	return {
		...hall,
		strike,
		async after() {
			const next = join(newFolder(), 'backup');
			const answered = answeredNow();
			const { code, said } = await tool('backup', [next], { DATA_DIR: server.folder });
			if (code !== 0) throw new Error(`the next backup failed: ${said}`);
			load.hold();
			await load.still();
			const all = idsIn(server.folder);
			load.release();
			await expectWhole(next, answered, all);
			if (!last) return;
			if (noted(last.backup) === 'whole') await expectRestored(last.backup, last.answered, all);
			else await expectRefused(last.backup);
		},
		isSpent: () => kills === KILLS
	};
}
