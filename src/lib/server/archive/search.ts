import { z } from 'zod';
import { listsOf, maySearch } from '$lib/hall/archive/access.ts';
import { bundleOf, type ReadBundle } from '$lib/hall/archive/bundle.ts';
import { archiveLine, type ArchiveLine } from '$lib/hall/archive/line.ts';
import { shownBundle } from '$lib/hall/archive/recall.ts';
import { FINISHED } from '$lib/hall/archive/words.ts';
import { dataId } from '$lib/hall/catalogue/schema.ts';
import { isDay } from '$lib/hall/calendar/day.ts';
import { isKnown } from '$lib/hall/access/rules.ts';
import { find, type Actor } from '$lib/hall/contract.ts';
import { maySeeCase } from '$lib/hall/intake/access.ts';
import { identityNumber } from '$lib/hall/people/personal.ts';
import { refuse } from '$lib/hall/refusal.ts';
import { parse } from '../ask.ts';
import type { Door } from '../door.ts';
import type { Vault } from '../seal/vault.ts';
import type { Kept } from '../state.ts';
import type { Archive } from './archive.ts';
import { isNamed, keysOf, NAME, ORGANISATION } from './packed.ts';

const day = () => z.string().refine(isDay, 'date-expected');

/** What past cases are looked for by. A person's number and name stand in no URL: it is asked by POST. */
export const searchSchema = z.discriminatedUnion('by', [
	z.strictObject({ by: z.literal('number'), number: z.string().trim().toUpperCase().min(1).max(60) }),
	z.strictObject({ by: z.literal('identity'), identity: identityNumber() }),
	/** the exact name of a person or an organisation, or an organisation's credit code */
	z.strictObject({ by: z.literal('name'), name: z.string().trim().min(1).max(100) }),
	z.strictObject({
		by: z.literal('list'),
		item: dataId().optional(),
		department: dataId().optional(),
		status: z.enum(FINISHED).optional(),
		/** days on which it ended, both included */
		from: day().optional(),
		to: day().optional(),
		/** `next` of the page before */
		after: z
			.string()
			.regex(/^\d{1,12}$/, 'id')
			.optional()
	})
]);
type Search = z.output<typeof searchSchema>;

export interface Found {
	readonly lines: readonly ArchiveLine[];
	readonly next: string | null;
}

interface Searching {
	readonly door: Pick<Door, 'read'>;
	readonly archive: Archive;
	readonly vault: Vault;
}

const PAGE = 30;
/** Of one person, or of everybody of one name, the newest: each stands elsewhere on the disk, and nobody waits for more. */
const MOST = 50;

/** The keys of which one has to be there. */
function keysFor(vault: Vault, search: Exclude<Search, { by: 'list' }>): string[] {
	if (search.by === 'number') return [`number:${search.number}`];
	if (search.by === 'identity') return [`person:${vault.hash('identity', search.identity)}`];
	return [`${NAME}:${vault.hash('name', search.name)}`, `${ORGANISATION}:${search.name}`];
}

/** What somebody may see of what was found, without whoever was forgotten. */
function shown({ hall }: Kept, actor: Actor, found: readonly ReadBundle[], keys: readonly string[]): ArchiveLine[] {
	return found
		.map((bundle) => shownBundle(hall, bundle))
		.filter((bundle) => keys.length === 0 || keysOf(bundle).some((key) => keys.includes(key)))
		.filter((bundle) => maySeeCase(hall, actor, bundle.case))
		.map((bundle) => archiveLine(hall, bundle));
}

async function findBy({ door, archive }: Searching, actor: Actor, keys: readonly string[]): Promise<Found> {
	const archived: ReadBundle[] = [];
	for (const key of keys) archived.push(...(await archive.find(key, MOST)));
	return door.read((state) => {
		const { hall } = state;
		// What is still at hand is found as well: whoever looks does not know where it is.
		const isWanted = isNamed(keys);
		const here = Object.values(hall.intake.cases)
			.filter((target) => isWanted({ case: target, result: find(hall.issuance.results, target.result ?? '') ?? null }))
			.map((target) => bundleOf(hall, target));
		const others = archived.filter((bundle) => !Object.hasOwn(hall.intake.cases, bundle.case.id));
		const lines = shown(state, actor, [...here, ...others], keys);
		const once = [...new Map(lines.map((line) => [line.id, line])).values()];
		return { lines: once.sort((a, b) => b.draftedAt - a.draftedAt).slice(0, MOST), next: null };
	});
}

/**
 * Looks for past cases, and for those that are at hand where one is named.
 * @throws Refusal `malformed`, `not-signed-in`, or `not-allowed`
 */
export async function searchArchive(searching: Searching, actor: Actor, asked: unknown): Promise<Found> {
	const { door, archive, vault } = searching;
	const rights = await door.read(({ hall }) => ({
		isKnown: isKnown(hall, actor),
		finds: maySearch(hall, actor),
		lists: listsOf(hall, actor)
	}));
	if (!rights.finds) refuse(rights.isKnown ? 'not-allowed' : 'not-signed-in');
	const search = parse(searchSchema, asked);
	if (search.by !== 'list') return findBy(searching, actor, keysFor(vault, search));

	if (rights.lists === null) return refuse('not-allowed');
	const { by: _, after, ...filter } = search;
	const own = rights.lists === 'all' ? {} : rights.lists;
	if ('department' in own && (filter.department ?? own.department) !== own.department) refuse('not-allowed');
	const { found, next } = await archive.page({ ...given(filter), ...own }, after ?? null, PAGE);
	return door.read((state) => {
		const gone = found.filter((bundle) => !Object.hasOwn(state.hall.intake.cases, bundle.case.id));
		return { lines: shown(state, actor, gone, []), next };
	});
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what is there. */
function given<T extends object>(filter: T): Given<T> {
	return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Given<T>;
}
