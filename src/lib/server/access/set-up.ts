import { randomInt } from 'node:crypto';

/** The one-time code with which whoever started the server makes the first administrator. Lives as long as the process. */
export interface SetUp {
	readonly code: string;
}

/** Letters and digits that are not mistaken for one another when read off a screen. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Where several nodes run a house, `secret` (32 hex digits, that all of them know) makes the same code on each. */
export function createSetUp(secret?: string): SetUp {
	const chosen =
		secret === undefined ? () => randomInt(LETTERS.length) : (n: number) => byteAt(secret, n) % LETTERS.length;
	const letters = Array.from({ length: 16 }, (_, n) => LETTERS[chosen(n)]);
	return { code: letters.join('').replace(/(.{4})(?=.)/g, '$1-') };
}

const byteAt = (hex: string, n: number): number => Number.parseInt(hex.slice(2 * n, 2 * n + 2), 16);
