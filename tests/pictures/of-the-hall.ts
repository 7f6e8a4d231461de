import { asksWho, chosen, comesAgain, comesTooLate, getsNumber, mistypes, press } from './hands.ts';
import type { Picture } from './picture.ts';

const kiosk = { screen: 'kiosk', size: 'kiosk', who: 'kiosk', path: '/kiosk' } as const;
const screen = { screen: 'screen', size: 'hall', who: 'screen', path: '/screen' } as const;
const tall = { ...screen, screen: 'screen-tall', size: 'tall' } as const;
const window = { ...screen, screen: 'window' } as const;

const LARGE = /大字|Large/i;
const CONTRAST = /对比|contrast/i;

/** What everybody in the hall sees. */
export const OF_THE_HALL: readonly Picture[] = [
	{ ...kiosk, state: 'start', english: true },
	{ ...kiosk, state: 'start-large', before: press(LARGE) },
	{ ...kiosk, state: 'start-contrast', before: press(CONTRAST) },
	{ ...kiosk, state: 'question', english: true, before: chosen },
	{
		...kiosk,
		state: 'question-large',
		before: async (page) => {
			await press(LARGE)(page);
			await chosen(page);
		}
	},
	{ ...kiosk, state: 'identity', english: true, before: asksWho },
	{ ...kiosk, state: 'identity-error', before: mistypes },
	{ ...kiosk, state: 'ticket', english: true, before: getsNumber },
	{
		...kiosk,
		state: 'ticket-large',
		before: async (page) => {
			await press(LARGE)(page);
			await getsNumber(page);
		}
	},
	{ ...kiosk, state: 'already', before: comesAgain },
	{ ...kiosk, state: 'empty', hall: 'empty' },
	{ ...kiosk, state: 'overfull', hall: 'overfull', english: true },
	{ ...kiosk, state: 'overfull-large', hall: 'overfull', before: press(LARGE) },
	{
		...kiosk,
		state: 'overfull-refused',
		hall: 'overfull',
		before: comesTooLate
	},
	{ ...kiosk, state: 'offline', english: true, cut: true },

	{ ...screen, state: 'normal', english: true },
	{ ...screen, state: 'empty', hall: 'empty' },
	{ ...screen, state: 'overfull', hall: 'overfull', english: true },
	{ ...screen, state: 'offline', cut: true },
	{ ...tall, state: 'normal' },
	{ ...tall, state: 'empty', hall: 'empty' },
	{ ...tall, state: 'overfull', hall: 'overfull' },

	{ ...window, state: 'called', path: '/screen/window/w03', english: true },
	{ ...window, state: 'serving', path: '/screen/window/w01' },
	{ ...window, state: 'free', path: '/screen/window/w02' },
	{ ...window, state: 'paused', path: '/screen/window/w10', english: true },
	{ ...window, state: 'closed', path: '/screen/window/w13' },
	{ ...window, state: 'overfull', path: '/screen/window/w03', hall: 'overfull' },
	{ ...window, state: 'offline', path: '/screen/window/w03', cut: true },

	{ ...screen, screen: 'pickup-screen', state: 'normal', path: '/screen/pickup', english: true, perhaps: true },
	{ ...screen, screen: 'pickup-screen', state: 'empty', path: '/screen/pickup', hall: 'empty', perhaps: true }
];
