import { scrypt, timingSafeEqual } from 'node:crypto';
import type { Proof } from '$lib/hall/people/personal.ts';
import type { Entropy } from '../entropy.ts';

/** scrypt cost: OWASP's N=2^14, r=8, p=5 takes a cheap PC about 0.2 s and 16 MiB. */
export interface Cost {
	readonly N: number;
	readonly r: number;
	readonly p: number;
}
export const FULL_COST: Cost = { N: 2 ** 14, r: 8, p: 5 };
/** For halls whose passwords are published anyway. */
export const DEMO_COST: Cost = { N: 2 ** 10, r: 8, p: 1 };

const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** One at a time: hashing must not take the threads that sync the log. */
let last: Promise<unknown> = Promise.resolve();
function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
	const next = last.then(
		() =>
			new Promise<Buffer>((resolve, reject) => {
				scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: 256 * 2 ** 20 }, (error, key) => {
					if (error) reject(error);
					else resolve(key);
				});
			})
	);
	last = next.catch(() => undefined);
	return next;
}

/** `scrypt$N$r$p$salt$key`: a hash says how it was made, so that the cost can grow. */
export async function hashPassword(password: string, cost: Cost, entropy: Entropy): Promise<string> {
	const salt = entropy(SALT_BYTES);
	const key = await derive(password, salt, cost);
	return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Compares with a stored hash; with none it works as long and says no, so that names cannot be probed by time. */
export async function provePassword(password: string, stored: string | undefined, cost: Cost): Promise<Proof> {
	const [scheme, N, r, p, salt, key] = (stored ?? '').split('$');
	if (scheme !== 'scrypt' || salt === undefined || key === undefined) {
		await derive(password, Buffer.alloc(SALT_BYTES), cost);
		return { against: '', fits: false };
	}
	const right = Buffer.from(key, 'base64');
	const derived = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) });
	return { against: stored ?? '', fits: right.length === derived.length && timingSafeEqual(right, derived) };
}
