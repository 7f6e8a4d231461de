import { expect as see } from 'playwright/test';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_COOKIE } from '$lib/server/access/credentials.ts';
import { openBrowser, SIZES, visit, visitAs, visitDevice, type Visitor } from './harness/browser.ts';
import { busyHall, type BusyHall } from './harness/busy-hall.ts';
import { crewOf } from './harness/crew.ts';
import { bySize, cutOff, flawsOf, overflow, rawKeys } from './harness/look.ts';
import { PEOPLE } from './harness/people.ts';
import { missedAtOnce, presetFile, REFERENCE } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';

let browser: Browser;
let server: Server;
let hall: BusyHall;
const visitors = new Map<string, Promise<Visitor>>();

beforeAll(async () => {
	const PRESET = presetFile(missedAtOnce(REFERENCE.preset));
	[browser, server] = await Promise.all([openBrowser(), startServer({ ADDRESS_HEADER: '', PRESET })]);
	hall = await busyHall(crewOf(server.url));
});
afterAll(async () => {
	await browser?.close();
	await server?.kill();
});

type Size = keyof typeof SIZES;
interface Screen {
	/** as it is called here, and its address where that is known beforehand */
	readonly name: string;
	readonly size: Size;
	/** a member of the staff, or a device; anybody where nobody is named */
	readonly as?: string;
	readonly path?: () => string;
	/** What is done there before anybody looks. */
	readonly before?: (page: Page) => Promise<void>;
	/** The window shows all of it. */
	readonly fits?: true;
	/** Read from metres away: contrast is AAA. */
	readonly far?: true;
	/** It hears the hall: what stands on it is alive. */
	readonly live?: true;
	/** Everybody in the hall sees it: nobody is named there. */
	readonly open?: true;
}

const device = { live: true, fits: true, far: true, open: true } as const;
const desk = { size: 'desk', live: true, fits: true } as const;
const board = { size: 'hall', live: true, fits: true } as const;
const phone = { size: 'phone', live: true } as const;
const SCREENS: readonly Screen[] = [
	{ name: '/', size: 'desk' },
	{ name: '/ for somebody who works here', size: 'desk', as: 'clerk-w01', path: () => '/' },
	{ name: '/sign-in', size: 'desk' },
	{ name: '/device', size: 'desk', path: () => '/device?kind=screen&to=/screen' },
	{ name: '/device for the administrator', size: 'desk', as: 'admin', path: () => '/device?kind=screen&to=/screen' },
	{ name: '/password', size: 'desk', as: 'clerk-w01' },
	{ name: '/kiosk', size: 'kiosk', as: 'kiosk', ...device },
	{ name: '/screen', size: 'hall', as: 'hall', ...device },
	{ name: '/screen upright', size: 'tall', as: 'hall', path: () => '/screen', ...device },
	{ name: '/screen/window/w01', size: 'hall', as: 'hall', ...device },
	{ name: '/screen/pickup', size: 'hall', as: 'hall', ...device },
	{ name: '/ui', size: 'desk' },
	{ name: '/ui in the dark', size: 'desk', path: () => '/ui?theme=dark' },
	{ name: '/tour', size: 'hall' },
	{ name: '/t/… of one who waits', path: () => `/t/${hall.waiting}`, ...phone },
	{ name: '/t/… of one who was called', path: () => `/t/${hall.called.link}`, ...phone },
	{ name: '/my/… of a draft', path: () => `/my/${hall.atWindow.caseLink}`, ...phone },
	{ name: '/my/… of what is ready', path: () => `/my/${hall.ready.caseLink}`, ...phone },
	// One whose window is closed; others are led to their window.
	{ name: '/desk', as: 'clerk-w02', ...desk },
	{
		name: '/desk/w01 with an open case',
		as: 'clerk-w01',
		path: () => '/desk/w01',
		before: async (page) => {
			await page.keyboard.press('Alt+1');
			await see(page.getByLabel(/不动产坐落|Location/)).toBeVisible();
		},
		...desk
	},
	{ name: '/office with an open task', as: 'handler-scjg', path: () => `/office?task=${hall.task}`, ...desk },
	{ name: '/pickup with what is to be produced', as: 'issuer-w15', path: () => '/pickup', ...desk },
	{
		name: '/pickup with what is to be shelved',
		as: 'issuer-w15',
		path: () => '/pickup',
		before: (page) => page.keyboard.press('Alt+2'),
		...desk
	},
	{
		name: '/pickup with what is ready',
		as: 'issuer-w15',
		path: () => '/pickup',
		before: (page) => page.keyboard.press('Alt+3'),
		...desk
	},
	{ name: '/guide', as: 'guide', ...desk },
	{ name: '/guide for the adviser', as: 'adviser-w14', path: () => '/guide', ...desk },
	{ name: '/duty', as: 'duty', ...board },
	{ name: '/duty for the director', as: 'director', path: () => '/duty', ...board },
	{ name: '/admin', size: 'desk', as: 'admin', live: true },
	{ name: '/admin/windows', size: 'desk', as: 'admin' },
	{ name: '/admin/devices', size: 'desk', as: 'admin' },
	{ name: '/admin/calendar', size: 'desk', as: 'admin' },
	{ name: '/admin/items', size: 'desk', as: 'items' },
	{ name: '/admin/define', size: 'desk', as: 'items' }
];

function arrive({ as, size }: Screen): Promise<Visitor> {
	const { url } = server;
	if (as === undefined) return visit(browser, url, '/', size);
	if (as === 'kiosk') return visitDevice(browser, url, '/kiosk', size);
	if (as === 'hall') return visitDevice(browser, url, '/screen', size);
	// Everybody has a password to change; from there they go where they are sent.
	return visitAs(browser, url, as, '/password');
}

/** Everybody comes once, and then goes from screen to screen. */
async function look(screen: Screen, language: string): Promise<Page> {
	const who = `${screen.as ?? 'anybody'} ${screen.size}`;
	const coming = visitors.get(who) ?? arrive(screen);
	visitors.set(who, coming);
	const { page, context } = await coming;
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.setViewportSize(SIZES[screen.size]);
	await context.addCookies([{ name: LANGUAGE_COOKIE, value: language, url: server.url }]);
	const heard = screen.live ? page.waitForEvent('websocket') : null;
	const path = screen.path?.() ?? screen.name;
	const answer = await page.goto(path);
	expect(answer?.status()).toBe(200);
	expect(page.url()).toBe(server.url + path);
	await heard;
	await screen.before?.(page);
	return page;
}

const looks = SCREENS.flatMap((screen) => ['zh-CN', 'en'].map((language) => ({ ...screen, language })));

describe.each(looks)('$name in $language', ({ language, ...screen }) => {
	let page: Page;
	beforeAll(async () => {
		page = await look(screen, language);
	});

	it('speaks that language, has a title, and shows no key in the place of words', async () => {
		expect(await page.locator('html').getAttribute('lang')).toBe(language);
		expect((await page.title()).trim()).not.toBe('');
		expect(await rawKeys(page)).toEqual([]);
	});

	it('is found without fault by axe', async () => {
		expect(await flawsOf(page, { far: screen.far ?? false })).toEqual([]);
	});

	if (screen.size === 'phone')
		it('is found without fault by axe at night too', async () => {
			await page.emulateMedia({ colorScheme: 'dark' });
			expect(await flawsOf(page)).toEqual([]);
			await page.emulateMedia({ colorScheme: 'light' });
		});

	if (screen.fits)
		it('fits its window: neither the page nor its main part scrolls, and nothing is cut off', async () => {
			expect(await overflow(page)).toEqual({ down: 0, across: 0 });
		});
	else
		it('does not scroll sideways', async () => {
			expect((await overflow(page)).across).toBe(0);
		});

	if (screen.name !== '/tour')
		it('cuts no text off without saying it whole', async () => {
			expect(await cutOff(page)).toEqual([]);
		});

	if (screen.open)
		it('says nothing about a person, not even in its source', async () => {
			const source = await page.content();
			for (const { name, identity, phone } of Object.values(PEOPLE))
				for (const personal of [name, identity, phone]) expect(source).not.toContain(personal);
		});

	if (screen.name === '/kiosk')
		it('has buttons that are at least 96 px high', async () => {
			const buttons = await page.getByRole('button').all();
			expect(buttons.length).toBeGreaterThan(4);
			for (const button of buttons) expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(96);
		});

	if (screen.name === '/screen' || screen.name === '/screen upright')
		it('shows the number that was called as the biggest text', async () => {
			const [biggest, next] = await bySize(page);
			expect(biggest?.text).toBe(hall.called.number);
			expect(biggest?.size).toBeGreaterThan(next?.size ?? 0);
		});

	if (screen.name.startsWith('/screen/window'))
		it('shows its number as the biggest text', async () => {
			const [biggest, next] = await bySize(page);
			expect(biggest?.text).toBe('B001');
			expect(biggest?.size).toBeGreaterThan(next?.size ?? 0);
		});
});

/** The words of a page, without what the time changes. */
const wordsOf = async (page: Page) => {
	// Kit tells those who hear the page its title there, once they have moved.
	await page.evaluate(() => document.getElementById('svelte-announcer')?.setAttribute('hidden', ''));
	return (await page.locator('body').innerText()).replace(/[\d:]+/g, '#');
};

describe.each(SCREENS.filter(({ size, name }) => size !== 'hall' && size !== 'tall' && !name.startsWith('/ui')))(
	'the language switched in place on $name',
	(screen) => {
		it('says what a page says that comes in that language', async () => {
			const english = await look(screen, 'en');
			await english.waitForLoadState('networkidle'); // some lists are asked for once the page is there
			const fresh = await wordsOf(english);
			const page = await look(screen, 'zh-CN');
			await page.getByRole('button', { name: 'English', exact: true }).click();
			await see(page.locator('html')).toHaveAttribute('lang', 'en');
			await see.poll(() => wordsOf(page)).toBe(fresh);
		});
	}
);

describe('everybody who looked', () => {
	it('saw no script fail', async () => {
		const all = await Promise.all(visitors.values());
		expect(all.flatMap(({ troubles }) => troubles)).toEqual([]);
	});
});
