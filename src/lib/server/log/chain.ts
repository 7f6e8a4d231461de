import { hash as digest } from 'node:crypto';

/** One line of the journal. `hash` is the one that was written; whether it chains is for the reader to check. */
export interface Line {
	/** Consecutive from 1, as the body itself says. */
	position: number;
	/** SHA-256 of the hash before and the body, 64 lower-case hex digits. */
	hash: string;
	/** One line of JSON, its exact text. */
	body: string;
}

/** Where a chain stands: the position and hash of its last line. */
export interface Head {
	position: number;
	hash: string;
}

/** The hash before the first line. */
export const GENESIS = '0'.repeat(64);

/** SHA-256, as 64 hex digits, of the previous line's hash (its digits) followed by the body (its UTF-8 bytes). */
export function hashOf(previousHash: string, body: string): string {
	return digest('sha256', previousHash + body);
}

/** The line as it is written, without its newline. */
export function formatLine({ hash, body }: Line): string {
	return `${hash} ${body}`;
}

/** The line that `text` is, or `undefined` if it is none. Says nothing about whether its hash is right. */
export function parseLine(text: string): Line | undefined {
	if (!/^[0-9a-f]{64} /.test(text)) return undefined;
	const body = text.slice(65);
	const position = numberIn(body, 'position');
	return position === undefined || position < 1 ? undefined : { position, hash: text.slice(0, 64), body };
}

/**
 * The position that had been synced before the batch of this body was written, `undefined` if the body does not say.
 * It is what tells damage from the torn end of a batch: whatever it names was once safely on the disk.
 */
export function afterOf(body: string): number | undefined {
	return numberIn(body, 'after');
}

/**
 * Chains the bodies of one batch to `head`. Throws a `TypeError`, a mistake of the caller, unless each is one line
 * of well-formed JSON whose `position` is the next and whose `after` is the position of `head`.
 */
export function link(head: Head, bodies: readonly string[]): Line[] {
	let { position, hash } = head;
	return bodies.map((body) => {
		position += 1;
		// A lone surrogate would reach the disk as another character, and the chain would break there for ever.
		const whole = !body.includes('\n') && body.isWellFormed();
		if (!whole || numberIn(body, 'position') !== position || afterOf(body) !== head.position) {
			throw new TypeError(`One line of JSON with position ${position} after ${head.position} was expected.`);
		}
		hash = hashOf(hash, body);
		return { position, hash, body };
	});
}

/** How the door begins every body. To read no further is cheaper than to parse what whoever applies it parses again. */
const BEGINNING = /^\{"position":(?<position>\d{1,15}),"after":(?<after>\d{1,15}),"/;

function numberIn(body: string, name: 'position' | 'after'): number | undefined {
	const beginning = BEGINNING.exec(body)?.groups;
	return beginning ? Number(beginning[name]) : numberWithin(body, name);
}

function numberWithin(body: string, name: string): number | undefined {
	try {
		const value: unknown = JSON.parse(body);
		if (typeof value !== 'object' || value === null) return undefined;
		const found: unknown = Reflect.get(value, name);
		return typeof found === 'number' && Number.isSafeInteger(found) ? found : undefined;
	} catch {
		return undefined;
	}
}
