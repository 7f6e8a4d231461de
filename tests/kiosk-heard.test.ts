import { expect as see } from 'playwright/test';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visitDevice } from './harness/browser.ts';
import { crewOf } from './harness/crew.ts';
import { PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';
import { CATERING, openWindow } from './harness/thread.ts';

/** A visit at the kiosk as a screen reader has it: what the page says, in which order, and where the keyboard stands. */
let browser: Browser;
let server: Server;
let page: Page;
beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), startServer({ ADDRESS_HEADER: '' })]);
	await openWindow(crewOf(server.url), CATERING);
	({ page } = await visitDevice(browser, server.url, '/kiosk', 'kiosk'));
	// Its patience is what the test says: the seconds that the page counts are this clock's.
	await page.clock.install();
	await begin();
});
afterAll(async () => {
	await browser?.close();
	await server?.kill();
});

async function begin(): Promise<void> {
	const live = page.waitForEvent('websocket');
	await page.reload();
	await live;
	await see(heading()).toBeFocused();
}

const heading = () => page.getByRole('heading', { level: 1 });
const choice = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first();

/** Names and roles, without what every minute and every run changes. */
const heard = async (): Promise<string> =>
	(await page.locator('body').ariaSnapshot())
		.replace(/\d{1,2}月\d{1,2}日\S*/g, '（日期）')
		.replace(/\d{4}\/\d{1,2}\/\d{1,2}/g, '（日期）')
		.replace(/\d{2}:\d{2}/g, '（时间）')
		.replace(/(timer: )"?\d+"?/g, '$1（秒）')
		.replace(/\d+ 秒后/g, '（秒）后')
		.replace(/\/t\/[\w.-]+/g, '/t/…');

describe('a visit at the kiosk, as it is heard', () => {
	it('begins with the question what for, then every queue with its waits, then how to see better', async () => {
		expect(await heard()).toMatchSnapshot();
	});

	it('asks for priority, says which step this is, and goes on from the question', async () => {
		await choice(/商事登记/).press('Enter');
		await see(heading()).toHaveText('您属于优先人群吗？');
		await see(heading()).toBeFocused();
		expect(await heard()).toMatchSnapshot();
	});

	it('asks for the matters, of which several can be chosen, and says which are', async () => {
		await choice('都不是，下一步').press('Enter');
		await see(heading()).toHaveText('您今天要办哪些事？');
		await see(heading()).toBeFocused();
		await page.keyboard.press('Tab');
		const first = page.getByRole('main').getByRole('button').first();
		await see(first).toBeFocused();
		await page.keyboard.press('Space');
		await see(first).toHaveAttribute('aria-pressed', 'true');
		expect(await heard()).toMatchSnapshot();
	});

	it('asks who it is, where a card or a finger types, and says what is wrong with a number', async () => {
		await choice(/已选 1 项/).press('Enter');
		await see(page.getByRole('textbox')).toBeFocused();
		expect(await heard()).toMatchSnapshot();
		await page.keyboard.type(PEOPLE.wang.identity.slice(0, 17));
		await page.keyboard.press('Enter');
		await see(page.getByRole('alert')).toContainText('证件号码应为 18 位');
		await see(page.getByRole('textbox')).toBeFocused();
	});

	it('says the number, where to wait, and that the slip is to be taken', async () => {
		await page.keyboard.type(PEOPLE.wang.identity.slice(17));
		await page.keyboard.press('Enter');
		await see(page.getByRole('button', { name: '完成' })).toBeFocused();
		expect(await heard()).toMatchSnapshot();
		await page.keyboard.press('Enter');
		await see(heading()).toHaveText('您要办理什么业务？');
		await see(heading()).toBeFocused();
	});
});

describe('a machine that is left alone', () => {
	const told = () => page.getByRole('status').filter({ hasText: '秒后自动返回首页' });

	it('asks whether anybody is still there, says the seconds politely and not each of them, and goes on', async () => {
		await choice(/商事登记/).press('Enter');
		await see(heading()).toHaveText('您属于优先人群吗？');
		await page.clock.runFor(35_000);
		await see(told()).toHaveCount(0);
		await page.clock.runFor(6_000);
		await see(heading()).toHaveText('您还在吗？');
		await see(page.getByRole('button', { name: '我还在，继续' })).toBeFocused();
		await see(told()).toHaveText('20 秒后自动返回首页');
		await page.clock.runFor(3_000);
		await see(told()).toHaveText('20 秒后自动返回首页');
		expect(await heard()).toMatchSnapshot();
		await page.keyboard.press('Enter');
		await see(heading()).toHaveText('您属于优先人群吗？');
		await see(heading()).toBeFocused();
	});

	it('begins anew for the next person', async () => {
		await page.clock.runFor(61_000);
		await see(heading()).toHaveText('您要办理什么业务？');
		await see(heading()).toBeFocused();
	});

	it('tells who comes again which number they hold, and who helps', async () => {
		await choice(/商事登记/).press('Enter');
		await page.keyboard.type(PEOPLE.wang.identity);
		await page.keyboard.press('Enter');
		await see(page.getByRole('alert')).toContainText('请咨询导办人员');
		await see(page.getByRole('button', { name: '返回首页' })).toBeFocused();
		expect(await heard()).toMatchSnapshot();
	});
});
