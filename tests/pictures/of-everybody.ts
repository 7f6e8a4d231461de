import { opened } from './hands.ts';
import type { Picture } from './picture.ts';
import type { Scene } from './scene.ts';

const at =
	(what: string) =>
	({ phone }: Scene) =>
		phone[what] ?? `/no-${what}`;
const phone = (kind: 'ticket' | 'case', state: string): Picture => ({
	screen: `phone-${kind}`,
	state,
	size: 'phone',
	path: at(state)
});

const home = { screen: 'home', path: '/' } as const;

/** What anybody may open: on a phone, at home, at the door. */
export const OF_EVERYBODY: readonly Picture[] = [
	{ ...phone('ticket', 'waiting'), english: true, dark: true },
	{ ...phone('ticket', 'called'), english: true, dark: true },
	{ ...phone('ticket', 'serving'), dark: true },
	{ ...phone('ticket', 'missed'), dark: true },
	{ ...phone('ticket', 'done'), dark: true },
	{ ...phone('ticket', 'waiting'), state: 'without-scripts', path: at('waiting'), withoutScripts: true },
	{ ...phone('ticket', 'waiting'), state: 'offline', path: at('waiting'), cut: true, dark: true },
	{ ...phone('ticket', 'waiting'), state: 'overfull', path: at('waiting'), hall: 'overfull', english: true },
	{ ...phone('ticket', ''), state: 'error', path: '/t/t_nobody.0000000000000000', status: 404 },

	{ ...phone('case', 'draft'), dark: true },
	{ ...phone('case', 'correcting'), english: true, dark: true },
	{ ...phone('case', 'reviewing'), english: true, dark: true },
	{ ...phone('case', 'reviewing'), state: 'reasons', path: at('reviewing'), before: opened },
	{ ...phone('case', 'ready'), english: true, dark: true },
	{ ...phone('case', 'delivered'), dark: true },
	{ ...phone('case', 'ready'), state: 'without-scripts', path: at('ready'), withoutScripts: true },
	{ ...phone('case', 'reviewing'), state: 'offline', path: at('reviewing'), cut: true },
	{ ...phone('case', 'draft'), state: 'overfull', path: at('draft'), hall: 'overfull', english: true },

	{ ...home, state: 'desk', size: 'desk', english: true },
	{ ...home, state: 'hall', size: 'hall' },
	{ ...home, state: 'phone', size: 'phone', english: true, dark: true },
	{ ...home, state: 'clerk', size: 'desk', who: 'clerk-w01' },
	{ ...home, state: 'empty', size: 'desk', hall: 'empty' },
	{ ...home, state: 'overfull', size: 'desk', hall: 'overfull' },
	{ screen: 'sign-in', state: 'normal', size: 'desk', path: '/sign-in', english: true },
	{ screen: 'sign-in', state: 'phone', size: 'phone', path: '/sign-in' },
	{
		screen: 'sign-in',
		state: 'error',
		size: 'desk',
		path: '/sign-in',
		before: async (page) => {
			await page.locator('input[name=username], input[autocomplete=username]').first().fill('clerk-w01');
			await page.locator('input[type=password]').first().fill('Not-the-password-1');
			await page.keyboard.press('Enter');
			await page.getByRole('alert').first().waitFor();
		}
	},
	{ screen: 'device', state: 'normal', size: 'desk', path: '/device?kind=kiosk&to=/kiosk' },
	{ screen: 'api', state: 'normal', size: 'desk', path: '/api' },
	{ screen: 'not-found', state: 'desk', size: 'desk', path: '/nowhere', status: 404, english: true },
	{ screen: 'not-found', state: 'phone', size: 'phone', path: '/nowhere', status: 404, dark: true },
	{ screen: 'ui', state: 'all', size: 'hall', path: '/ui', english: true, dark: true, perhaps: true },
	{ screen: 'tour', state: 'normal', size: 'hall', path: '/tour', english: true, perhaps: true }
];
