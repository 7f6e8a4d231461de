import { z } from 'zod';
import { rolesOf } from '$lib/hall/access/rules.ts';
import { refuse } from '$lib/hall/refusal.ts';
import { actorOf, answering, readJson } from '$lib/server/api.ts';
import { parse } from '$lib/server/ask.ts';
import { nextOpening } from '$lib/server/demo/demo.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** Faster than this the hall's minutes would come quicker than a cheap PC can show them. */
const FASTEST = 600;
const DISTANT = Date.UTC(2100, 0);
const wanted = z.strictObject({
	at: z.int().min(0).max(DISTANT).optional(),
	scale: z.number().min(0).max(FASTEST).optional()
});

/** Only in a demo hall, and only for those who run it: real time cannot be set. */
async function mayTurn(event: RequestEvent): Promise<void> {
	const { hall } = event.locals;
	if (!hall.demo) refuse('unknown-command');
	const actor = await actorOf(event);
	const roles = await hall.door.read((state) => rolesOf(state.hall, actor));
	if (!roles.some((role) => role === 'dutyManager' || role === 'systemAdmin')) refuse('not-allowed');
}

const shown = ({ locals: { hall, house } }: RequestEvent) =>
	hall.door.read((state) => ({
		now: house.clock.now(),
		scale: house.clock.scale,
		opensAt: nextOpening(state.hall, house.clock.now())
	}));

export const GET: RequestHandler = (event) =>
	answering(event, async () => {
		await mayTurn(event);
		return shown(event);
	});

export const POST: RequestHandler = (event) =>
	answering(event, async () => {
		await mayTurn(event);
		const { at, scale } = parse(wanted, await readJson(event.request));
		await event.locals.house.setClock(at, scale);
		return shown(event);
	});
