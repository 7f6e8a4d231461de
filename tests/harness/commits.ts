import { GENESIS } from '$lib/server/log/chain.ts';
import { allLines } from '$lib/server/log/postgres/commits.ts';
import { openDatabase } from '$lib/server/log/postgres/database.ts';
import type { CommitBody } from '$lib/server/state.ts';

/** Every commit of a hall in a database, in order. @throws Damaged when one byte of them is not as it was written */
export async function verifiedCommits(url: string, hall = 'hall'): Promise<CommitBody[]> {
	const database = openDatabase(url);
	const commits: CommitBody[] = [];
	try {
		for await (const lines of allLines(database, hall, { position: 0, hash: GENESIS }))
			commits.push(...lines.map(({ body }) => JSON.parse(body) as CommitBody));
	} finally {
		await database.close();
	}
	return commits;
}
