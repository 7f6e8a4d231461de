import type { CommandName } from '$lib/hall/access/rules.ts';
import { commands } from '$lib/hall/commands.ts';
import { find, type Actor, type DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import type { Entropy } from '../entropy.ts';
import { passwordPlaces, valueAt, withValues } from '../seal/places.ts';
import { hashPassword, provePassword, type Cost } from './passwords.ts';

/** The stored hash that a typed password claims to fit: by user name at sign-in, else the actor's own. */
function storedHash({ access }: DeepReadonly<Hall>, payload: unknown, actor: Actor): string | undefined {
	const username = valueAt(payload, ['username']);
	const id =
		actor.kind === 'staff' ? actor.id : typeof username === 'string' ? find(access.usernames, username) : undefined;
	return id === undefined ? undefined : find(access.staff, id)?.password;
}

/** Puts hashes and proofs where passwords were typed. Hashing is slow on purpose, so it is done before the door's line. */
export const createProver =
	(cost: Cost, entropy: Entropy) =>
	async (hall: DeepReadonly<Hall>, name: CommandName, payload: unknown, actor: Actor): Promise<unknown> => {
		const places = passwordPlaces(commands[name].schema, payload);
		if (places.length === 0) return payload;
		const changes = await Promise.all(
			places.map(async ({ path, mark }) => {
				const typed = String(valueAt(payload, path));
				const value =
					mark === 'hash'
						? await hashPassword(typed, cost, entropy)
						: await provePassword(typed, storedHash(hall, payload, actor), cost);
				return { path, value };
			})
		);
		return withValues(payload, changes);
	};
