import { z } from 'zod';
import type { PlayStatus } from '$lib/client/demo.ts';
import { rolesOf, type Role } from '$lib/hall/access/rules.ts';
import { find, type Actor } from '$lib/hall/contract.ts';
import { refuse } from '$lib/hall/refusal.ts';
import { actorOf, answering, readJson } from '$lib/server/api.ts';
import { parse } from '$lib/server/ask.ts';
import type { RunningDemo } from '$lib/server/demo/living/running.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** Faster than this nobody sees what happens. */
const FASTEST = 60;
const window = z.string().max(64);
const wanted = z.union([
	z.strictObject({ playing: z.boolean().optional(), scale: z.number().min(1).max(FASTEST).optional() }),
	z.strictObject({ takeOver: window }),
	z.strictObject({ giveBack: window })
]);

const RUNS_IT: readonly Role[] = ['dutyManager', 'systemAdmin'];

interface Asking {
	readonly play: RunningDemo;
	readonly actor: Actor & { kind: 'staff' };
	readonly roles: readonly Role[];
	/** windows that they may work at */
	readonly windows: readonly string[];
}

/** Only in a demo hall, and only for its staff: a real hall's people do not play. */
async function asking(event: RequestEvent): Promise<Asking> {
	const { hall, house } = event.locals;
	const play = house.playIn(hall) ?? refuse('unknown-command');
	const actor = await actorOf(event);
	return hall.door.read((state) => {
		const roles = rolesOf(state.hall, actor);
		if (actor.kind !== 'staff' || roles.length === 0) return refuse('not-signed-in');
		return { play, actor, roles, windows: find(state.hall.access.staff, actor.id)?.windows ?? [] };
	});
}

const runsIt = ({ roles }: Asking) => roles.some((role) => RUNS_IT.includes(role));

/** Whose window it is, and the duty manager. */
function mayTake(who: Asking, at: string): void {
	if (!who.windows.includes(at) && !who.roles.includes('dutyManager')) refuse('not-allowed');
}

/** The pace first: a play that begins does so at it. A stopped one leaves the hall in real time. */
async function run(event: RequestEvent, { play }: Asking, playing: boolean | undefined, scale?: number): Promise<void> {
	const { house } = event.locals;
	if (playing === false) await play.halt();
	const stands = house.clock.scale < 1 || house.clock.scale > FASTEST;
	const pace = playing === false ? 1 : (scale ?? (playing && stands ? 1 : undefined));
	if (pace !== undefined) await house.setClock(undefined, pace);
	if (playing === true) play.start();
	play.tell();
}

export const GET: RequestHandler = (event) =>
	answering(event, async (): Promise<PlayStatus> => {
		const who = await asking(event);
		if (!runsIt(who)) refuse('not-allowed');
		return who.play.status();
	});

export const POST: RequestHandler = (event) =>
	answering(event, async (): Promise<PlayStatus> => {
		const who = await asking(event);
		const order = parse(wanted, await readJson(event.request));
		const unknown = () => refuse('unknown', { kind: 'window' });
		if ('takeOver' in order) {
			mayTake(who, order.takeOver);
			if (!who.play.take(order.takeOver, who.actor.session)) unknown();
		} else if ('giveBack' in order) {
			mayTake(who, order.giveBack);
			if (!who.play.give(order.giveBack)) unknown();
		} else {
			if (!runsIt(who)) refuse('not-allowed');
			await run(event, who, order.playing, order.scale);
		}
		return who.play.status();
	});
