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

type StaffActor = Actor & { kind: 'staff' };

/** The way into a hall that runs in this process. */
export interface InProcess extends Way {
	/** @throws Refusal */
	signIn(username: string): Promise<StaffActor>;
	/** Whether a session is this play's own. */
	owns(session: string): boolean;
}

const asRefused = (who: string, asked: string) => (error: unknown) => {
	throw error instanceof Refusal ? new Refused(who, asked, error.code, error.details) : error;
};

/**
 * Goes through the door as everybody does. The clock stands, and is moved on from turn to turn; with it goes all that
 * time alone makes true. `prefix` begins the ids of the commands: no two plays of one hall may have the same.
 */
export function inProcess(hall: HallRuntime, { password, devices }: Cast, prefix = 'play'): InProcess {
	const { door, clock, vault } = hall;
	const sessions = new Map<string, StaffActor>();
	const own = new Set<string>();
	const locked = new Set<string>();
	let asked = 0;
	const id = () => `${prefix}-${String((asked += 1)).padStart(8, '0')}`;

	async function signIn(username: string): Promise<StaffActor> {
		const payload = { username, password };
		// A password that was changed is not tried again: the fifth time would lock its owner out.
		if (locked.has(username)) throw new Refusal('wrong-credentials');
		const opened = await door
			.execute({ kind: 'anyone' }, 'session.open', { id: id(), payload })
			.catch((error: unknown) => {
				if (error instanceof Refusal && error.code === 'wrong-credentials') locked.add(username);
				throw error;
			});
		const { session, staff } = opened.result as { session: string; staff: string };
		return { kind: 'staff', id: staff, session };
	}

	async function staffNamed(username: string): Promise<StaffActor> {
		const known = sessions.get(username);
		const lives = known && (await door.read((state) => find(state.hall.access.sessions, known.session)));
		if (known && lives) return known;
		const actor = await signIn(username);
		sessions.set(username, actor);
		own.add(actor.session);
		if (known) own.delete(known.session);
		return actor;
	}

	const actorFor = (who: string): Promise<Actor> => {
		const device = find(devices, who);
		return device === undefined ? staffNamed(who) : Promise.resolve({ kind: 'device', id: device });
	};

	return {
		signIn,
		owns: (session) => own.has(session),
		async ask(who, name, payload, expect) {
			const actor = await actorFor(who).catch(asRefused(who, 'session.open'));
			const answer = await door.execute(actor, name, { id: id(), payload, expect }).catch(asRefused(who, name));
			return (fillSecrets(vault, answer.result) ?? {}) as Answered;
		},
		async see(who, name, param) {
			const actor = await actorFor(who).catch(asRefused(who, 'session.open'));
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
