import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { readConfig } from '../config.ts';
import { openHouse } from '../house.ts';
it('hash', async () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
	const house = await openHouse(readConfig({ DATA_DIR: dataDir, CLOCK: '2026-11-20T09:40+08:00', SEED: 'one' }));
	await house.close();
	const journal = join(dataDir, 'hall/journal');
	const log = readdirSync(journal).filter((n) => n.endsWith('.jsonl')).sort().map((n) => readFileSync(join(journal, n), 'utf8')).join('');
	console.log('HASH', createHash('sha256').update(log).digest('hex'), log.length);
	rmSync(dataDir, { recursive: true });
}, 120_000);
