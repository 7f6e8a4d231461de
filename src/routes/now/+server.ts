import { json } from '@sveltejs/kit';
import { figuresOf } from './figures.server.ts';
import type { Now } from './hall-now.svelte.ts';
import type { RequestHandler } from './$types';

/** The hall at this moment, for the home page, which asks every few seconds. Nobody's session is used by it. */
export const GET: RequestHandler = async ({ locals: { hall, house } }) => {
	const { clock } = house;
	const figures = await hall.door.read((state) => figuresOf(state.hall, clock.now()));
	const play = house.playIn(hall)?.status() ?? null;
	return json({ figures, at: clock.now(), scale: clock.scale, play } satisfies Now);
};
