import { expect as see } from 'playwright/test';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, photograph, SIZES, visit, type Visitor } from './harness/browser.ts';
import { client, DEMO_PASSWORD } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { JSON_TYPE, send } from './harness/http.ts';
import { flawsOf, overflow } from './harness/look.ts';
import { identityOf } from './harness/people.ts';
import { REFERENCE } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect } from './harness/sockets.ts';

const MORE = { window: 'w12', queue: 'sh' };
const desk = `/as/clerk-${MORE.window}/desk`;

describe('in a demo hall', () => {
	let browser: Browser;
	let server: Server;
	let crew: Crew;
	let visitor: Visitor;
	let page: Page;
	beforeAll(async () => {
		[browser, server] = await Promise.all([openBrowser(), startServer()]);
		crew = crewOf(server.url);
		visitor = await visit(browser, server.url, '/', 'hall');
		page = visitor.page;
	});
	afterAll(async () => {
		await photograph([visitor]).catch(() => undefined);
		await browser?.close();
		await server?.kill();
	});

	/** Somebody takes a number, so that a screen has something new to show. */
	let people = 0;
	const takeNumber = async (): Promise<string> => {
		const { number } = await (
			await crew.kiosk()
		).ask('ticket.take', { queue: MORE.queue, identity: identityOf((people += 1)) });
		return number;
	};

	it('several people stand side by side in one browser, each as themselves', async () => {
		await page.goto(desk);
		const other = await visitor.context.newPage();
		await other.goto('/as/handler-scjg/office');
		await see(page.getByText('孙涛')).toBeVisible();
		await see(other.getByText('于佳琪').first()).toBeVisible();
		// Nobody signed in: the browser itself is nobody.
		expect(await visitor.context.cookies()).toEqual([]);
		await other.goto('/desk');
		await other.waitForURL('**/sign-in**');
		await other.close();
	});

	it('whoever works there does so as the person of the address, and stays that wherever it leads', async () => {
		await page
			.getByRole('button', { name: /12 号窗口|开窗/ })
			.first()
			.click();
		await page.waitForURL(`**${desk}/${MORE.window}`);
		const windows = await (await crew.as('duty')).view('windows', {});
		expect(windows.find(({ id }) => id === MORE.window)).toMatchObject({ status: 'open', staffName: '孙涛' });
		// An address of the house leads back into the same guise.
		await page.evaluate(() => {
			location.href = '/desk';
		});
		await page.waitForURL(`**${desk}/${MORE.window}`);
	});

	it('hears the hall as that person, and again after a restart', async () => {
		const before = await takeNumber();
		await see(page.getByText(before).first()).toBeVisible();
		await server.restart();
		const kiosk = client(server.url, (await crew.kiosk()).token);
		await see(page.getByText('连接中断')).toBeHidden({ timeout: 20_000 });
		await kiosk.ask('ticket.take', { queue: MORE.queue, identity: identityOf((people += 1)) });
		await see(page.getByText('2 人', { exact: true }).first()).toBeVisible({ timeout: 20_000 });
	});

	it('shows kiosk, hall screen, desk and office side by side, and hands over the one that is pressed', async () => {
		await page.goto(`/tour?window=${MORE.window}&department=swj`);
		const within = (name: string) => page.frameLocator(`iframe[title="${name}"]`);
		await see(within('取号机').getByText('不动产登记').first()).toBeVisible();
		await see(within('大厅屏').getByText('不动产登记').first()).toBeVisible();
		await see(within('受理窗口').getByText('孙涛').first()).toBeVisible();
		await see(within('后台审批').getByText('宋文博').first()).toBeVisible();

		const desks = page.locator('iframe[title="受理窗口"]');
		await see(desks).toHaveAttribute('inert', '');
		await page.getByRole('button', { name: '操作受理窗口' }).click();
		await see(desks).not.toHaveAttribute('inert', '');
		for (const size of [SIZES.desk, SIZES.hall]) {
			await page.setViewportSize(size);
			expect(await overflow(page)).toEqual({ down: 0, across: 0 });
		}
		expect(visitor.troubles).toEqual([]);
	});

	it('keeps the focus where somebody put it, whatever the framed screens would have', async () => {
		await page.reload();
		await see(page.frameLocator('iframe[title="取号机"]').getByRole('heading', { level: 1 })).toBeVisible();
		await see(page.frameLocator('iframe[title="受理窗口"]').getByText('孙涛').first()).toBeVisible();
		// One that nobody works at takes it, as its script may at any moment.
		const take = (title: string) => page.frameLocator(`iframe[title="${title}"]`).locator('button').first().focus();
		const at = () => page.evaluate(() => document.activeElement?.tagName);
		await expect.poll(at).not.toBe('IFRAME');
		const choice = page.getByLabel('看哪个窗口');
		await choice.focus();
		await take('取号机');
		await see(choice).toBeFocused();
		// Nor from the one at which somebody works.
		await page.getByRole('button', { name: '操作受理窗口' }).click();
		await see(page.locator('iframe[title="受理窗口"]')).toBeFocused();
		await take('取号机');
		await see(page.locator('iframe[title="受理窗口"]')).toBeFocused();
	});

	it('runs and stops by its key, also out of a desk at which somebody works', async () => {
		await see(page.locator('iframe[title="受理窗口"]')).toBeFocused();
		await page.keyboard.press('Alt+E');
		await see(page.getByRole('button', { name: /停止演示/ })).toBeVisible();
		await page.keyboard.press('Alt+E');
		await see(page.getByRole('button', { name: /运行演示/ })).toBeVisible();
	});

	it('lets another window be chosen, and keeps the choice in the address', async () => {
		await page.getByLabel('看哪个窗口').selectOption('w09');
		await page.waitForURL(/window=w09/);
		await see(page.locator('iframe[title="受理窗口"]')).toHaveAttribute('src', '/as/clerk-w09/desk/w09');
		await page.reload();
		await see(page.getByLabel('看哪个窗口')).toHaveValue('w09');
	});

	it('is found without fault by axe', async () => {
		expect(await flawsOf(page)).toEqual([]);
	});

	it('runs by itself from there', async () => {
		await page.getByRole('button', { name: /运行演示/ }).click();
		await see(page.getByRole('button', { name: /停止演示/ })).toBeVisible();
		await page.getByRole('button', { name: /停止演示/ }).click();
		await see(page.getByRole('button', { name: /运行演示/ })).toBeVisible();
	});

	it('knows nobody of another name, and nobody whose password is their own', async () => {
		const look = (path: string) => send(server.url + path);
		expect((await look('/as/nobody/desk')).status).toBe(404);
		expect((await look('/as/nobody/api/view/windows')).text).toContain('unknown-command');
		expect((await look('/as/constructor/desk')).status).toBe(404);
		await (await crew.as('issuer-w16')).ask('password.change', { current: DEMO_PASSWORD, next: 'Nobody-else-knows-1' });
		expect((await look('/as/issuer-w16/pickup')).status).toBe(404);
	});

	it('is nobody’s page for whoever comes from elsewhere', async () => {
		const referer = `http://elsewhere.example${desk}`;
		const { status } = await send(`${server.url}/api/view/windows`, { headers: { referer } });
		expect(status).toBe(401);
	});
});

describe('in a real hall', () => {
	let server: Server;
	beforeAll(async () => {
		server = await startServer({ DEMO: '0' });
		const code = /one-time code is (\S+)/.exec(server.said())?.[1] ?? '';
		// Even where somebody has the demo's password.
		const administrator = { username: 'root', password: DEMO_PASSWORD, name: '管理员' };
		const name = { 'zh-CN': '政务服务大厅', en: 'Government Service Hall' };
		await client(server.url, code).ask('hall.setUp', { name, preset: REFERENCE.preset, administrator });
	});
	afterAll(() => server.kill());

	it.each(['/as/root/admin', '/as/root', '/as/kiosk/kiosk', '/as/root/api/view/administration', '/tour'])(
		'there is no %s',
		async (path) => {
			expect((await send(server.url + path)).status).toBe(404);
		}
	);

	it('nobody acts for others, whatever a request says of itself', async () => {
		const headers = { ...JSON_TYPE, referer: `${server.url}/as/root/admin`, 'x-hall-as': 'root' };
		expect((await send(`${server.url}/api/view/administration`, { headers })).status).toBe(401);
		expect((await send(`${server.url}/admin`, { headers })).headers.location).toMatch(/^\/sign-in/);
		const form = await send(`${server.url}/as/root/api/session.close`, { method: 'POST', headers, body: '{"id":"x"}' });
		expect(form.status).toBe(404);
	});

	it('nor on the live channel', async () => {
		const watcher = await connect(server.url, null, { auth: { page: '/as/root/admin', as: 'root' } });
		expect(await watcher.refusalOf('administration', {})).toBe('not-signed-in');
		watcher.close();
	});
});
