import { createHash } from 'node:crypto';
import type { Adapter } from 'lowdb';
import { replaceFile, type Disk } from './disk.ts';
import { readLines } from './lines.ts';
import type { Place } from './places.ts';

/** Why a checkpoint cannot be used. `place` is set if it is whole and only its schema is another one. */
export class Unfit extends Error {
	override readonly name = 'Unfit';
	readonly place: Place | undefined;

	constructor(reason: string, place?: Place) {
		super(reason);
		this.place = place;
	}
}

/**
 * lowdb's adapter for one checkpoint: a header line of JSON, and after it the state as JSON. lowdb's own file adapter
 * does not sync and cannot tell a torn file from a whole one; here `sha256` covers the header and the state.
 */
export class CheckpointFile<S> implements Adapter<S> {
	readonly #disk: Disk;
	readonly #path: string;
	readonly #schema: string;
	/** Where in the journal the state stands: set by `read`, and to be set before `write`. */
	place: Place | undefined;

	constructor(disk: Disk, path: string, schema: string) {
		this.#disk = disk;
		this.#path = path;
		this.#schema = schema;
	}

	/** Rejects with `Unfit` if the file is not whole or was made under another schema. */
	async read(): Promise<S> {
		const bytes = await this.#disk.read(this.#path);
		const end = bytes.indexOf('\n');
		const header = parseHeader(bytes.subarray(0, Math.max(0, end)).toString());
		if (!header) throw new Unfit('its header is not readable');
		const { schema, sha256, ...place } = header;
		const state = bytes.subarray(end + 1);
		if (sha256 !== seal(schema, place, state)) throw new Unfit('its content is not what was written');
		if (schema !== this.#schema) throw new Unfit(`it was made under schema ${schema}`, place);
		this.place = place;
		// What was written under this schema, byte for byte: the two checks above say so.
		return JSON.parse(state.toString());
	}

	/** Durable when it resolves; until then the file that was there before stays. */
	async write(data: S): Promise<void> {
		if (!this.place) throw new Error('A checkpoint is written for a place.');
		const { position, hash, day, offset } = this.place;
		const state = Buffer.from(JSON.stringify(data));
		const sha256 = seal(this.#schema, this.place, state);
		const header = JSON.stringify({ schema: this.#schema, position, hash, day, offset, sha256 });
		await replaceFile(this.#disk, this.#path, Buffer.concat([Buffer.from(`${header}\n`), state]));
	}
}

/** The place at which a checkpoint says that it stands, `undefined` if that cannot be read. Proves nothing. */
export async function placeIn(disk: Disk, path: string): Promise<Place | undefined> {
	for await (const [first] of readLines(disk, path, 0))
		return first?.text === undefined ? undefined : parseHeader(first.text);
	return undefined;
}

function seal(schema: string, { position, hash, day, offset }: Place, state: Buffer): string {
	const head = JSON.stringify({ schema, position, hash, day, offset });
	return createHash('sha256').update(`${head}\n`).update(state).digest('hex');
}

interface Header extends Place {
	schema: string;
	sha256: string;
}

function parseHeader(text: string): Header | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isHeader(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isHeader(value: unknown): value is Header {
	if (typeof value !== 'object' || value === null) return false;
	const texts = ['schema', 'hash', 'day', 'sha256'].every((name) => typeof Reflect.get(value, name) === 'string');
	return texts && ['position', 'offset'].every((name) => Number.isSafeInteger(Reflect.get(value, name)));
}
