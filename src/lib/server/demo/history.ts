import type { Item, PresetFile } from '$lib/hall/catalogue/schema.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import type { Ending, Story } from './play/story.ts';

/** How many cases of the past have come how far, and how many working days ago they began. */
const CHAPTERS: readonly { readonly ending: Ending; readonly ago: readonly number[]; readonly steps?: number }[] = [
	{ ending: 'prepared', ago: [1, 1, 2, 3] },
	{ ending: 'draft', ago: [1, 2, 4] },
	{ ending: 'received', ago: [1, 1, 2, 2, 3, 3, 4, 5] },
	// Told nothing within five working days: deemed accepted (行政许可法 Art. 32).
	{ ending: 'received', ago: [7, 8] },
	{ ending: 'correcting', ago: [1, 2, 3, 5, 7, 9] },
	{ ending: 'correcting', ago: [18, 20] },
	{ ending: 'resubmitted', ago: [3, 4, 5] },
	{ ending: 'refused', ago: [1, 4, 9] },
	{ ending: 'withdrawn', ago: [2, 6] },
	{ ending: 'accepted', ago: [1, 1, 1, 2, 2, 2, 3, 3, 4, 6] },
	{ ending: 'claimed', ago: [2, 3, 3, 4, 5] },
	{ ending: 'reviewing', ago: [3, 4, 4, 5, 5, 6, 7], steps: 1 },
	{ ending: 'reviewing', ago: [5, 6, 8] },
	{ ending: 'returned', ago: [5, 7] },
	{ ending: 'reviewCorrecting', ago: [4, 6, 8] },
	{ ending: 'forwarded', ago: [7, 9] },
	{ ending: 'terminated', ago: [8] },
	{ ending: 'granted', ago: [6, 7, 8, 8] },
	{ ending: 'denied', ago: [7, 9] },
	{ ending: 'produced', ago: [7, 8, 9] },
	{ ending: 'ready', ago: [8, 9, 10, 12, 26] },
	{ ending: 'deniedReady', ago: [10] },
	{ ending: 'delivered', ago: [9, 10, 11, 12, 13, 14, 15, 16] }
];

/** The late branch of a parallel case, and two that are over what was promised. */
const SPECIAL: readonly Story[] = [
	{ item: 'joint-acceptance', ago: 15, ending: 'reviewing', steps: 3 },
	{ item: 'construction-permit', ago: 6, ending: 'reviewing', steps: 1 },
	{ item: 'small-catering', ago: 6, ending: 'claimed' }
];

/** Immediate matters leave the hall with their person: a few, so that the shelf's history is not all there is. */
const IMMEDIATE_DAYS = 8;

const isImmediate = (item: DeepReadonly<Item>) => item.flow.some((step) => step.delegated);

/** What is still to be decided, and would be late if it had taken longer than was promised. */
const PENDING: readonly Ending[] = ['accepted', 'claimed', 'reviewing', 'returned', 'reviewCorrecting'];

/** The demo's past: the same list for the same preset, over as many of its items as there are. */
export function historyOf({ preset }: PresetFile): Story[] {
	const behind = preset.items.filter((item) => !isImmediate(item));
	const of = (mode: string) => behind.filter(({ acceptanceMode }) => acceptanceMode === mode);
	const lists = { department: of('department'), window: of('window') };
	const used: Record<string, number> = {};
	const seldom = (a: DeepReadonly<Item>, b: DeepReadonly<Item>) => (used[a.id] ?? 0) - (used[b.id] ?? 0);
	const itemFor = (ending: Ending, ago: number): string => {
		// What the window itself refused or accepted needs an item that it may accept; what waits is mostly in time.
		const list = ending === 'received' || lists.window.length === 0 ? lists.department : lists.window;
		const fitting = PENDING.includes(ending) ? behind.filter(({ promisedLimit }) => promisedLimit.value >= ago) : list;
		const item = [...(fitting.length > 0 ? fitting : list)].sort(seldom)[0] ?? preset.items[0];
		if (!item) return '';
		used[item.id] = (used[item.id] ?? 0) + 1;
		return item.id;
	};
	const chapters = CHAPTERS.flatMap(({ ending, ago, steps }) =>
		ago.map((days): Story => ({
			item: itemFor(ending, days),
			ago: days,
			ending,
			...(steps === undefined ? {} : { steps })
		}))
	);
	const atOnce = preset.items
		.filter(isImmediate)
		.slice(0, IMMEDIATE_DAYS)
		.map((item, index): Story => ({ item: item.id, ago: 1 + index, ending: 'delivered' }));
	const known = new Set(preset.items.map(({ id }) => id));
	return [...chapters, ...atOnce, ...SPECIAL.filter(({ item }) => known.has(item))];
}
