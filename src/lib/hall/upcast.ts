/** An event as some release wrote it. */
export interface StoredEvent {
	readonly type: string;
	readonly v: number;
	readonly [fact: string]: unknown;
}

/** What an event of version `v` says in version `v + 1`. */
export type Upcaster = (event: StoredEvent) => StoredEvent;
/** By event type, then by the version it starts from. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, Upcaster>>>>;

/** The next version says more than the one before: what it adds has these values for what was written earlier. */
export const adding =
	(facts: Readonly<Record<string, unknown>>): Upcaster =>
	(event) => ({ ...event, v: event.v + 1, ...facts });

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';

/** The records of a list inside a stored event; anything else was never written there. */
export const records = (value: unknown): Record<string, unknown>[] =>
	Array.isArray(value) ? (value as unknown[]).filter(isRecord) : [];
export const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
