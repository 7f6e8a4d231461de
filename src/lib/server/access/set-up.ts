import { randomInt } from 'node:crypto';

/** The one-time code with which whoever started the server makes the first administrator. Lives as long as the process. */
export interface SetUp {
	readonly code: string;
}

/** Letters and digits that are not mistaken for one another when read off a screen. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export function createSetUp(): SetUp {
	const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]);
	return { code: letters.join('').replace(/(.{4})(?=.)/g, '$1-') };
}
