import { find, type Actor } from '$lib/hall/contract.ts';
import type { HallRuntime } from '../../hall-runtime.ts';

/** Less than a session lasts: whoever signs in anew before each step never finds themselves outside. */
const STEP = 11 * 60 * 60_000;

interface NightParts {
	readonly hall: HallRuntime;
	/** the hall's clock, and what time alone makes true */
	readonly setClock: (at: number) => Promise<void>;
	/** @throws Refusal */
	readonly signIn: (username: string) => Promise<Actor & { kind: 'staff' }>;
	readonly isOurs: (session: string) => boolean;
	readonly halted: AbortSignal;
}

/**
 * The hours until the hall opens again, in a moment. Whoever has a page open is signed in anew, as they would be in the
 * morning: a board that shows the hall day after day does not go blank.
 */
export async function passNight({ hall, setClock, signIn, isOurs, halted }: NightParts, to: number): Promise<void> {
	while (hall.clock.now() < to && !halted.aborted) {
		const people = await hall.door.read((state) =>
			hall.live
				.people(state)
				.filter(({ session }) => !isOurs(session))
				.map(({ id, session }) => ({ session, username: find(state.hall.access.staff, id)?.username ?? '' }))
		);
		for (const { session, username } of people) {
			// With a password of their own they sign in themselves.
			const next = await signIn(username).catch(() => undefined);
			if (next) hall.goesOn(session, next.session);
		}
		await setClock(people.length > 0 ? Math.min(hall.clock.now() + STEP, to) : to);
	}
}
