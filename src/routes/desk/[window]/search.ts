import type { Item } from '$lib/hall/catalogue/schema.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';

/** What an item is found by: its names in both languages and its letters. */
const wordsOf = ({ name, shortCode, id }: DeepReadonly<Item>) =>
	`${name['zh-CN']} ${name.en} ${shortCode} ${id}`.toLowerCase();

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

/** How well an item fits what was typed: 0 best, undefined not at all. */
function fit(item: DeepReadonly<Item>, wanted: readonly string[]): number | undefined {
	const words = wordsOf(item);
	if (wanted.every((word) => words.includes(word))) return 0;
	// Latin letters run through almost anything.
	const isChinese = (word: string) => /^\p{Script=Han}+$/u.test(word);
	return wanted.every((word) => isChinese(word) && runsThrough(words, word)) ? 1 : undefined;
}

export interface Preference {
	/** queues of this window, whose items come first */
	readonly queues: readonly string[];
	/** Chinese names of the matters that the person named when they took their number: before all others */
	readonly matters: readonly string[];
}

/** The items that fit what was typed, those of the person and of the window first. */
export function searchItems<I extends DeepReadonly<Item>>(
	items: readonly I[],
	typed: string,
	{ queues, matters }: Preference
): I[] {
	const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
	const rank = (item: I) =>
		(matters.includes(item.name['zh-CN']) ? 0 : 4) + (queues.includes(item.queue) ? 0 : 2) + (fit(item, wanted) ?? 9);
	return items.filter((item) => fit(item, wanted) !== undefined).sort((a, b) => rank(a) - rank(b));
}
