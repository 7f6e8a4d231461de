import type { Line } from './lists.ts';

/** What narrows the lists down. It stands in the address, so that it stays, and can be sent to a colleague. */
export interface Filter {
	/** how it stands with the date that presses */
	readonly due: 'over' | 'today' | 'soon' | null;
	/** only what I hold */
	readonly mine: boolean;
	/** only what runs side by side with other steps */
	readonly parallel: boolean;
	/** by the Chinese name, which is the same in every language of the page */
	readonly item: string;
	readonly step: string;
	/** words that were typed */
	readonly words: string;
}

export const EVERYTHING: Filter = { due: null, mine: false, parallel: false, item: '', step: '', words: '' };

/** Working days in which something is called soon. */
export const SOON = 3;

export const isNarrow = (filter: Filter): boolean =>
	filter.due !== null || filter.mine || filter.parallel || [filter.item, filter.step, filter.words].some(Boolean);

/** A date that does not run presses nobody. */
export function dueOf({ left }: Pick<Line, 'left'>): Filter['due'] {
	if (left === null || left > SOON) return null;
	if (left < 0) return 'over';
	return left === 0 ? 'today' : 'soon';
}

const wordsIn = (typed: string) => typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);

export function fits(line: Line, filter: Filter): boolean {
	if (filter.due !== null && dueOf(line) !== filter.due) return false;
	if (filter.mine && !line.mine) return false;
	if (filter.parallel && !line.parallel) return false;
	if (filter.item !== '' && line.item['zh-CN'] !== filter.item) return false;
	if (filter.step !== '' && line.step?.['zh-CN'] !== filter.step) return false;
	return wordsIn(filter.words).every((word) => line.found.includes(word));
}

/** How many each narrowing alone would leave. */
export function counted(lines: readonly Line[]): Record<'over' | 'today' | 'soon' | 'mine' | 'parallel', number> {
	const count = (wanted: (line: Line) => boolean) => lines.filter(wanted).length;
	return {
		over: count((line) => dueOf(line) === 'over'),
		today: count((line) => dueOf(line) === 'today'),
		soon: count((line) => dueOf(line) === 'soon'),
		mine: count(({ mine }) => mine),
		parallel: count(({ parallel }) => parallel)
	};
}

interface Choice {
	readonly value: string;
	readonly name: Line['item'];
	readonly count: number;
}

/** What can be chosen from: the names that stand in the list, the most frequent first. */
export function choices(lines: readonly Line[], of: 'item' | 'step'): Choice[] {
	const found = new Map<string, Choice>();
	for (const line of lines) {
		const name = line[of];
		if (name === null) continue;
		const value = name['zh-CN'];
		found.set(value, { value, name, count: (found.get(value)?.count ?? 0) + 1 });
	}
	return [...found.values()].sort((a, b) => b.count - a.count);
}
