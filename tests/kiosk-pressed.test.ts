import { expect as see } from 'playwright/test';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, visitDevice } from './harness/browser.ts';
import { crewOf } from './harness/crew.ts';
import { startServer, type Server } from './harness/server.ts';
import { CATERING, openWindow } from './harness/thread.ts';

/** A visit at the kiosk under fingers that have never used one: they tap twice, and go back to look again. */
let browser: Browser;
let server: Server;
let page: Page;
beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), startServer({ ADDRESS_HEADER: '' })]);
	await openWindow(crewOf(server.url), CATERING);
	({ page } = await visitDevice(browser, server.url, '/kiosk', 'kiosk'));
});
afterAll(async () => {
	await browser?.close();
	await server?.kill();
});
beforeEach(async () => {
	const live = page.waitForEvent('websocket');
	await page.reload();
	await live;
	await see(heading()).toBeFocused();
});

const heading = () => page.getByRole('heading', { level: 1 });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const choice = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first();

const QUEUE = '您要办理什么业务？';
const PRIORITY = '您属于优先人群吗？';
const MATTERS = '您今天要办哪些事？';

/** In both kinds of motion: machines of a hall are often set to show none. */
describe.each(['no-preference', 'reduce'] as const)(
	'two taps where one was meant, with motion “%s”',
	(reducedMotion) => {
		beforeEach(() => page.emulateMedia({ reducedMotion }));

		it('answer one question, not the next', async () => {
			await choice(/商事登记/).dblclick();
			await see(heading()).toHaveText(PRIORITY);
			await see(page.locator('main [aria-pressed="true"]')).toHaveCount(0);
			await button('都不是，下一步').dblclick();
			await see(heading()).toHaveText(MATTERS);
			await see(page.locator('main [aria-pressed="true"]')).toHaveCount(0);
		});

		it('go back one question, not two', async () => {
			await choice(/商事登记/).click();
			await choice('都不是，下一步').click();
			await button('上一步').dblclick();
			await see(heading()).toHaveText(PRIORITY);
		});

		it('go back to the first question, and to no other language', async () => {
			await choice(/商事登记/).click();
			await button('返回首页').dblclick();
			await see(heading()).toHaveText(QUEUE);
			await see(button('English')).toBeVisible();
		});
	}
);

it('whoever has a keyboard waits for nothing', async () => {
	await choice(/商事登记/).press('Enter');
	await choice('都不是，下一步').press('Enter');
	await see(heading()).toHaveText(MATTERS);
	await button('上一步').press('Enter');
	await button('上一步').press('Enter');
	await see(heading()).toHaveText(QUEUE);
});

it('a ground that was chosen is still there when somebody looks again, on a card as big as the others', async () => {
	const cards = page.locator('main ul button');
	const sizes = () => cards.evaluateAll((all) => all.map((card) => [card.clientWidth, card.clientHeight]));
	await choice(/商事登记/).click();
	await see(cards).toHaveCount(6);
	const before = await sizes();
	await choice(/残疾人/).click();
	await button('上一步').click();
	await see(choice(/残疾人/)).toHaveAttribute('aria-pressed', 'true');
	expect(await sizes()).toEqual(before);
	await see(button('都不是，下一步')).toHaveCount(0);
	await button('下一步').click();
	await see(heading()).toHaveText(MATTERS);
	await button('上一步').click();
	await see(choice(/残疾人/)).toHaveAttribute('aria-pressed', 'true');
	// Pressed once more it is taken back, and the question stays.
	await choice(/残疾人/).click();
	await see(button('都不是，下一步')).toBeVisible();
	await see(heading()).toHaveText(PRIORITY);
});
