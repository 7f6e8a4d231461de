import { createHash, randomBytes } from 'node:crypto';

/** Where ids, keys and initialisation vectors come from. Tests and simulations may bring a seeded one. */
export type Entropy = (length: number) => Buffer;

/** Asked for a few bytes at a time, the system costs more than all else that an id takes. */
const POOL = 4096;
let pool = Buffer.alloc(0);

/** Of the system's own; no byte is given twice. */
export const systemEntropy: Entropy = (length) => {
	if (length > POOL) return randomBytes(length);
	if (pool.length < length) pool = randomBytes(POOL);
	const next = pool.subarray(0, length);
	const given = Buffer.from(next);
	// What becomes a key is nowhere but with whoever asked.
	next.fill(0);
	pool = pool.subarray(length);
	return given;
};

/**
 * The same bytes for the same words: a simulated hall whose log can be compared byte by byte with another's. Never for a
 * hall that keeps anybody's secrets.
 */
export function seededEntropy(words: string): Entropy {
	let block = 0;
	let left = Buffer.alloc(0);
	return (length) => {
		while (left.length < length) {
			left = Buffer.concat([left, createHash('sha256').update(`${words}\n${block}`).digest()]);
			block += 1;
		}
		const taken = left.subarray(0, length);
		left = left.subarray(length);
		return Buffer.from(taken);
	};
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuv';

/** `t_` and sixteen characters of five random bits each: eighty bits. */
export const newId = (entropy: Entropy, prefix: string): string =>
	`${prefix}_${Array.from(entropy(16), (byte) => ALPHABET[byte & 31]).join('')}`;
