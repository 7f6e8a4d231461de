import { existsSync } from 'node:fs';

/** What the environment says about how this house is run. */
export interface Config {
	readonly demo: boolean;
	readonly dataDir: string;
	/** the database that nodes share; null: all is in `dataDir` */
	readonly databaseUrl: string | null;
	/** whoever owns that database; with it, a start brings its tables up to this release */
	readonly databaseAdminUrl: string | null;
	/** the hall's time at the start, epoch milliseconds, for tests and demonstrations; null: real time */
	readonly clock: number | null;
	/** whether a new demo hall begins in the middle of a morning; else it is empty */
	readonly morning: boolean;
	/** makes ids, keys and salts of a new demo hall from these words, so that two runs can be compared; null: from chance */
	readonly seed: string | null;
	/** the bundled checkpoint worker; null: checkpoints are made in this process (development) */
	readonly worker: string | null;
	/** another preset than the built-in one, as a JSON file */
	readonly preset: string | null;
	/** where phones reach this hall, for the codes on slips; null: as the page that prints them was reached */
	readonly publicUrl: string | null;
	/** trust X-Forwarded-* headers of a proxy in front */
	readonly trustProxy: boolean;
}

export class BadConfig extends Error {
	override readonly name = 'BadConfig';
}

function instant(text: string | undefined): number | null {
	if (text === undefined || text === '') return null;
	const at = Date.parse(text);
	if (Number.isNaN(at))
		throw new BadConfig(`CLOCK is “${text}”, which is no moment; write it like 2026-11-20T09:40+08:00`);
	return at;
}

function origin(text: string | undefined): string | null {
	if (text === undefined || text === '') return null;
	if (!URL.canParse(text)) throw new BadConfig(`PUBLIC_URL is “${text}”; write it like https://hall.example`);
	return new URL(text).origin;
}

/** @throws BadConfig with one sentence that says what is wrong and what to do */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const demo = env['DEMO'] !== '0';
	const databaseUrl = env['DATABASE_URL'] || null;
	const seed = env['SEED'] || null;
	if (seed !== null && !demo)
		throw new BadConfig('SEED makes keys that can be guessed. It is for demo halls only: leave it away.');
	const tools = env['HALL_TOOLS'];
	const worker = tools === undefined ? null : `${tools}/checkpoint-worker.js`;
	return {
		demo,
		dataDir: env['DATA_DIR'] || `data/${demo ? 'demo' : 'hall'}${databaseUrl === null ? '' : '-node'}`,
		databaseUrl,
		databaseAdminUrl: env['DATABASE_ADMIN_URL'] || null,
		clock: instant(env['CLOCK']),
		morning: env['DEMO_MORNING'] !== '0',
		seed,
		worker: worker !== null && existsSync(worker) ? worker : null,
		preset: env['PRESET'] || null,
		publicUrl: origin(env['PUBLIC_URL']),
		trustProxy: env['TRUST_PROXY'] === '1'
	};
}
