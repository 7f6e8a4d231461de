import { timingSafeEqual } from 'node:crypto';
import { find, type Actor, type DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import type { Vault } from '../seal/vault.ts';

/** What a request brings to say who asks. */
export interface Credentials {
	readonly bearer?: string | undefined;
	/** token of the sign-in cookie */
	readonly session?: string | undefined;
	/** token of the device cookie, for requests that come from the device's own page */
	readonly device?: string | undefined;
}

export const ANYONE: Actor = { kind: 'anyone' };

/** Who a token was made for. Whether they may still do anything is the permission table's question. */
export function actorOfToken(hall: DeepReadonly<Hall>, vault: Vault, token: string): Actor {
	const id = vault.idOf(token) ?? '';
	if (id.startsWith('e_')) {
		const staff = find(hall.access.sessions, id)?.staff;
		return staff === undefined ? ANYONE : { kind: 'staff', id: staff, session: id };
	}
	if (id.startsWith('d_')) return { kind: 'device', id };
	if (id.startsWith('t_')) return { kind: 'applicant', of: 'ticket', id };
	return id.startsWith('c_') ? { kind: 'applicant', of: 'case', id } : ANYONE;
}

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Who asks. A bearer token goes before cookies; a page that belongs to a device speaks for the device, not for whoever
 * may be signed in in the same browser. `setUpCode` is there while the hall is not set up.
 */
export function identify(
	hall: DeepReadonly<Hall>,
	vault: Vault,
	{ bearer, session, device }: Credentials,
	setUpCode: string | null
): Actor {
	if (bearer !== undefined && setUpCode !== null && isSame(bearer, setUpCode)) return { kind: 'setup' };
	const token = bearer ?? device ?? session;
	return token === undefined ? ANYONE : actorOfToken(hall, vault, token);
}
