import type { RequestHandler } from './$types';
import { isKnown, rolesOf, type Role } from '$lib/hall/access/rules.ts';
import { refuse } from '$lib/hall/refusal.ts';
import { actorOf, answering } from '$lib/server/api.ts';

/** Who watches over the hall, or looks after it. The head says nothing of what the log holds. */
const AUDITORS: readonly Role[] = ['supervisor', 'director', 'dutyManager', 'systemAdmin'];

/** `GET /api/head`: what `npm run head` prints, for those who note it elsewhere and cannot reach the machine. */
export const GET: RequestHandler = (event) =>
	answering(event, async () => {
		const { hall } = event.locals;
		const actor = await actorOf(event);
		await hall.door.read((state) => {
			if (!isKnown(state.hall, actor)) refuse('not-signed-in');
			if (!rolesOf(state.hall, actor).some((role) => AUDITORS.includes(role))) refuse('not-allowed');
		});
		return { [hall.name]: await hall.head() };
	});
