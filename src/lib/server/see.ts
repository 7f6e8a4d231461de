import { isKnown } from '$lib/hall/access/rules.ts';
import type { ReadBundle } from '$lib/hall/archive/bundle.ts';
import { withRecalled, type Wish } from '$lib/hall/archive/recall.ts';
import type { Actor, DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { refuse } from '$lib/hall/refusal.ts';
import type { View } from '$lib/hall/view.ts';
import { isViewName, views, type ViewName } from '$lib/hall/views.ts';
import { parse } from './ask.ts';
import { personalPlaces, valueAt, withValues } from './seal/places.ts';
import type { Vault } from './seal/vault.ts';
import type { Kept } from './state.ts';

export interface Seen {
	/** `<position>.<minute>`: the last commit that moved a zone the view reads, and the hall's minute */
	readonly version: string;
	readonly data: unknown;
}

/** A view that was asked for, with a checked parameter in which nothing personal stands in the clear. */
export interface Wanted {
	readonly name: ViewName;
	readonly view: View;
	readonly param: unknown;
}

const MINUTE = 60_000;

/** @throws Refusal `unknown-view`, or `malformed` with the path of each flaw */
export function want(vault: Vault, name: string, given: unknown): Wanted {
	if (!isViewName(name)) return refuse('unknown-view');
	const view: View = views[name];
	const param = parse(view.param, given ?? {});
	const hidden = personalPlaces(view.param, param).map(({ path, kind }) => ({
		path,
		value: vault.hash(kind, String(valueAt(param, path)))
	}));
	const code = valueAt(param, ['code']);
	if (view.secret && typeof code === 'string') hidden.push({ path: ['code'], value: vault.codeHash(code) });
	return { name, view, param: withValues(param, hidden) };
}

export const maySee = ({ hall }: Kept, actor: Actor, { view, param }: Wanted): boolean =>
	view.audience(hall, actor, param);

const minuteOf = (now: number): number => Math.floor(now / MINUTE);

function versionOf(state: Kept, { view }: Wanted, now: number): string {
	const position = Math.max(0, ...view.reads.map((zone) => state.moved[zone]));
	return `${position}.${minuteOf(now)}`;
}

/** `known`: what was seen of the same before, which is still so while nothing has moved that the view reads. */
export function see(state: Kept, wanted: Wanted, now: number, known?: Seen): Seen {
	const version = versionOf(state, wanted, now);
	if (known?.version === version) return known;
	return { version, data: wanted.view.data(state.hall, wanted.param, minuteOf(now) * MINUTE) };
}

/** What a view shows that is not in the hall (any more), if anything. */
export const wishOf = (hall: DeepReadonly<Hall>, { view, param }: Wanted): Wish | undefined =>
	view.recalls?.(hall, param);

/** The state with what the archive gave back. */
export const stateWith = (state: Kept, recalled: readonly ReadBundle[]): Kept =>
	recalled.length === 0 ? state : { ...state, hall: withRecalled(state.hall, recalled) };

/** As `see`, for an actor: not signed in, not allowed, and not there are told apart. */
export function seeAs(state: Kept, actor: Actor, wanted: Wanted, now: number, known?: Seen): Seen {
	if (!maySee(state, actor, wanted)) refuse(isKnown(state.hall, actor) ? 'not-allowed' : 'not-signed-in');
	const seen = see(state, wanted, now, known);
	return seen.data === null ? refuse('unknown', { kind: wanted.name }) : seen;
}
