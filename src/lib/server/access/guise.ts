import { z } from 'zod';
import { guiseIn } from '$lib/client/guise.ts';
import { find } from '$lib/hall/contract.ts';
import { Refusal } from '$lib/hall/refusal.ts';
import { DEMO_PASSWORD } from '../demo/demo.ts';
import { commandId } from '../form.ts';
import type { HallRuntime } from '../hall-runtime.ts';
import { isDeviceCookie } from './credentials.ts';
import type { Credentials } from './identify.ts';

/**
 * A demo's people and devices as anybody may be them: their passwords are published. Each person signs in once, through
 * the door; the session is kept in memory. A real hall has none of this.
 */
export interface Guises {
	/** Signs them in where they are not. Undefined: there is nobody of that name, or not with the published password. */
	wear(who: string): Promise<Credentials | undefined>;
	/** What they had when they were last worn. */
	worn(who: string): Credentials | undefined;
}

const opened = z.object({ session: z.string() });

export function createGuises(hall: HallRuntime): Guises {
	const { door, vault } = hall;
	const known = new Map<string, Credentials>();
	const opening = new Map<string, Promise<Credentials | undefined>>();
	/** Whose password is another by now: trying it again would lock them out. */
	const others = new Set<string>();

	/** Null: they are there, and not signed in. */
	const present = (who: string) =>
		door.read((state): Credentials | null | undefined => {
			const { devices, usernames } = state.hall.access;
			const device = Object.values(devices).find(
				({ kind, status, window }) => kind === who && status === 'enrolled' && window === null
			);
			if (device && isDeviceCookie(who)) return { device: vault.token(device.id) };
			const worn = known.get(who);
			if (worn && hall.actor(state, worn, true).kind === 'staff') return worn;
			return find(usernames, who) === undefined || others.has(who) ? undefined : null;
		});

	async function signIn(username: string): Promise<Credentials | undefined> {
		const ask = { id: commandId(), payload: { username, password: DEMO_PASSWORD } };
		try {
			const { result } = await door.execute({ kind: 'anyone' }, 'session.open', ask);
			return { session: vault.token(opened.parse(result).session) };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			if (error.code === 'wrong-credentials') others.add(username);
			return undefined;
		}
	}

	/** Four frames ask at once: they get one session. */
	const signInOnce = (who: string) => {
		const under = opening.get(who) ?? signIn(who).finally(() => opening.delete(who));
		opening.set(who, under);
		return under;
	};

	return {
		async wear(who) {
			const there = await present(who);
			const credentials = there === null ? await signInOnce(who) : there;
			if (credentials) known.set(who, credentials);
			else known.delete(who);
			return credentials;
		},
		worn: (who) => known.get(who)
	};
}

const all = new WeakMap<HallRuntime, Guises>();
export function guisesOf(hall: HallRuntime): Guises {
	const guises = all.get(hall) ?? createGuises(hall);
	all.set(hall, guises);
	return guises;
}

/** Where one is oneself again: the entrance, the door, and the page that shows several people side by side. */
const OUTSIDE = ['/', '/tour', '/sign-in', '/sign-out', '/set-up', '/now'];
export const isOutside = (path: string): boolean => OUTSIDE.includes(path.replace(/[?#].*$/, ''));

/** Whom the page that asks stands for: its links and calls know nothing of it, and mean the same person. */
export function guiseOfAsking({ request, url }: { request: Request; url: URL }): string | undefined {
	const from = request.headers.get('referer') ?? '';
	if (isOutside(url.pathname) || !URL.canParse(from) || new URL(from).host !== url.host) return undefined;
	return guiseIn(new URL(from).pathname);
}
