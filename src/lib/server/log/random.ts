/** Random numbers that a seed repeats: for simulations and tests, never for ids or secrets. */
export interface Random {
	/** At least 0 and below 1. */
	next(): number;
	/** A whole number, at least 0 and below `limit`. */
	below(limit: number): number;
	/** True with probability `p`. */
	chance(p: number): boolean;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, the same sequence for the same seed everywhere. */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return { next, below: (limit) => Math.floor(next() * limit), chance: (p) => next() < p };
}
