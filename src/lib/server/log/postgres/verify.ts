import { GENESIS, type Head } from '../chain.ts';
import { allLines } from './commits.ts';
import type { Database } from './database.ts';

/** How far a verification has come, or how far it went. */
export interface VerifiedHall {
	readonly hall: string;
	readonly lines: number;
	/** bytes of all bodies */
	readonly bytes: number;
	readonly head: Head;
}

/** Every hall that has a log. */
export async function hallsIn({ query }: Database): Promise<string[]> {
	// Step by step along the index: a province has thousands of halls, and each of them millions of commits.
	const { rows } = await query<{ hall: string }>(`
		with recursive halls (hall) as (
			select min(hall) from hall.commits
			union all
			select (select min(hall) from hall.commits where hall > halls.hall) from halls where halls.hall is not null
		)
		select hall from halls where hall is not null order by hall`);
	return rows.map(({ hall }) => hall);
}

/**
 * Reads a hall's whole log and checks every commit against the one before it. What it cannot see is the same as with a
 * journal: commits that are missing at the very end, and a chain that somebody wrote anew from some place on.
 * @throws Damaged at the first flaw, with its place
 */
export async function verifyCommits(
	database: Database,
	hall: string,
	onProgress?: (sofar: VerifiedHall) => void
): Promise<VerifiedHall> {
	let sofar: VerifiedHall = { hall, lines: 0, bytes: 0, head: { position: 0, hash: GENESIS } };
	for await (const lines of allLines(database, hall, sofar.head)) {
		const { position, hash } = lines.at(-1) ?? sofar.head;
		const bytes = lines.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
		sofar = { hall, lines: sofar.lines + lines.length, bytes: sofar.bytes + bytes, head: { position, hash } };
		onProgress?.(sofar);
	}
	return sofar;
}
