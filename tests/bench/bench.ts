import { afterAll, it } from 'vitest';
import { machine, tableOf, type Row } from './table.ts';
import { database } from './database.ts';
import { door, replay } from './in-process.ts';
import { pushes } from './pushes.ts';
import { screens } from './screens.ts';
import { take } from './take.ts';

/** `npm run bench`: what the hall costs beside the bare machine, as ratios. `npm run bench -- -t <name>` measures one. */
const BENCHES = { take, door, screens, pushes, replay, database } as const;

const rows: Row[] = [];

it.each(Object.entries(BENCHES))('%s', async (_, measure) => {
	rows.push(...(await measure()));
});

afterAll(() => console.log(`\n${machine()}\n\n${tableOf(rows)}\n`));
