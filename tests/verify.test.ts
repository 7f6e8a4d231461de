import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type Client } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { newFolder, ROOT } from './harness/folder.ts';
import type { Received } from './harness/http.ts';
import { commitsIn, journalFiles, verified } from './harness/journal.ts';
import { identityOf, PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect } from './harness/sockets.ts';
import { CATERING, wholeThread } from './harness/thread.ts';

function verify(...folder: string[]): { code: number | null; said: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src/tools/verify.js'), ...folder], {
		cwd: ROOT,
		encoding: 'utf8'
	});
	return { code: status, said: stdout + stderr };
}

describe('the journal of a day', () => {
	let server: Server;
	beforeAll(async () => {
		server = await startServer();
		await wholeThread(crewOf(server.url), CATERING, PEOPLE.wang, 'A-01-01');
		await server.stop();
	});

	/** A copy of the data folder in which one byte of one line is another. */
	function withOneByteFlipped(line: number): string {
		const copy = newFolder();
		cpSync(server.folder, copy, { recursive: true });
		const file = journalFiles(copy).find((path) => path.endsWith('2026-11-20.jsonl')) ?? '';
		const bytes = readFileSync(file);
		let offset = 0;
		for (let n = 1; n < line; n += 1) offset = bytes.indexOf('\n', offset) + 1;
		const middle = Math.floor((offset + bytes.indexOf('\n', offset)) / 2);
		bytes[middle] = (bytes[middle] ?? 0) ^ 1;
		writeFileSync(file, bytes);
		return copy;
	}

	it('is sound, and its head is told', async () => {
		const { head } = await verified(server.folder);
		const { code, said } = verify(server.folder);
		expect(said).toContain(`hall: ${head.position} commits of 1 days`);
		expect(said).toContain(`sound; head ${head.position} ${head.hash}`);
		expect(code).toBe(0);
	});

	it.each([1, 20, 40])('is not, when one byte of line %i is another, and the place is told', (line) => {
		const { code, said } = verify(withOneByteFlipped(line));
		expect(said).toMatch(new RegExp(`journal/2026-11-20\\.jsonl, line ${line}, byte \\d+: `));
		expect(said).not.toContain('sound');
		expect(code).toBe(1);
	});

	it('is not opened when one byte of it is another', async () => {
		await expect(startServer({ DATA_DIR: withOneByteFlipped(20) })).rejects.toThrow(
			'journal/2026-11-20.jsonl, line 20'
		);
	});

	it('cannot be told sound where there is none', () => {
		const folder = newFolder();
		expect(verify(folder)).toMatchObject({ code: 1, said: expect.stringContaining('holds no hall’s log') });
		expect(verify(join(folder, 'nowhere'))).toMatchObject({ code: 1, said: expect.stringContaining('is not there') });
	});
});

describe('a server that is asked to end', () => {
	let server: Server;
	let crew: Crew;
	let kiosk: Client;
	let people = 0;
	const take = (id = newId()) => kiosk.post('ticket.take', { queue: 'bdc', identity: identityOf(people++) }, { id });
	beforeAll(async () => {
		server = await startServer();
		crew = crewOf(server.url);
		kiosk = await crew.kiosk();
	});
	afterAll(() => server.kill());

	it('ends with code 0 though a screen is still watching, and the screen is told', async () => {
		const watcher = await connect(server.url, kiosk.token);
		await watcher.watch('kiosk');
		expect(await server.stop()).toBe(0);
		expect(watcher.socket.connected).toBe(false);
		await server.restart();
	});

	it('has kept everything that it answered', async () => {
		const asked = Array.from({ length: 100 }, () => newId());
		const answers: Promise<Received | undefined>[] = asked.map((id) => take(id).catch(() => undefined));
		await answers[0];
		expect(await server.stop()).toBe(0);
		const answered = (await Promise.all(answers)).flatMap((answer, n) => (answer?.status === 200 ? [asked[n]] : []));
		await server.restart();
		const kept = commitsIn(server.folder).map(({ command }) => command.id);
		expect(answered.length).toBeGreaterThan(0);
		expect(kept).toEqual(expect.arrayContaining(answered));
		await verified(server.folder);
	});

	it('goes on where it was when it is started again', async () => {
		const before = JSON.parse((await take()).text) as { position: number };
		await server.stop();
		await server.restart();
		const after = JSON.parse((await take()).text) as { position: number };
		expect(after.position).toBe(before.position + 1);
	});
});
