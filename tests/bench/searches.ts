import { performance } from 'node:perf_hooks';
import { addDays, instantOf } from '$lib/hall/calendar/day.ts';
import { madeUp } from '$lib/server/archive/made-up.ts';
import { searchArchive } from '$lib/server/archive/search.ts';
import { seeded } from '$lib/server/log/random.ts';
import { identityOf } from '../harness/people.ts';
import { openWorking } from './working.ts';

const TIMES = 400;

/** Looks for past cases as the page does it, one after another; milliseconds of each search. */
export async function searches(dataDir: string, archived: number, day: string): Promise<Record<string, number[]>> {
	const working = await openWorking(dataDir, instantOf(day, '16:30'));
	const { hall, as } = working;
	await working.begin(day);
	const random = seeded(1);
	let wanted = '';
	// Made-up cases have made-up hashes: whoever is looked for is one of theirs.
	const vault = { ...hall.vault, hash: (purpose: string, text: string) => wanted || hall.vault.hash(purpose, text) };
	const searching = { door: hall.door, archive: hall.archive, vault };
	const look = async (asked: object, atLeast = 1): Promise<number> => {
		const begun = performance.now();
		const { lines } = await searchArchive(searching, as('supervisor'), asked);
		const took = performance.now() - begun;
		if (lines.length < atLeast) throw new Error(`nothing was found by ${JSON.stringify(asked)}`);
		return took;
	};
	const ways = {
		'by number': (n: number) => {
			const number = madeUp(n, archived).case.acceptance?.shortNo;
			return look({ by: 'number', number });
		},
		'by a person’s number': (n: number) => {
			wanted = madeUp(n, archived).case.applicant.identity.key;
			return look({ by: 'identity', identity: identityOf(n % 400_000) });
		},
		'by exact name': (n: number) => {
			wanted = madeUp(n, archived).case.applicant.name.key;
			return look({ by: 'name', name: '某某' });
		},
		'a page by item, department, state and days': (n: number) => {
			const { case: target, departments, day: ended } = madeUp(n, archived);
			const { item, status } = target;
			return look({ by: 'list', item, department: departments[0], status, from: ended, to: addDays(ended, 30) });
		}
	};
	const found: Record<string, number[]> = {};
	for (const [what, way] of Object.entries(ways)) {
		const times: number[] = [];
		for (let n = 0; n < TIMES; n += 1) {
			wanted = '';
			times.push(await way(random.below(archived)));
		}
		found[what] = times;
	}
	await working.close();
	return found;
}
