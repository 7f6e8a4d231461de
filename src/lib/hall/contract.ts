/** The words that every zone shares: who acts, what is sealed, what a zone is made of. */

import type { ReadBundle } from './archive/bundle.ts';

export type Language = 'zh-CN' | 'en';
export const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[];
export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);
/** A text of the hall's own data (an item's name, a queue's name) in every language of the screens. */
export type Text = Readonly<Record<Language, string>>;

/** Personal data behind the door: ciphertext, what anyone in the house may see, and a keyed hash (hex) for looking up. */
export interface Sealed {
	readonly sealed: string;
	readonly mask: string;
	readonly key: string;
}

/** Stands in an answer where the edge puts a token made for it; the token itself is never written down. */
export interface Secret {
	readonly secret: string;
}

/**
 * Who asks. `session` is the id of the staff member's session, so that a session can close itself; `setup` is whoever
 * knows the one-time code of a hall that is not set up yet; `anyone` has shown nothing.
 */
export type Actor =
	| { readonly kind: 'staff'; readonly id: string; readonly session: string }
	| { readonly kind: 'device'; readonly id: string }
	| { readonly kind: 'applicant'; readonly of: 'ticket' | 'case'; readonly id: string }
	| { readonly kind: 'setup' }
	| { readonly kind: 'anyone' }
	| { readonly kind: 'clock' };

/** The actor as the log names it: never a person's name, always an id of the hall. */
export function actorName(actor: Actor): string {
	if (actor.kind === 'applicant') return `${actor.of}:${actor.id}`;
	return actor.kind === 'staff' || actor.kind === 'device' ? `${actor.kind}:${actor.id}` : actor.kind;
}

/** Everything a decision may know besides the hall. Ids and secrets are made outside and written into the events. */
export interface Context {
	/** epoch milliseconds */
	readonly now: number;
	readonly actor: Actor;
	/** A new id that nobody can guess, with the prefix of its kind: `t_…` for a ticket. */
	newId(prefix: string): string;
	/** The keyed hash (hex) of the code that the edge derives from `name`; the code itself stays outside. */
	secret(name: string): string;
	/** what the archive gave back of what the command is about and the hall does not hold any more */
	readonly recalled?: readonly ReadBundle[];
}

/** What evolve knows of a commit besides its events. */
export interface Moment {
	readonly at: number;
	readonly by: string;
	readonly position: number;
}

export interface TrailEntry {
	readonly version: number;
	readonly at: number;
	readonly by: string;
	readonly type: string;
}

/** A thing that people look at and change: each change makes a new version, and the trail says what happened since. */
export interface Versioned {
	version: number;
	trail: TrailEntry[];
}

/** A window works all day: only its newest steps are worth showing to whoever came late. */
const TRAIL_LENGTH = 60;

export function touch(thing: Versioned, type: string, moment: Moment): void {
	thing.version += 1;
	thing.trail.push({ version: thing.version, at: moment.at, by: moment.by, type });
	if (thing.trail.length > TRAIL_LENGTH) thing.trail.splice(0, thing.trail.length - TRAIL_LENGTH);
}

export type DeepReadonly<T> = T extends (infer I)[]
	? readonly DeepReadonly<I>[]
	: T extends object
		? { readonly [K in keyof T]: DeepReadonly<T[K]> }
		: T;

/** Looks up by own key only: an id such as `__proto__` or `constructor` finds nothing. */
export function find<T>(table: Readonly<Record<string, T>>, id: string): T | undefined {
	return Object.hasOwn(table, id) ? table[id] : undefined;
}

/** For evolve: the log says that the thing exists, so its absence is damage, not a refusal. */
export function must<T>(table: Readonly<Record<string, T>>, id: string): T {
	const found = find(table, id);
	if (found === undefined) throw new Error(`the log speaks of ${id}, which the hall does not know`);
	return found;
}

/** The named facts of a thing, and no others: what a view shows is always listed. */
export function pick<T extends object, K extends keyof T>(thing: T, ...keys: K[]): Pick<T, K> {
	const picked: Partial<Pick<T, K>> = {};
	for (const key of keys) picked[key] = thing[key];
	// Every key was given its value.
	return picked as Pick<T, K>;
}

/** Takes a thing out of a table of the hall. */
export function drop(table: Record<string, unknown>, id: string): void {
	Reflect.deleteProperty(table, id);
}

/** HTTP status of a refusal: 400 malformed, 401 not signed in, 403 not allowed, 404 unknown, 409 moved on, 422 a rule, 503 not now. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 422 | 429 | 503;
export type RefusalTable = Readonly<
	Record<string, { readonly status: RefusalStatus } & Readonly<Record<Language, string>>>
>;
