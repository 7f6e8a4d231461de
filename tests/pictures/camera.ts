import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { ROOT } from '../harness/folder.ts';
import { until } from '../harness/until.ts';
import { becomes } from './guest.ts';
import { SIZES, type Shot } from './picture.ts';
import type { Scene } from './scene.ts';

export const ALBUM = join(ROOT, 'test-results/pictures');

/** Milliseconds without a change after which a page counts as still, and after which nobody waits any longer. */
const STILL = 350;
const RESTLESS = 5_000;

/** Waits until a page has its fonts and nothing on it changes any more. */
export async function still(page: Page): Promise<void> {
	await page.waitForLoadState('load');
	await page.evaluate(
		([quiet, most]) =>
			new Promise<void>((resolve) => {
				const done = () => {
					observer.disconnect();
					void document.fonts.ready.then(() => requestAnimationFrame(() => resolve()));
				};
				let timer = setTimeout(done, quiet);
				const observer = new MutationObserver(() => {
					clearTimeout(timer);
					timer = setTimeout(done, quiet);
				});
				observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
				setTimeout(done, most);
			}),
		[STILL, RESTLESS] as const
	);
}

/** Keeps a hold of a page's sockets: a browser that is set offline leaves those that are open alone. */
function holdSockets(): void {
	const sockets: WebSocket[] = [];
	const Native = window.WebSocket;
	window.WebSocket = class extends Native {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols);
			sockets.push(this);
		}
	};
	window.addEventListener('cut', () => sockets.forEach((socket) => socket.close()));
}

const words = (page: Page) => page.evaluate(() => document.body.innerText.replace(/\d+/g, ''));

/** A short break is nobody's business: no page speaks of one sooner. */
const LOST = 2_500;

/** Cuts the line, and waits until the page says something that it did not say before. */
async function cut(context: BrowserContext, page: Page): Promise<void> {
	// Some pages still find something out about their machine: whether it may make a sound.
	await page.waitForTimeout(LOST);
	const before = await words(page);
	await context.setOffline(true);
	await page.evaluate(() => window.dispatchEvent(new Event('cut')));
	await until('the page says that it is out of touch', async () => (await words(page)) !== before);
}

/** Takes one picture. Answers with the status where there is no such page. */
export async function take(browser: Browser, scene: Scene, shot: Shot): Promise<number | null> {
	const context = await browser.newContext({
		baseURL: scene.crew.url,
		viewport: SIZES[shot.size],
		locale: shot.language,
		colorScheme: shot.night ? 'dark' : 'light',
		reducedMotion: 'reduce',
		javaScriptEnabled: !shot.withoutScripts
	});
	try {
		await becomes(context, scene.crew, shot.who ?? null, shot.language);
		if (shot.cut) await context.addInitScript(holdSockets);
		const page = await context.newPage();
		page.setDefaultTimeout(10_000);
		const path = typeof shot.path === 'string' ? shot.path : shot.path(scene);
		const live = shot.cut ? page.waitForEvent('websocket') : null;
		// A page that is not there has no socket: then nobody waits for one.
		live?.catch(() => undefined);
		const status = (await page.goto(path))?.status() ?? 0;
		if (status !== (shot.status ?? 200)) return status;
		await live;
		if (!shot.withoutScripts) await still(page);
		await shot.before?.(page, scene);
		if (shot.cut) await cut(context, page);
		if (!shot.withoutScripts) await still(page);
		// Phones scroll, and so does home: what stands below belongs to the picture there, and nowhere else.
		const fullPage = shot.size === 'phone';
		await page.screenshot({ path: join(ALBUM, `${shot.name}.png`), fullPage, animations: 'disabled' });
		return null;
	} finally {
		await context.close();
	}
}
