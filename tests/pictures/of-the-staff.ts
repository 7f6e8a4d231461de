import { dialog, keys, opened } from './hands.ts';
import type { Picture } from './picture.ts';
import type { Scene } from './scene.ts';

const desk = (window: string, state: string): Picture => ({
	screen: 'desk',
	state,
	size: 'desk',
	who: `clerk-${window}`,
	path: `/desk/${window}`
});
const office = { screen: 'office', size: 'desk', who: 'handler-scjg', path: '/office' } as const;
const task = ({ task: id }: Scene) => `/office?task=${id}`;
const pickup = { screen: 'pickup', size: 'desk', who: 'issuer-w15', path: '/pickup' } as const;
const duty = { screen: 'duty', size: 'hall', who: 'duty', path: '/duty' } as const;
const guide = { screen: 'guide', size: 'desk', who: 'guide', path: '/guide' } as const;
const adviser = { screen: 'adviser', size: 'desk', who: 'adviser-w14', path: '/guide' } as const;
const admin = (state: string, who = 'admin'): Picture => ({
	screen: 'admin',
	state,
	size: 'desk',
	who,
	path: state === 'staff' ? '/admin' : `/admin/${state}`
});

/** The first case of the sitting. */
const FIRST = ['Alt+1'];

/** What those who work here see. */
export const OF_THE_STAFF: readonly Picture[] = [
	{ ...desk('w13', 'closed'), path: '/desk', english: true },
	{ ...desk('w02', 'free'), english: true },
	{ ...desk('w02', 'call-dialog'), before: dialog('F7') },
	{ ...desk('w02', 'find-dialog'), before: dialog('Alt+O') },
	{ ...desk('w02', 'pause-dialog'), before: dialog('Alt+Z') },
	{ ...desk('w10', 'paused') },
	{ ...desk('w03', 'called'), english: true },
	{ ...desk('w03', 'transfer-dialog'), before: dialog('Alt+T') },
	{ ...desk('w01', 'serving') },
	{ ...desk('w01', 'case'), english: true, before: keys(...FIRST) },
	{ ...desk('w01', 'new-case'), english: true, before: dialog('F9') },
	{ ...desk('w01', 'hold-dialog'), before: dialog('Alt+K') },
	{ ...desk('w01', 'finish-dialog'), before: dialog('F8') },
	{ ...desk('w01', 'case-offline'), cut: true, before: keys(...FIRST) },
	{ ...desk('w08', 'received'), english: true, before: keys(...FIRST) },
	{ ...desk('w08', 'notify-dialog'), english: true, before: dialog('Alt+N', FIRST) },
	{ ...desk('w08', 'refuse-dialog'), before: dialog('Alt+R', FIRST) },
	{ ...desk('w08', 'withdraw-dialog'), before: dialog('Alt+X', FIRST) },
	{ ...desk('w08', 'reasons'), before: async (page) => keys(...FIRST)(page).then(() => opened(page)) },
	{ ...desk('w09', 'several-cases'), before: keys(...FIRST) },
	{ ...desk('w02', 'empty'), hall: 'empty' },
	{ ...desk('w02', 'error'), hall: 'empty', english: true, before: keys('F2') },
	{ ...desk('w02', 'overfull'), hall: 'overfull', english: true },
	{ ...desk('w01', 'case-overfull'), hall: 'overfull', english: true, before: keys(...FIRST) },
	{ ...desk('w09', 'several-overfull'), hall: 'overfull', before: keys(...FIRST) },

	{ ...office, state: 'inbox', english: true },
	{ ...office, state: 'case', path: task, english: true },
	{ ...office, state: 'reasons', path: task, before: opened },
	{ ...office, state: 'offline', path: task, cut: true },
	{ ...office, state: 'empty', hall: 'empty', english: true },
	{ ...office, state: 'overfull', hall: 'overfull', path: task, english: true },

	{ ...pickup, state: 'normal', english: true },
	{ ...pickup, state: 'shelf', before: keys('Alt+3') },
	{ ...pickup, state: 'empty', hall: 'empty' },
	{ ...pickup, state: 'overfull', hall: 'overfull', english: true },
	{ ...pickup, state: 'offline', cut: true },

	{ ...duty, state: 'normal', english: true },
	{ ...duty, state: 'take-number', before: keys('F2') },
	{ ...duty, state: 'find-number', before: keys('F3') },
	{ ...duty, state: 'window', before: keys('F4', 'Enter') },
	{ ...duty, state: 'close-day', before: keys('F9') },
	{ ...duty, state: 'empty', hall: 'empty' },
	{ ...duty, state: 'overfull', hall: 'overfull', english: true },
	{ ...duty, state: 'offline', cut: true },
	{ ...duty, state: 'director', who: 'director' },
	{ ...duty, state: 'small', size: 'desk' },

	{ ...guide, state: 'line', english: true },
	{ ...guide, state: 'advice', before: keys('Alt+1') },
	{ ...guide, state: 'empty', hall: 'empty' },
	{ ...guide, state: 'overfull', hall: 'overfull' },
	{ ...adviser, state: 'advice', english: true },
	{ ...adviser, state: 'empty', hall: 'empty' },
	{ ...adviser, state: 'overfull', hall: 'overfull' },

	{ ...admin('staff'), english: true },
	{ ...admin('staff'), screen: 'admin-overfull', hall: 'overfull' },
	admin('windows'),
	admin('devices'),
	admin('calendar'),
	admin('items', 'items'),
	{ ...admin('items', 'items'), screen: 'admin-overfull', hall: 'overfull' },
	admin('define', 'items'),
	{ screen: 'password', state: 'normal', size: 'desk', who: 'clerk-w02', path: '/password' }
];
