import { join } from 'node:path';
import { replaceFile } from './disk.ts';
import { Damaged } from './errors.ts';
import { isDay, journalFolder, type Place, type Store } from './places.ts';

/** What is known to have been synced of one day: so many bytes, ending with this line. There may be more. */
export interface Proof {
	/** Bytes. */
	length: number;
	position: number;
	hash: string;
}

/** What a start need not read, it holds against this: a proof for each day that was finished or closed. */
export type Manifest = Readonly<Record<string, Proof>>;

const FILE = 'manifest.json';

/**
 * The manifest, empty if there is none. Rejects with `Damaged` if it is not, to the byte, what `writeManifest`
 * writes: a guard that has been touched guards nothing, and must not be taken for one that was never there.
 */
export async function readManifest({ disk, folder }: Store): Promise<Manifest> {
	const path = join(journalFolder(folder), FILE);
	if ((await disk.size(path)) === undefined) return {};
	const bytes = await disk.read(path);
	const manifest = parse(bytes.toString());
	if (manifest && format(manifest).equals(bytes)) return manifest;
	throw new Damaged({ file: `journal/${FILE}`, line: 1, offset: 0, position: 0, reason: 'not a manifest' });
}

/** Replaces the manifest; durable when it resolves. */
export async function writeManifest({ disk, folder }: Store, manifest: Manifest): Promise<void> {
	await replaceFile(disk, join(journalFolder(folder), FILE), format(manifest));
}

/** The manifest that also knows `place`, which must have been synced; the same one if it knows it already. */
export function recorded(manifest: Manifest, { day, offset, position, hash }: Place): Manifest {
	const proof = manifest[day];
	if (day === '') return manifest;
	if (proof?.length === offset && proof.position === position && proof.hash === hash) return manifest;
	return { ...manifest, [day]: { length: offset, position, hash } };
}

function format(manifest: Manifest): Buffer {
	const lines = Object.entries(manifest)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([day, { length, position, hash }]) => `\t"${day}": ${JSON.stringify({ length, position, hash })}`);
	return Buffer.from(`{\n${lines.join(',\n')}\n}\n`);
}

function parse(text: string): Manifest | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isManifest(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isManifest(value: unknown): value is Manifest {
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).every(([day, proof]) => isDay(day) && isProof(proof));
}

function isProof(value: unknown): value is Proof {
	if (typeof value !== 'object' || value === null) return false;
	const numbers = ['length', 'position'].every((name) => Number.isSafeInteger(Reflect.get(value, name)));
	return numbers && typeof Reflect.get(value, 'hash') === 'string';
}
