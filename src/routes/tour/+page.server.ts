import { error } from '@sveltejs/kit';
import { figuresOf } from '../now/figures.server.ts';
import { castOf, chosenOf } from './cast.server.ts';
import type { PageServerLoad } from './$types';

/** Four screens of this very hall side by side. Only a demo has it: in a real hall nobody is somebody else. */
export const load: PageServerLoad = async ({ locals: { hall, house }, url }) => {
	if (!hall.demo) error(404, { message: 'not-found' });
	const { cast, figures } = await hall.door.read(({ hall: state }) => ({
		cast: castOf(state),
		figures: figuresOf(state, hall.clock.now())
	}));
	return {
		...cast,
		figures,
		window: chosenOf(cast.windows, url.searchParams.get('window')),
		department: chosenOf(cast.departments, url.searchParams.get('department')),
		status: house.playIn(hall)?.status() ?? null
	};
};
