import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '$lib/server/log/disk.ts';
import { openJournal } from '$lib/server/log/journal.ts';
import { verifyJournal } from '$lib/server/log/verify.ts';
import { stateKeeper, type State } from '$lib/server/state.ts';
import { newFolder, ROOT } from './harness/folder.ts';

const JOURNALS = join(ROOT, 'tests/journals');

/** Cases and certificates of each that are told one by one: the first ones. */
const SHOWN = 6;

/** What the journal of each release tells, as that release told it. Never changed, only added to. */
const TOLD: Record<string, { commits: number; all: number; cases: string[]; certificates: string[] }> = {
	'0.1.0': {
		commits: 90,
		all: 3,
		cases: ['delivered BDC-20261120-0001', 'delivered XCY-20261120-0001', 'correcting '],
		certificates: ['豫（焦作）不动产权证〔2026〕1号', '焦餐登字〔2026〕1号']
	},
	// A short day of `npm run simulate`: every zone, with corrections, denials and what was sent back.
	'0.2.0': {
		commits: 776,
		all: 31,
		cases: [
			'delivered BDC-20261120-0001',
			'delivered SPJY-20261120-0001',
			'ready FGH-20261120-0001',
			'delivered LHCB-20261120-0001',
			'delivered QYBG-20261120-0001',
			'delivered JSZG-20261120-0001'
		],
		certificates: [
			'示范灵活参字〔2026〕1号',
			'（示范）登记企变字〔2026〕1号',
			'（示范）登记个设字〔2026〕1号',
			'豫（示范）不动产权证〔2026〕1号',
			'示发改决〔2026〕1号',
			'示范市食经许字〔2026〕1号'
		]
	}
};

describe('the journal of every release', () => {
	it('is kept here', () => {
		expect(readdirSync(JOURNALS)).toEqual(Object.keys(TOLD));
	});

	it.each(Object.entries(TOLD))('%s verifies and replays, for ever', async (release, told) => {
		const folder = newFolder();
		cpSync(join(JOURNALS, release), folder, { recursive: true });
		expect((await verifyJournal({ disk: realDisk, folder })).lines).toBe(told.commits);
		const { state, journal } = await openJournal<State>({ disk: realDisk, folder, keeper: stateKeeper });
		await journal.close();
		const { intake, issuance } = state.hall;
		const cases = Object.values(intake.cases).map((c) => `${c.status} ${c.acceptance?.shortNo ?? ''}`);
		expect(cases.slice(0, SHOWN)).toEqual(told.cases);
		expect(cases.length).toBe(told.all);
		const certificates = Object.values(issuance.results).map((result) => result.number);
		expect(certificates.slice(0, SHOWN)).toEqual(told.certificates);
	});
});
