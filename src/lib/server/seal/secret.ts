import { replaceFile, type Disk } from '../log/disk.ts';
import type { Entropy } from '../entropy.ts';

const SECRET_FILE = 'hall.key';

/** The hall's own secret, made at the first start. @throws when it is damaged */
export async function readOrMakeSecret(disk: Disk, folder: string, entropy: Entropy): Promise<Buffer> {
	const path = `${folder}/${SECRET_FILE}`;
	if ((await disk.size(path)) === undefined) await replaceFile(disk, path, Buffer.from(entropy(32).toString('base64')));
	return readSecret(disk, folder);
}

/** @throws when it is missing or damaged */
export async function readSecret(disk: Disk, folder: string): Promise<Buffer> {
	const path = `${folder}/${SECRET_FILE}`;
	const secret = Buffer.from((await disk.read(path)).toString('utf8'), 'base64');
	if (secret.length !== 32) throw new Error(`${path} is not a key of 32 bytes; restore it from the backup of the keys`);
	return secret;
}
