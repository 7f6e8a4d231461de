import type { Item, Limit } from '$lib/hall/catalogue/schema.ts';
import type { DeepReadonly, Text } from '$lib/hall/contract.ts';

type Read = DeepReadonly<Item>;
export type Value = string | number | boolean | Limit | readonly string[];

const LISTS = ['materials', 'form', 'flow'] as const;
export type List = (typeof LISTS)[number];

/** One thing in which two versions of an item differ. */
export interface Change {
	/** the list in which it stands, and the entry of that list by its name; null: a fact of the item itself */
	readonly list: List | null;
	readonly entry: Text | null;
	/** what of it, as a path: `promisedLimit`, `name.en`; empty: the whole entry came or went, or the order changed */
	readonly field: string;
	readonly kind: 'changed' | 'added' | 'removed' | 'order';
	readonly before: Value | null;
	readonly after: Value | null;
}

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';
const isLimit = (value: object): value is Limit => 'value' in value && 'unit' in value;
const isWords = (value: readonly unknown[]): value is readonly string[] =>
	value.every((entry) => typeof entry === 'string');
const idOf = (entry: unknown, index: number): string =>
	isObject(entry) && typeof entry['id'] === 'string' ? entry['id'] : String(index);

/** Every fact below a value, by its path. Entries of a list go by their id, so that moving one changes none. */
function factsOf(value: unknown, path = ''): [string, Value][] {
	const at = (key: string) => (path === '' ? key : `${path}.${key}`);
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[path, value]];
	if (Array.isArray(value)) {
		const entries: readonly unknown[] = value;
		return isWords(entries)
			? [[path, entries]]
			: entries.flatMap((entry, index) => factsOf(entry, at(idOf(entry, index))));
	}
	if (!isObject(value)) return [];
	return isLimit(value) ? [[path, value]] : Object.entries(value).flatMap(([key, inner]) => factsOf(inner, at(key)));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function factChanges(before: unknown, after: unknown, of: Pick<Change, 'list' | 'entry'>): Change[] {
	const old = new Map(factsOf(before));
	const now = new Map(factsOf(after));
	return [...new Set([...old.keys(), ...now.keys()])].flatMap((field): Change[] => {
		const [was = null, is = null] = [old.get(field), now.get(field)];
		return isSame(was, is) ? [] : [{ ...of, field, kind: 'changed', before: was, after: is }];
	});
}

type Entry = Read[List][number];
const nameOf = (entry: Entry): Text => ('label' in entry ? entry.label : entry.name);

function listChanges(list: List, before: readonly Entry[], after: readonly Entry[]): Change[] {
	const whole = (entry: Entry, kind: Change['kind']): Change => ({
		list,
		entry: nameOf(entry),
		field: '',
		kind,
		before: null,
		after: null
	});
	const stays = (one: Entry, others: readonly Entry[]) => others.some(({ id }) => id === one.id);
	const kept = after.filter((entry) => stays(entry, before));
	const order = (entries: readonly Entry[], others: readonly Entry[]) =>
		entries.filter((entry) => stays(entry, others)).map(({ id }) => id);
	return [
		...before.filter((entry) => !stays(entry, after)).map((entry) => whole(entry, 'removed')),
		...after.filter((entry) => !stays(entry, before)).map((entry) => whole(entry, 'added')),
		...kept.flatMap((entry) =>
			factChanges(
				before.find(({ id }) => id === entry.id),
				entry,
				{ list, entry: nameOf(entry) }
			)
		),
		...(isSame(order(before, after), order(after, before))
			? []
			: [{ list, entry: null, field: '', kind: 'order' as const, before: null, after: null }])
	];
}

/** In what the next version of an item differs from the one that is offered now. */
export function compare(before: Read, after: Read): Change[] {
	const plain = ({ materials: _, form: __, flow: ___, version: ____, ...facts }: Read) => facts;
	return [
		...factChanges(plain(before), plain(after), { list: null, entry: null }),
		...LISTS.flatMap((list) => listChanges(list, before[list], after[list]))
	];
}
