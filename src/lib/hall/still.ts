import type { DeepReadonly } from './contract.ts';
import type { Hall } from './hall.ts';

type ReadHall = DeepReadonly<Hall>;

const still = new WeakSet<object>();

/**
 * The hall as it stands, for looks that all happen before anything in it moves on: what several of them need of it is
 * worked out once, by whatever `oncePerLook` made. Whoever keeps it longer sees what was, mixed with what is.
 */
export function standingStill(hall: ReadHall): ReadHall {
	const one = { ...hall };
	still.add(one);
	return one;
}

/** Makes a pure function of a hall and a key remember its answers for as long as a hall stands still; of others none. */
export function oncePerLook<T>(work: (hall: ReadHall, key: string) => T): (hall: ReadHall, key: string) => T {
	const known = new WeakMap<ReadHall, Map<string, { readonly answer: T }>>();
	return (hall, key) => {
		if (!still.has(hall)) return work(hall, key);
		const answers = known.get(hall) ?? new Map<string, { readonly answer: T }>();
		known.set(hall, answers);
		const found = answers.get(key) ?? { answer: work(hall, key) };
		answers.set(key, found);
		return found.answer;
	};
}
