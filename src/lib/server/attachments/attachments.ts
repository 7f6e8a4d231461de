import { createHash } from 'node:crypto';
import type { Entropy } from '../entropy.ts';
import { Refusal, refuse } from '$lib/hall/refusal.ts';
import type { Vault } from '../seal/vault.ts';
import { openFrames, sealFrames } from './frames.ts';
import { HEAD_BYTES, mediaOf, mediaOfType, TAIL_BYTES } from './media.ts';
import type { Named, Shelf } from './shelf.ts';

/** Scans and photos of materials: sealed with the key of their case, so that whoever forgets that key forgets them. */
export interface Attachments {
	/**
	 * Takes a scan in; it is safe when this resolves, and waits a day for a command that names it.
	 * @throws Refusal `attachment-type`, `attachment-mismatch`, `attachment-too-large`; `not-saved` when there is no room
	 */
	takeIn(caseId: string, claim: string | null, body: AsyncIterable<Uint8Array>): Promise<Named>;
	/** Before a command that names it is decided: from now on it stays. @throws Refusal `attachment-missing` */
	keep(named: Named): Promise<void>;
	/** What it shows, undefined when it is not there or its key was destroyed. */
	open(named: Named): Promise<AsyncIterable<Buffer> | undefined>;
	/** Throws away what came before `moment` (epoch milliseconds of real time) and that no command named. */
	sweep(moment: number): Promise<number>;
}

const hasNoRoom = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes(String(error.code));

const MEGABYTE = 1024 * 1024;
const SALT = 16;
const NO_CLAIM = 'application/octet-stream';

interface Parts {
	readonly shelf: Shelf;
	readonly vault: Vault;
	readonly entropy: Entropy;
	readonly megabytes: number;
}

export function createAttachments({ shelf, vault, entropy, megabytes }: Parts): Attachments {
	return {
		async takeIn(caseId, claim, body) {
			const claimed = claim === null || claim === NO_CLAIM ? null : (mediaOfType(claim) ?? 'none');
			const key = vault.keyOf(`case:${caseId}`);
			// A key must be safe before anything that only it can open.
			await vault.flush();
			const taking = await shelf.begin();
			try {
				const look = createLook(megabytes * MEGABYTE);
				const salt = entropy(SALT);
				await taking.write(Buffer.concat([Buffer.from(`${key.id}\n`), salt]));
				for await (const frame of sealFrames(key.bytes, salt, look.at(body))) await taking.write(frame);
				const { bytes, sha256, head, tail } = look.seen();
				if (bytes > megabytes * MEGABYTE) refuse('attachment-too-large', { limit: megabytes });
				const media = mediaOf({ head, tail, bytes }) ?? refuse('attachment-type');
				if (claimed !== null && claimed !== media) refuse('attachment-mismatch');
				const attachment = vault.hash('attachment', `${caseId}\n${sha256}`);
				const named = { case: caseId, attachment, media, bytes };
				await taking.name(named);
				return named;
			} catch (error) {
				await taking.drop();
				throw hasNoRoom(error) ? new Refusal('not-saved') : error;
			}
		},
		async keep(named) {
			if (!(await shelf.keep(named))) refuse('attachment-missing');
		},
		async open(named) {
			const chunks = await shelf.read(named);
			if (!chunks) return undefined;
			const { id, salt, rest } = await readHead(chunks);
			// Another node may have taken it in, with a key that this one has not met.
			await vault.learn([`"sealed":"${id}."`]);
			const key = vault.keyById(id);
			return key ? openFrames(key.bytes, salt, rest) : undefined;
		},
		sweep: (moment) => shelf.sweep(moment)
	};
}

/** Looks at a body as it passes: its ends, its length, its hash. Of what is too large the rest is let go by. */
function createLook(limit: number) {
	const hash = createHash('sha256');
	let head = Buffer.alloc(0);
	/** the last pieces, together at least as long as what is looked at of the end */
	let last: Buffer[] = [];
	let held = 0;
	let bytes = 0;
	const tail = () => Buffer.concat(last).subarray(-TAIL_BYTES);
	return {
		async *at(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
			for await (const piece of body) {
				const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
				bytes += chunk.length;
				// To its end all the same: breaking off would close the connection before the answer is out.
				if (bytes > limit) continue;
				hash.update(chunk);
				if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
				last.push(chunk);
				held += chunk.length;
				if (held > 2 * TAIL_BYTES) {
					last = [Buffer.from(tail())];
					held = TAIL_BYTES;
				}
				yield chunk;
			}
		},
		seen: () => ({ bytes, head, tail: tail(), sha256: hash.digest('hex') })
	};
}

/** Key and salt at the head of a sealed file, and what follows them. */
async function readHead(
	chunks: AsyncIterable<Buffer>
): Promise<{ id: string; salt: Buffer; rest: AsyncIterable<Buffer> }> {
	const source = chunks[Symbol.asyncIterator]();
	let held = Buffer.alloc(0);
	for (;;) {
		const end = held.indexOf('\n');
		if (end >= 0 && held.length >= end + 1 + SALT) {
			const id = held.subarray(0, end).toString('latin1');
			const from = end + 1 + SALT;
			return { id, salt: held.subarray(end + 1, from), rest: after(held.subarray(from), source) };
		}
		const { value, done } = await source.next();
		if (done === true) throw new Error('an attachment has no head');
		held = Buffer.concat([held, value]);
	}
}

async function* after(first: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
	try {
		yield first;
		for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
	} finally {
		await source.return?.();
	}
}
