import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemEntropy } from '$lib/server/entropy.ts';
import { openDatabase, type Database } from '$lib/server/log/postgres/database.ts';
import { openTableKeys } from '$lib/server/seal/table-keys.ts';
import { createVault } from '$lib/server/seal/vault.ts';
import { startPostgres } from './harness/postgres.ts';

let database: Database;
beforeAll(async () => {
	database = openDatabase((await (await startPostgres()).database()).url);
});
afterAll(() => database.close());

const open = async (hall = 'hall') => {
	const keys = await openTableKeys(database, hall, systemEntropy);
	return { keys, vault: createVault(keys, systemEntropy) };
};

describe('keys that nodes share', () => {
	it('have one secret, whoever starts first', async () => {
		const nodes = await Promise.all([open('race'), open('race'), open('race')]);
		expect(new Set(nodes.map(({ keys }) => keys.secret.toString('hex'))).size).toBe(1);
		expect(nodes[0].vault.idOf(nodes[1].vault.token('t_1'))).toBe('t_1');
		expect((await open('another')).keys.secret).not.toEqual(nodes[0].keys.secret);
	});

	it('open on one node what was sealed on the other, once its commit was read', async () => {
		const [one, other] = [await open(), await open()];
		const sealed = one.vault.seal('person:a', 'name', '王小明');
		await one.vault.flush();
		expect(other.vault.open(sealed)).toBeUndefined();
		await other.keys.learn([JSON.stringify({ applicant: { name: sealed } })]);
		expect(other.vault.open(sealed)).toBe('王小明');
	});

	it('may be two for one person: both are forgotten with them', async () => {
		const [one, other] = [await open(), await open()];
		const texts = [one, other].map(({ vault }) => vault.seal('person:b', 'name', '李建国'));
		await Promise.all([one, other].map(({ vault }) => vault.flush()));
		await one.keys.learn(texts.map((text) => JSON.stringify(text)));
		expect(texts.map((text) => one.vault.open(text))).toEqual(['李建国', '李建国']);
		expect(await one.keys.destroy(['person:b'])).toBe(2);
		const later = await open();
		await later.keys.learn(texts.map((text) => JSON.stringify(text)));
		for (const node of [one, later]) expect(texts.map((text) => node.vault.open(text))).toEqual([undefined, undefined]);
	});

	it('are made once though the answer to writing them was lost', async () => {
		const { keys, vault } = await open('again');
		const sealed = vault.seal('person:c', 'name', '张晓燕');
		await vault.flush();
		const key = keys.bySubject('person:c');
		await database.query('insert into hall.keys values ($1, $2, $3, $4) on conflict do nothing', [
			'again',
			key?.id,
			key?.subject,
			key?.bytes
		]);
		await vault.flush();
		const later = await open('again');
		await later.keys.learn([JSON.stringify(sealed)]);
		expect(later.vault.open(sealed)).toBe('张晓燕');
	});
});
