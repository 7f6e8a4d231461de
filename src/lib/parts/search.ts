import type { DeepReadonly, Text } from '$lib/hall/contract.ts';

/** What can be looked for: an item as the catalogue has it, or as the kiosk shows it. */
export interface Findable {
	readonly id: string;
	readonly name: DeepReadonly<Text>;
	readonly queue: string;
	/** first letters of the Chinese name's syllables */
	readonly initials?: string | null | undefined;
	readonly shortCode?: string;
	readonly taskCode?: string;
}

/** Letters from which on they may be found with others left out between them. */
const ENOUGH = 3;

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

/** How well one word fits: 0 best, undefined not at all. Latin letters run through almost any name, so only initials do. */
function fitOf({ id, name, initials, shortCode = '', taskCode = '' }: Findable, word: string): number | undefined {
	const letters = initials ?? '';
	if (letters.startsWith(word)) return 0;
	if (`${name['zh-CN']} ${name.en} ${shortCode} ${taskCode} ${id}`.toLowerCase().includes(word)) return 0;
	if (letters.includes(word)) return 1;
	if (/^\p{Script=Han}+$/u.test(word)) return runsThrough(name['zh-CN'], word) ? 2 : undefined;
	return word.length >= ENOUGH && /^[a-z]+$/.test(word) && runsThrough(letters, word) ? 3 : undefined;
}

function fit(item: Findable, words: readonly string[]): number | undefined {
	const fits = words.map((word) => fitOf(item, word));
	const known = fits.filter((one) => one !== undefined);
	return known.length < fits.length ? undefined : Math.max(0, ...known);
}

export interface Preference {
	/** queues whose items come first */
	readonly queues?: readonly string[];
	/** ids of the items that the person named when they took their number: before all others */
	readonly matters?: readonly string[];
}

/** The items that fit what was typed: by name, code or letters; those of the person first. */
export function searchItems<I extends Findable>(
	items: readonly I[],
	typed: string,
	{ queues = [], matters = [] }: Preference = {}
): I[] {
	const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
	const ranked = items.flatMap((item) => {
		const found = fit(item, words);
		if (found === undefined) return [];
		return [{ item, rank: (matters.includes(item.id) ? 0 : 20) + (queues.includes(item.queue) ? 0 : 10) + found }];
	});
	return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
