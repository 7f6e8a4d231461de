import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * A file sealed frame by frame, so that neither sealing nor opening holds all of it: each frame is AES-256-GCM under a key
 * that this file has for itself, numbered, and the last one says that it is the last. A frame that is changed, missing,
 * doubled or moved does not open.
 */
const CIPHER = 'aes-256-gcm';
const FRAME = 64 * 1024;
const TAG = 16;

/** The key of one file, made from the key of its case and a salt that stands at the head of the file. */
const fileKey = (key: Buffer, salt: Buffer): Buffer => Buffer.from(hkdfSync('sha256', key, salt, 'attachment', 32));

function iv(index: number): Buffer {
	const bytes = Buffer.alloc(12);
	bytes.writeUInt32BE(index, 8);
	return bytes;
}
const aad = (isLast: boolean): Buffer => Buffer.from(isLast ? 'last' : 'more');

export async function* sealFrames(key: Buffer, salt: Buffer, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const own = fileKey(key, salt);
	for await (const { bytes, index, isLast } of frames(chunks, FRAME)) {
		const cipher = createCipheriv(CIPHER, own, iv(index)).setAAD(aad(isLast));
		const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
		yield Buffer.concat([body, cipher.getAuthTag()]);
	}
}

/** @throws when a frame is not what was sealed; all that was given before is */
export async function* openFrames(key: Buffer, salt: Buffer, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const own = fileKey(key, salt);
	for await (const { bytes, index, isLast } of frames(chunks, FRAME + TAG)) {
		if (bytes.length < TAG) throw new Error('an attachment breaks off');
		const decipher = createDecipheriv(CIPHER, own, iv(index)).setAAD(aad(isLast));
		decipher.setAuthTag(bytes.subarray(-TAG));
		yield Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()]);
	}
}

interface Frame {
	bytes: Buffer;
	index: number;
	isLast: boolean;
}

/** Chunks of any size as frames of one size; the last one is what is left, which may be nothing. */
async function* frames(chunks: AsyncIterable<Buffer>, size: number): AsyncGenerator<Frame> {
	let held: Buffer[] = [];
	let length = 0;
	let index = 0;
	for await (const chunk of chunks) {
		held.push(chunk);
		length += chunk.length;
		// A full frame is given only when more follows: whoever gets it must know that it is not the last.
		if (length <= size) continue;
		let bytes = Buffer.concat(held);
		for (; bytes.length > size; bytes = bytes.subarray(size)) {
			yield { bytes: bytes.subarray(0, size), index, isLast: false };
			index += 1;
		}
		held = [bytes];
		length = bytes.length;
	}
	yield { bytes: Buffer.concat(held), index, isLast: true };
}
