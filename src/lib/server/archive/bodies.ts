import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Disk, DiskFile } from '../log/disk.ts';
import { firstBytes, readLines } from '../log/lines.ts';

/** Where a body stands: its line, without the newline. */
export interface BodyPlace {
	readonly file: number;
	readonly offset: number;
	readonly length: number;
}

/** Up to where the bodies are known: the next line of `file` begins at `offset`. */
export interface BodyEnd {
	readonly file: number;
	readonly offset: number;
}

/** Bodies in append-only files, read by their place. A line is `<hash> <body>`; the hash is of the body's bytes. */
export interface Bodies {
	/** Durable when it resolves; the places in the order of the bodies. */
	append(bodies: readonly string[]): Promise<readonly BodyPlace[]>;
	/** @throws Error when what stands there is not what was written */
	read(place: BodyPlace): Promise<string>;
	/** What stands behind `from`, in order. What was torn by a crash is passed over: nobody relied on it. */
	after(from: BodyEnd): AsyncGenerator<{ body: string; place: BodyPlace }>;
	close(): Promise<void>;
}

const HASH_LENGTH = 16;
/** One file is full: what is copied or moved stays of a size that one can handle. */
const FILE_BYTES = 64 * 1024 * 1024;

const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, HASH_LENGTH);
const lineOf = (body: string): Buffer => Buffer.from(`${hashOf(body)} ${body}\n`);

function bodyIn(line: string | undefined): string | undefined {
	const body = line?.slice(HASH_LENGTH + 1);
	return body !== undefined && line?.startsWith(`${hashOf(body)} `) ? body : undefined;
}

const nameOf = (file: number): string => `${String(file).padStart(6, '0')}.jsonl`;

async function filesIn(disk: Disk, folder: string): Promise<number[]> {
	const names = await disk.list(folder);
	return names.filter((name) => /^\d{6}\.jsonl$/.test(name)).map((name) => Number(name.slice(0, 6)));
}

/**
 * Opens the bodies of a folder, which is made. Each start, and whoever goes on after a failed write, begins a new file:
 * what was torn stays where it is, and nothing is ever cut or written twice in the same place.
 */
export async function openBodies(disk: Disk, folder: string): Promise<Bodies> {
	await disk.makeFolder(folder);
	let next = Math.max(0, ...(await filesIn(disk, folder))) + 1;
	let open: { file: number; disk: DiskFile; end: number } | undefined;

	const begin = async () => {
		const file = next;
		next += 1;
		const fresh = await disk.open(join(folder, nameOf(file)));
		try {
			await disk.syncFolder(folder);
		} catch (error) {
			await fresh.close().catch(() => undefined);
			throw error;
		}
		return { file, disk: fresh, end: 0 };
	};
	const leave = async () => {
		const old = open;
		open = undefined;
		await old?.disk.close();
	};

	return {
		async append(bodies) {
			const lines = bodies.map(lineOf);
			if (open && open.end >= FILE_BYTES) await leave();
			const into = open ?? (await begin());
			// Until it is synced, nothing is known of it.
			open = undefined;
			try {
				await into.disk.append(Buffer.concat(lines));
				await into.disk.sync();
			} catch (error) {
				await into.disk.close().catch(() => undefined);
				throw error;
			}
			open = into;
			return lines.map((line) => {
				const place = { file: into.file, offset: into.end, length: line.length - 1 };
				into.end += line.length;
				return place;
			});
		},
		async read({ file, offset, length }) {
			const chunks: Buffer[] = [];
			const path = join(folder, nameOf(file));
			for await (const chunk of firstBytes(disk.readFrom(path, offset, length), length)) chunks.push(chunk);
			const body = bodyIn(Buffer.concat(chunks).toString());
			if (body === undefined) throw new Error(`the archive’s ${nameOf(file)} is damaged at byte ${offset}`);
			return body;
		},
		async *after(from) {
			for (const file of await filesIn(disk, folder)) {
				if (file < from.file) continue;
				let offset = file === from.file ? from.offset : 0;
				for await (const lines of readLines(disk, join(folder, nameOf(file)), offset))
					for (const line of lines) {
						const body = line.ended ? bodyIn(line.text) : undefined;
						if (body !== undefined) yield { body, place: { file, offset, length: line.length - 1 } };
						offset += line.length;
					}
			}
		},
		close: leave
	};
}
