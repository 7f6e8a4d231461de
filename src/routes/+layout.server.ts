import { messagesOf, type Area } from '$lib/i18n/messages.ts';
import type { LayoutServerLoad } from './$types';

/** Which part of the catalogue each place of the hall speaks from. Pages get it as data, in one language. */
const AREAS: Readonly<Record<string, readonly Area[]>> = {
	api: ['docs'],
	kiosk: ['kiosk'],
	screen: ['screen'],
	t: ['phone'],
	my: ['phone'],
	desk: ['desk'],
	office: ['office'],
	guide: ['guide'],
	// Numbers are dealt with on the board as at the guide's desk, and in the same words.
	duty: ['duty', 'guide'],
	pickup: ['pickup']
};

export const load: LayoutServerLoad = ({ locals, route }) => {
	const place = route.id?.split('/')[1] ?? '';
	return {
		language: locals.language,
		messages: messagesOf(locals.language, 'common', ...(AREAS[place] ?? ['access'])),
		now: locals.hall.clock.now(),
		demo: locals.hall.demo
	};
};
