import { beforeAll, describe, expect, it } from 'vitest';
import { numbersOf } from '$lib/hall/archive/bundle.ts';
import type { Archive } from '$lib/server/archive/archive.ts';
import { archiveContract } from '$lib/server/archive/contract.ts';
import { openPostgresArchive } from '$lib/server/archive/postgres-archive.ts';
import { openDatabase, type Database } from '$lib/server/log/postgres/database.ts';
import { client } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { everyCase } from './harness/every-case.ts';
import { JSON_TYPE } from './harness/http.ts';
import { personOf } from './harness/people.ts';
import { startPostgres, type PostgresServer, type TestDatabase } from './harness/postgres.ts';
import { presetFile, REFERENCE } from './harness/presets.ts';
import { startServer } from './harness/server.ts';
import { tool } from './harness/tool.ts';
import { until } from './harness/until.ts';

let postgres: PostgresServer;
beforeAll(async () => {
	postgres = await startPostgres();
}, 120_000);

archiveContract('PostgreSQL', () => {
	let url: string | undefined;
	const open: Database[] = [];
	const again = async (): Promise<Archive> => {
		url ??= (await postgres.database()).url;
		const database = openDatabase(url);
		open.push(database);
		return openPostgresArchive(database, 'hall');
	};
	return {
		open: again,
		again,
		async close() {
			for (const database of open) await database.close();
		}
	};
});

/** The archive made again from the log, also where rows were lost, forged, or swapped: it is what it was. */
async function rebuilt({ url, adminUrl, asOwner }: TestDatabase): Promise<void> {
	const all = async () => {
		const database = openDatabase(url);
		const archive = await openPostgresArchive(database, 'hall');
		const { found } = await archive.page({}, null, 1000);
		const numbers = found.flatMap((bundle) => numbersOf(bundle));
		const byNumber = await Promise.all(numbers.map((number) => archive.find(`number:${number}`, 5)));
		await database.close();
		return { found, byNumber };
	};
	const was = await all();
	await asOwner(`delete from hall.archive where case_id = (select min(case_id) from hall.archive)`);
	await asOwner(`insert into hall.archive_keys select hall, 'number:forged', case_id from hall.archive`);
	await asOwner(`update hall.archive set row = default, body = '{}'
		where case_id = (select max(case_id) from hall.archive)`);
	const needed = await tool('archive-rebuild', [], { DATABASE_URL: url });
	expect(needed).toMatchObject({ code: 1, said: expect.stringContaining('DATABASE_ADMIN_URL') });
	const { code, said } = await tool('archive-rebuild', [], { DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl });
	expect(said).toContain(`${was.found.length} cases in the archive`);
	expect(code).toBe(0);
	expect(await all()).toEqual(was);
	const { rowCount } = await asOwner(`select from hall.archive_keys where key = 'number:forged'`);
	expect(rowCount).toBe(0);
}

describe('a house with a database', () => {
	it('archives, shows and reveals a case as before, and forgets a person in the table of keys', async () => {
		const { url, adminUrl, asOwner } = await postgres.database();
		const items = REFERENCE.preset.items.filter(({ id }) => id === 'small-catering' || id === 'medical-insurance');
		const server = await startServer({
			PRESET: presetFile({ ...REFERENCE.preset, items }),
			DATABASE_URL: url,
			DATABASE_ADMIN_URL: adminUrl
		});
		let people = 0;
		const cases = await everyCase(crewOf(server.url), () => personOf(people++));
		const { case: id, person, link } = cases.delivered;
		const file = await (await crewOf(server.url).as('supervisor')).view('case', { case: id });
		const at = Date.parse('2027-02-20T09:40:00+08:00');
		const body = JSON.stringify({ at });
		await (await crewOf(server.url).as('admin')).send('/api/demo/clock', { method: 'POST', headers: JSON_TYPE, body });
		const count = async (from: string) => Number((await asOwner(`select count(*) from hall.${from}`)).rows[0].count);
		await until('all have left', async () => (await count('archive')) >= 4 || undefined);

		await rebuilt({ url, adminUrl, asOwner });
		const crew = crewOf(server.url);
		const [supervisor, clerk] = [await crew.as('supervisor'), await crew.as('clerk-w08')];
		await expect(supervisor.view('case', { case: id })).resolves.toEqual(file);
		const reveal = async () => (await clerk.ask('person.reveal', { case: id, reason: '补发证照核对' })).clear;
		// A node that has just started holds no keys of what is past.
		await server.restart();
		expect((await reveal())['applicant.name']).toBe(person.name);

		const keys = await count('keys');
		const ground = { ground: 'keepingPeriodOver', reason: '保存期限已经届满' } as const;
		await supervisor.ask('person.forget', { identity: person.identity, ...ground });
		expect(await count('keys')).toBeLessThan(keys);
		expect((await reveal())['applicant.name']).toBe('***');
		const { applicant } = await client(server.url, link).view('progress', { case: id });
		expect(applicant).toBe('***');
		await server.kill();
	}, 120_000);
});
