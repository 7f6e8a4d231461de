import { randomBytes } from 'node:crypto';

/** Where ids, keys and initialisation vectors come from. Tests and simulations may bring a seeded one. */
export type Entropy = (length: number) => Buffer;

export const systemEntropy: Entropy = (length) => randomBytes(length);

const ALPHABET = '0123456789abcdefghijklmnopqrstuv';

/** `t_` and sixteen characters of five random bits each: eighty bits. */
export const newId = (entropy: Entropy, prefix: string): string =>
	`${prefix}_${Array.from(entropy(16), (byte) => ALPHABET[byte & 31]).join('')}`;
