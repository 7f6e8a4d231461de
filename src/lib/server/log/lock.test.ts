import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InUse, lockFolder } from './lock.ts';

/** Another process that asks for the same lock, says whether it has it, and stays. */
const OTHER = `
	const { openSync } = require('node:fs');
	const { tryLock } = require('fs-native-extensions');
	process.stdout.write(String(tryLock(openSync(process.argv[1], 'a'))));
	setInterval(() => {}, 60000);
`;

let folder: string;
const others: ChildProcess[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'log-lock-'));
});

afterEach(async () => {
	await Promise.all(others.splice(0).map(kill));
	await rm(folder, { recursive: true });
});

async function startOther(): Promise<{ other: ChildProcess; has: boolean }> {
	const other = spawn(process.execPath, ['-e', OTHER, join(folder, 'lock')], { stdio: ['ignore', 'pipe', 'inherit'] });
	others.push(other);
	const [answer] = await once(other.stdout, 'data');
	return { other, has: String(answer) === 'true' };
}

async function kill(other: ChildProcess): Promise<void> {
	if (other.exitCode !== null || other.signalCode !== null) return;
	const gone = once(other, 'exit');
	other.kill('SIGKILL');
	await gone;
}

describe('the lock of a folder', () => {
	it('keeps out another process until it is released', async () => {
		const lock = await lockFolder(folder);
		expect((await startOther()).has).toBe(false);
		await lock.release();
		expect((await startOther()).has).toBe(true);
	});

	it('is refused with a sentence while another process has it, and free when that one is killed', async () => {
		const { other, has } = await startOther();
		expect(has).toBe(true);
		await expect(lockFolder(folder)).rejects.toThrow(InUse);
		await expect(lockFolder(folder)).rejects.toThrow(`${folder} is in use by another process.`);
		await kill(other);
		await (await lockFolder(folder)).release();
	});

	it('is refused to the same process too', async () => {
		const lock = await lockFolder(folder);
		await expect(lockFolder(folder)).rejects.toThrow(InUse);
		await lock.release();
		await lock.release();
		await (await lockFolder(folder)).release();
	});
});
