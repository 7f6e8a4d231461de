import { messagesOf, type Area } from '$lib/i18n/messages.ts';
import type { LayoutServerLoad } from './$types';

/** Which part of the catalogue each place of the hall speaks from. Pages get it as data, in one language. */
const AREAS: Readonly<Record<string, readonly Area[]>> = {
	api: ['docs'],
	ui: ['ui'],
	kiosk: ['kiosk'],
	screen: ['screen'],
	t: ['phone'],
	my: ['phone'],
	desk: ['desk', 'demo'],
	office: ['office'],
	guide: ['guide', 'demo'],
	// Numbers are dealt with on the board as at the guide's desk, and in the same words.
	duty: ['duty', 'guide', 'demo'],
	pickup: ['pickup', 'demo'],
	// A case from the archive is read as in the office it went through.
	archive: ['archive', 'office']
};

export const load: LayoutServerLoad = ({ locals, route }) => {
	const { language, hall, house } = locals;
	const areas = AREAS[route.id?.split('/')[1] ?? ''] ?? ['access'];
	return {
		language,
		messages: messagesOf(language, 'common', ...areas),
		now: house.clock.now(),
		scale: house.clock.scale,
		demo: hall.demo,
		// Only where somebody can take over what it does.
		...(areas.includes('demo') ? { play: house.playIn(hall)?.status() } : {})
	};
};
