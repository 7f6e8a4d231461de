/**
 * How often one address may try to sign in within a minute, so that hashing passwords cannot be made to fill the day.
 * At half past eight a whole hall signs in, perhaps from behind one address; single accounts lock long before.
 */
export const ATTEMPTS = 120;
const WINDOW = 60_000;

export interface Attempts {
	/** Notes one attempt; false when this address has had too many within a minute. */
	allow(address: string, now: number): boolean;
}

export function createAttempts(): Attempts {
	let started = 0;
	let counts = new Map<string, number>();
	return {
		allow(address, now) {
			if (now - started >= WINDOW || now < started) {
				started = now;
				counts = new Map();
			}
			const count = (counts.get(address) ?? 0) + 1;
			counts.set(address, count);
			return count <= ATTEMPTS;
		}
	};
}
