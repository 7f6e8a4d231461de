import { afterAll, it } from 'vitest';
import { machine, tableOf, type Row } from './table.ts';
import { database } from './database.ts';
import { growth } from './growth.ts';
import { halfYear } from './half-year.ts';
import { door, replay } from './in-process.ts';
import { pushes } from './pushes.ts';
import { screens } from './screens.ts';
import { take } from './take.ts';

/** `npm run bench`: what the hall costs beside the bare machine, as ratios. `npm run bench -- -t <name>` measures one. */
const BENCHES = { take, door, screens, pushes, growth, replay, database, halfYear } as const;

/** A million past cases are written in minutes, half a year is played in more of them. */
const AT_MOST = 3 * 60 * 60_000;

const rows: Row[] = [];

it.each(Object.entries(BENCHES))(
	'%s',
	async (_, measure) => {
		rows.push(...(await measure()));
	},
	AT_MOST
);

afterAll(() => console.log(`\n${machine()}\n\n${tableOf(rows)}\n`));
