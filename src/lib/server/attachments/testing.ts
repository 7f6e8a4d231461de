/** For tests alone: the smallest files that are what they say. */

/** A PDF of about so many bytes, with a text in it. */
export function pdf(bytes = 400, text = 'scan'): Buffer {
	const ends = ['%PDF-1.7\n', `% ${text}\n`, '\n%%EOF\n'];
	const filling = Math.max(0, bytes - ends.join('').length);
	return Buffer.from(`${ends[0]}${ends[1]}${'x'.repeat(filling)}${ends[2]}`);
}

/** One grey pixel. */
const PIXEL =
	'/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=';
export const jpeg = (): Buffer => Buffer.concat([Buffer.from(PIXEL, 'base64'), Buffer.from([0xff, 0xd9])]);

/** One pixel. */
export const png = (): Buffer =>
	Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64'
	);

/** One pixel. */
export const webp = (): Buffer => Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');
