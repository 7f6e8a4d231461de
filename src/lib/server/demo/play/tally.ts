/** What a play counted: the figures of its summary. */
export interface Tally {
	commands: number;
	looks: number;
	/** declared refusals that came, by code */
	refusals: Record<string, number>;
	/** how often things happened: `taken`, `accepted`, `granted`, … */
	counts: Record<string, number>;
	/** minutes that people waited, from number to call, by queue */
	waits: Record<string, number[]>;
}

export const createTally = (): Tally => ({ commands: 0, looks: 0, refusals: {}, counts: {}, waits: {} });

export function count(tally: Tally, what: string): void {
	tally.counts[what] = (tally.counts[what] ?? 0) + 1;
}

export function waited(tally: Tally, queue: string, milliseconds: number): void {
	(tally.waits[queue] ??= []).push(milliseconds / 60_000);
}

/** The value below which the given share of a list lies; 0 for none. */
export function quantile(list: readonly number[], share: number): number {
	const sorted = [...list].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
