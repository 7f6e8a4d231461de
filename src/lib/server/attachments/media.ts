import type { Media } from '$lib/hall/intake/rules.ts';

/** What is looked at of a file: so much of its beginning and of its end. */
export const HEAD_BYTES = 64;
export const TAIL_BYTES = 64 * 1024;

/** The beginning and end of a file, and its length in bytes. A short file's two ends overlap. */
export interface Ends {
	readonly head: Buffer;
	readonly tail: Buffer;
	readonly bytes: number;
}

interface Kind {
	readonly type: string;
	begins(head: Buffer): boolean;
	/** The end is there: what breaks off was not scanned or sent whole. */
	ends(ends: Ends): boolean;
}

const ascii = (bytes: Buffer, from: number, text: string): boolean =>
	bytes.subarray(from, from + text.length).toString('latin1') === text;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const JPEG_END = Buffer.from([0xff, 0xd9]);
const PDF_END_WITHIN = 1024;

/** By their content alone: neither a name nor a sender is believed. */
const KINDS: Readonly<Record<Media, Kind>> = {
	pdf: {
		type: 'application/pdf',
		begins: (head) => /^%PDF-[12]\.\d/.test(head.subarray(0, 8).toString('latin1')),
		ends: ({ tail }) => tail.subarray(-PDF_END_WITHIN).includes('%%EOF')
	},
	jpeg: {
		type: 'image/jpeg',
		// The marker after the first: a segment of application data, a table, a frame or a comment.
		begins: (head) => head.subarray(0, 3).equals(JPEG) && (head[3] ?? 0) >= 0xc0 && (head[3] ?? 0) !== 0xff,
		// Phones write on behind the end of the picture.
		ends: ({ tail }) => tail.includes(JPEG_END)
	},
	png: {
		type: 'image/png',
		begins: (head) => head.subarray(0, PNG.length).equals(PNG) && ascii(head, 12, 'IHDR'),
		ends: ({ tail }) => tail.subarray(-PNG_END.length).equals(PNG_END)
	},
	webp: {
		type: 'image/webp',
		begins: (head) => ascii(head, 0, 'RIFF') && ascii(head, 8, 'WEBPVP8'),
		ends: ({ head, bytes }) => head.length >= 12 && head.readUInt32LE(4) + 8 === bytes
	}
};
const ALL = Object.keys(KINDS) as readonly Media[];

export const typeOf = (media: Media): string => KINDS[media].type;

/** What a sender says that a file is; undefined for a type that is none of ours. */
export const mediaOfType = (type: string): Media | undefined => ALL.find((media) => KINDS[media].type === type);

/** What a file is, undefined if it is none of ours or not whole. */
export const mediaOf = (ends: Ends): Media | undefined =>
	ALL.find((media) => KINDS[media].begins(ends.head) && KINDS[media].ends(ends));
