import { find, type Actor } from '$lib/hall/contract.ts';
import { Refusal } from '$lib/hall/refusal.ts';
import type { HallRuntime } from '../hall-runtime.ts';
import { fillSecrets } from '../edge.ts';
import { seeAs, want } from '../see.ts';
import { Refused, type Answered, type Way } from './play/way.ts';

export interface Cast {
	readonly password: string;
	/** devices by the names that they have in a play */
	readonly devices: Readonly<Record<string, string>>;
}

const asRefused = (who: string, asked: string) => (error: unknown) => {
	throw error instanceof Refusal ? new Refused(who, asked, error.code, error.details) : error;
};

/**
 * The way into a hall that runs in this process. Its clock stands, and is moved on from turn to turn; with it goes all
 * that time alone makes true.
 */
export function inProcess(hall: HallRuntime, { password, devices }: Cast): Way {
	const { door, clock, vault } = hall;
	const sessions = new Map<string, Actor & { kind: 'staff' }>();
	let asked = 0;
	const id = () => `play-${String((asked += 1)).padStart(8, '0')}`;

	async function signIn(username: string): Promise<Actor> {
		const known = sessions.get(username);
		const lives = known && (await door.read((state) => find(state.hall.access.sessions, known.session)));
		if (known && lives) return known;
		const payload = { username, password };
		const opened = await door.execute({ kind: 'anyone' }, 'session.open', { id: id(), payload });
		const { session, staff } = opened.result as { session: string; staff: string };
		const actor = { kind: 'staff' as const, id: staff, session };
		sessions.set(username, actor);
		return actor;
	}

	const actorFor = (who: string): Promise<Actor> => {
		const device = find(devices, who);
		return device === undefined ? signIn(who) : Promise.resolve({ kind: 'device', id: device });
	};

	return {
		async ask(who, name, payload, expect) {
			const actor = await actorFor(who);
			const answer = await door.execute(actor, name, { id: id(), payload, expect }).catch(asRefused(who, name));
			return (fillSecrets(vault, answer.result) ?? {}) as Answered;
		},
		async see(who, name, param) {
			const actor = await actorFor(who);
			const wanted = want(vault, name, param);
			const seen = await door.read((state) => seeAs(state, actor, wanted, clock.now())).catch(asRefused(who, name));
			// The data is the view's own: `views[name]` made it.
			return seen.data as never;
		},
		async reach(instant) {
			const before = Math.floor(clock.now() / 60_000);
			if (instant > clock.now()) clock.set(instant, 0);
			if (Math.floor(clock.now() / 60_000) > before) await hall.tick();
			return clock.now();
		}
	};
}
