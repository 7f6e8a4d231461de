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
	const chinese = name['zh-CN'].toLowerCase();
	const letters = initials ?? '';
	const begins = [chinese, letters, shortCode.toLowerCase(), taskCode.toLowerCase()];
	if (begins.some((known) => known.startsWith(word))) return 0;
	if (chinese.includes(word) || letters.includes(word)) return 1;
	if (`${name.en} ${shortCode} ${taskCode} ${id}`.toLowerCase().includes(word)) return 2;
	if (/^\p{Script=Han}+$/u.test(word)) return runsThrough(chinese, word) ? 3 : undefined;
	return word.length >= ENOUGH && /^[a-z]+$/.test(word) && runsThrough(letters, word) ? 4 : undefined;
}

function fit(item: Findable, words: readonly string[]): number | undefined {
	const fits = words.map((word) => fitOf(item, word));
	const known = fits.filter((one) => one !== undefined);
	return known.length < fits.length ? undefined : Math.max(0, ...known);
}

export interface Preference {
	/** queues that whoever sits here has the skill for: the items of others cannot be begun here, and come last */
	readonly skills?: readonly string[];
	/** ids of the items that the person named when they took their number: before all others */
	readonly matters?: readonly string[];
	/** queues whose items come first of the rest */
	readonly queues?: readonly string[];
}

/** The items that fit what was typed, by name, code or letters: as preferred, the best fit of each first. */
export function searchItems<I extends Findable>(
	items: readonly I[],
	typed: string,
	{ skills, matters = [], queues = [] }: Preference = {}
): I[] {
	const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
	const rankOf = ({ id, queue }: I) =>
		(skills && !skills.includes(queue) ? 40 : 0) + (matters.includes(id) ? 0 : 20) + (queues.includes(queue) ? 0 : 10);
	const ranked = items.flatMap((item) => {
		const found = fit(item, words);
		return found === undefined ? [] : [{ item, rank: rankOf(item) + found }];
	});
	return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
