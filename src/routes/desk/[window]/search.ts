import type { Item } from '$lib/hall/catalogue/schema.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';

type ReadItem = DeepReadonly<Item>;

/** What an item is found by: its names in both languages, its syllables' first letters, its codes. */
const wordsOf = ({ name, shortCode, taskCode, initials = '', id }: ReadItem) =>
	`${name['zh-CN']} ${name.en} ${initials} ${shortCode} ${taskCode} ${id}`.toLowerCase();

/** Whether the signs of `part` come in this order in `whole`: 存量买卖 finds 存量房转移登记（买卖）. */
function runsThrough(whole: string, part: string): boolean {
	let from = 0;
	for (const sign of part) {
		const at = whole.indexOf(sign, from);
		if (at < 0) return false;
		from = at + sign.length;
	}
	return true;
}

const isChinese = (word: string) => /^\p{Script=Han}+$/u.test(word);

/** How well an item fits what was typed: 0 best, undefined not at all. */
function fit(item: ReadItem, wanted: readonly string[]): number | undefined {
	const words = wordsOf(item);
	const begins = [item.name['zh-CN'], item.initials ?? '', item.shortCode.toLowerCase(), item.taskCode.toLowerCase()];
	if (wanted.every((word) => begins.some((known) => known.startsWith(word)))) return 0;
	if (wanted.every((word) => item.name['zh-CN'].includes(word) || item.initials?.includes(word))) return 1;
	if (wanted.every((word) => words.includes(word))) return 2;
	// Latin letters run through almost anything.
	return wanted.every((word) => isChinese(word) && runsThrough(words, word)) ? 3 : undefined;
}

export interface Preference {
	/** queues that whoever sits here has the skill for: only their items may be begun */
	readonly skills: readonly string[];
	/** ids of the matters that the person named when they took their number: before all others */
	readonly matters: readonly string[];
}

/** The items that fit what was typed: those of the person first, then those of the window, the best fit of each first. */
export function searchItems<I extends ReadItem>(
	items: readonly I[],
	typed: string,
	{ skills, matters }: Preference
): I[] {
	const wanted = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
	const fits = items.flatMap((item) => {
		const how = fit(item, wanted);
		if (how === undefined) return [];
		return [{ item, rank: (matters.includes(item.id) ? 0 : 8) + (skills.includes(item.queue) ? 0 : 16) + how }];
	});
	return fits.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
