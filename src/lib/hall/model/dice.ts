/** Chance that fast-check owns: the same numbers give the same choices, and smaller numbers the simpler ones. */
export interface Dice {
	/** a whole number from 0 to `sides` - 1 */
	roll(sides: number): number;
	/** true in `percent` of a hundred throws; never where all numbers have shrunk to 0 */
	chance(percent: number): boolean;
	pick<T>(list: readonly T[]): T | undefined;
}

export const NUMBERS = 4;
export const LARGEST = 0xffff;

/** Throws the given numbers one after another, and from then on numbers that follow from them. */
export function diceOf(numbers: readonly number[]): Dice {
	let thrown = 0;
	function next(): number {
		const turn = thrown++;
		const own = numbers[turn % NUMBERS] ?? 0;
		const round = Math.floor(turn / NUMBERS);
		// 0 stays 0, so that what shrank stays simple in every round.
		return round === 0 || own === 0 ? own : Math.imul(own + round, 0x9e3779b1) >>> 16;
	}
	const roll = (sides: number) => next() % Math.max(1, sides);
	return {
		roll,
		chance: (percent) => roll(100) >= 100 - percent,
		pick: (list) => list[roll(list.length)]
	};
}
