import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, newId, type Client } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { contentsOf, newFolder } from './harness/folder.ts';
import { commitsIn, verified } from './harness/journal.ts';
import { identityOf, PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';
import { CATERING, wholeThread } from './harness/thread.ts';
import { startTool, tool } from './harness/tool.ts';

let server: Server;
let kiosk: Client;
let clerk: Client;
/** a case that went all the way */
let catering: string;
let people = 0;
const take = (id = newId()) => kiosk.post('ticket.take', { queue: 'bdc', identity: identityOf(people++) }, { id });
const target = () => join(newFolder(), 'backup');
const backUp = (to: string, dataDir = server.folder) => tool('backup', [to], { DATA_DIR: dataDir });
const restore = (backup: string, dataDir: string, ...words: string[]) =>
	tool('restore', [backup, ...words], { DATA_DIR: dataDir });
const idsIn = (dataDir: string) => commitsIn(dataDir).map(({ command }) => command.id);

/** Asks for numbers until it is told to stop; resolves with the ids that were answered. */
function rain(): { answered: string[]; stop(): Promise<void> } {
	const answered: string[] = [];
	let stopped = false;
	const taker = async () => {
		while (!stopped) {
			const id = newId();
			if ((await take(id)).status === 200) answered.push(id);
		}
	};
	const takers = Promise.all(Array.from({ length: 8 }, taker));
	return {
		answered,
		async stop() {
			stopped = true;
			await takers;
		}
	};
}

beforeAll(async () => {
	server = await startServer();
	const crew = crewOf(server.url);
	kiosk = await crew.kiosk();
	({ clerk, case: catering } = await wholeThread(crew, CATERING, PEOPLE.wang, 'A-01-01'));
});
afterAll(() => server.kill());

describe('a backup of a hall at work', () => {
	const to = target();
	let before: string[];

	beforeAll(async () => {
		const { answered, stop } = rain();
		await take();
		before = [...answered];
		const { code, said } = await backUp(to);
		await stop();
		expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('sound; head') });
	});

	it('is a log that verifies, with all that had been answered when it began', async () => {
		await verified(to);
		expect(idsIn(to)).toEqual(expect.arrayContaining(before));
	});

	it('holds nothing that the hall does not hold', () => {
		const all = idsIn(server.folder);
		const copied = idsIn(to);
		expect(copied).toEqual(all.slice(0, copied.length));
	});

	it('holds no key, and its keys hold no log', () => {
		expect(contentsOf(to).filter((file) => /keys|persons|hall\.key/.test(file))).toEqual([]);
		const names = contentsOf(`${to}.keys`).map((file) => file.split(' ')[0]);
		expect(names).toEqual(['backup.json', 'files.sha256', 'hall/hall.key', 'hall/persons.jsonl']);
	});

	it('is a hall again that answers as before, for the same people and devices', async () => {
		const dataDir = join(newFolder(), 'again');
		expect(await restore(to, dataDir)).toMatchObject({ code: 0 });
		expect(idsIn(dataDir)).toEqual(idsIn(to));
		const again = await startServer({ DATA_DIR: dataDir });
		const answered = before[0] ?? '';
		const asClerk = client(again.url, clerk.token);
		const { clear } = await asClerk.ask('person.reveal', { case: catering, reason: '核对恢复的数据' });
		expect(Object.values(clear)).toContain(PEOPLE.wang.name);
		const now = await client(again.url, kiosk.token).view('kiosk', {});
		expect(JSON.stringify(now)).toContain('bdc');
		expect(idsIn(dataDir)).toContain(answered);
		await again.stop();
		await verified(dataDir);
	});
});

describe('a backup of a quiet hall', () => {
	it('holds the very last thing that was answered', async () => {
		const id = newId();
		expect(await take(id)).toMatchObject({ status: 200 });
		const to = target();
		expect(await backUp(to)).toMatchObject({ code: 0 });
		expect(idsIn(to).at(-1)).toBe(id);
	});

	it('is made of a hall that was killed, too, and it starts again', async () => {
		await take();
		await server.kill();
		const to = target();
		expect(await backUp(to)).toMatchObject({ code: 0 });
		expect(idsIn(to)).toEqual(idsIn(server.folder));
		await server.restart();
		expect(await take()).toMatchObject({ status: 200 });
	});
});

describe('a backup that is killed', () => {
	it.each([40, 220])('after %i ms says so, and the hall does not notice', async (after) => {
		const { answered, stop } = rain();
		const to = target();
		const { child, ended } = startTool('backup', [to], { DATA_DIR: server.folder });
		await new Promise((resolve) => setTimeout(resolve, after));
		child.kill('SIGKILL');
		const { code } = await ended;
		await stop();
		expect(idsIn(server.folder)).toEqual(expect.arrayContaining(answered));
		await verified(server.folder);
		if (code === 0) return;
		const dataDir = join(newFolder(), 'again');
		const refused = await restore(to, dataDir);
		expect(refused.code).toBe(1);
		expect(refused.said).toMatch(/never finished|holds no backup/);
		expect(existsSync(dataDir)).toBe(false);
	});
});

describe('what cannot be restored is refused in one sentence, and nothing is touched', () => {
	const to = target();
	beforeAll(async () => {
		expect(await backUp(to)).toMatchObject({ code: 0 });
	});

	async function refused(backup: string, sentence: string, ...words: string[]): Promise<void> {
		const dataDir = join(newFolder(), 'again');
		const { code, said } = await restore(backup, dataDir, ...words);
		expect(said).toContain(sentence);
		expect(
			said
				.trim()
				.split('\n')
				.filter((line) => !line.startsWith('restored'))
		).toHaveLength(1);
		expect(code).toBe(1);
		expect(existsSync(dataDir)).toBe(false);
	}
	/** A copy of the backup and its keys, in which something is not as it was. */
	function changed(change: (folder: string) => void): string {
		const copy = target();
		cpSync(to, copy, { recursive: true });
		cpSync(`${to}.keys`, `${copy}.keys`, { recursive: true });
		change(copy);
		return copy;
	}
	const flip = (file: string) => {
		const bytes = readFileSync(file);
		bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
		writeFileSync(file, bytes);
	};
	const journal = (folder: string) => join(folder, 'hall/journal/2026-11-20.jsonl');

	it('one flipped byte of the log', () =>
		refused(
			changed((f) => flip(journal(f))),
			'is not what was backed up'
		));
	it('one flipped byte of the keys', () =>
		refused(
			changed((f) => flip(`${f}.keys/hall/persons.jsonl`)),
			'is not what was backed up'
		));
	it('one flipped byte of the list', () =>
		refused(
			changed((f) => flip(join(f, 'files.sha256'))),
			'is not what was backed up'
		));
	it('a missing file', () =>
		refused(
			changed((f) => rmSync(journal(f))),
			'is not what was backed up'
		));
	it('more than was backed up', () =>
		refused(
			changed((f) => appendFileSync(journal(f), 'x\n')),
			'is not what was backed up'
		));
	it('keys that are not there', () =>
		refused(
			changed((f) => rmSync(`${f}.keys`, { recursive: true })),
			'Name the keys with --keys'
		));
	it('a folder that is no backup', () => refused(newFolder(), 'holds no backup'));
	it('keys in place of a backup', () => refused(`${to}.keys`, 'holds no backup, but the keys of one'));

	it('keys older than the log', async () => {
		await take();
		const newer = target();
		expect(await backUp(newer)).toMatchObject({ code: 0 });
		await refused(newer, 'older than the log', '--keys', `${to}.keys`);
	});

	it('keys of another hall', async () => {
		const other = await startServer();
		const its = target();
		expect(await backUp(its, other.folder)).toMatchObject({ code: 0 });
		await other.kill();
		await refused(to, 'those of another hall', '--keys', `${its}.keys`);
	});

	it('into a folder in which there is something', async () => {
		const dataDir = newFolder();
		writeFileSync(join(dataDir, 'letter.txt'), 'mine');
		const { code, said } = await restore(to, dataDir);
		expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') });
		expect(readdirSync(dataDir)).toEqual(['letter.txt']);
	});

	it('but what a restore left behind that was killed is begun anew', async () => {
		const dataDir = newFolder();
		cpSync(join(to, 'hall'), join(dataDir, 'hall'), { recursive: true });
		writeFileSync(join(dataDir, 'backup.json'), '{\n\t"format": 1,\n\t"complete": false\n}\n');
		await expect(startServer({ DATA_DIR: dataDir })).rejects.toThrow('not a hall’s');
		expect(await restore(to, dataDir)).toMatchObject({ code: 0 });
		await verified(dataDir);
	});
});

describe('a backup is not begun', () => {
	const refused = async (to: string, sentence: string, dataDir = server.folder) => {
		const { code, said } = await backUp(to, dataDir);
		expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(sentence) });
	};
	it('where there is something already', async () => {
		const to = newFolder();
		writeFileSync(join(to, 'letter.txt'), 'mine');
		await refused(to, 'is not empty');
		expect(readdirSync(to)).toEqual(['letter.txt']);
	});
	it('inside the data folder', () => refused(join(server.folder, 'backup'), 'must not be inside one another'));
	it('of a folder in which no hall lives', () => refused(target(), 'holds no hall', newFolder()));
	it('of a log that is damaged', async () => {
		const dataDir = newFolder();
		cpSync(server.folder, dataDir, { recursive: true });
		const file = join(dataDir, 'hall/journal/2026-11-20.jsonl');
		writeFileSync(file, readFileSync(file, 'utf8').replace('"at":', '"At":'));
		await refused(target(), 'line 1, byte 0', dataDir);
	});
});

describe('a log whose keys are gone', () => {
	it('is not opened with new ones, which would lock everybody out for ever', async () => {
		const dataDir = newFolder();
		cpSync(server.folder, dataDir, { recursive: true });
		rmSync(join(dataDir, 'hall/keys'), { recursive: true });
		await expect(startServer({ DATA_DIR: dataDir })).rejects.toThrow('has no keys');
		expect(existsSync(join(dataDir, 'hall/keys'))).toBe(false);
	});
});

describe('a head that was noted elsewhere', () => {
	const note = () => join(newFolder(), 'head.json');

	it('shows later that nothing was taken away or written anew up to there', async () => {
		const file = note();
		await take();
		expect(await tool('head', [server.folder, '--out', file])).toEqual({ code: 0, said: '' });
		await take();
		const { code, said } = await tool('verify', [server.folder, '--head', file]);
		expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('as it was noted on 2026-11-20') });
	});

	it('finds that the newest lines were cut off, which the chain alone does not', async () => {
		const file = note();
		await take();
		expect(await tool('head', [server.folder, '--out', file])).toMatchObject({ code: 0 });
		const dataDir = newFolder();
		cpSync(server.folder, dataDir, { recursive: true });
		const journal = join(dataDir, 'hall/journal/2026-11-20.jsonl');
		const lines = readFileSync(journal, 'utf8').split('\n');
		writeFileSync(journal, lines.toSpliced(-2, 1).join('\n'));
		rmSync(join(dataDir, 'hall/journal/manifest.json'));
		expect(await tool('verify', [dataDir])).toMatchObject({ code: 0 });
		const { code, said } = await tool('verify', [dataDir, '--head', file]);
		expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('the journal ends before') });
	});

	it('is told to those who watch over the hall, and to nobody else', async () => {
		const crew = crewOf(server.url);
		const asked = async (who: Client) => who.send('/api/head');
		expect((await asked(client(server.url))).status).toBe(401);
		expect((await asked(clerk)).status).toBe(403);
		const { status, text } = await asked(await crew.as('supervisor'));
		expect(status).toBe(200);
		const file = note();
		writeFileSync(file, text);
		expect(await tool('verify', [server.folder, '--head', file])).toMatchObject({ code: 0 });
	});

	it('is told on the screen as well', async () => {
		const { said } = await tool('head', [server.folder]);
		expect(JSON.parse(said)).toMatchObject({ hall: { position: idsIn(server.folder).length, day: '2026-11-20' } });
	});
});
