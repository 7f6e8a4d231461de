import { expect as see } from 'playwright/test';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { jpeg, pdf, png } from '$lib/server/attachments/testing.ts';
import { openBrowser, photograph, visitAs, type Visitor } from './harness/browser.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { flawsOf, overflow, rawKeys } from './harness/look.ts';
import { PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';
import { accepted, CATERING, drafted, type Open } from './harness/thread.ts';

let browser: Browser;
let server: Server;
let crew: Crew;
let open: Open;
let clerk: Visitor;

const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), startServer({ ADDRESS_HEADER: '' })]);
	crew = crewOf(server.url);
	open = await drafted(crew, CATERING, PEOPLE.wang);
	clerk = await visitAs(browser, server.url, 'clerk-w08', '/desk');
});
afterAll(async () => {
	await browser?.close();
	await server?.kill();
});

describe.sequential('scans at the desk', () => {
	const row = (n = 0) => clerk.page.locator(`[data-row="${n}"]`);

	it('are added to a material with its key, several at once', async () => {
		onTestFailed(() => photograph([clerk]));
		const { page } = clerk;
		// The keys are there once the page's scripts are.
		await see
			.poll(async () => {
				await page.keyboard.press('Alt+1');
				return page.locator('[data-row]').count();
			})
			.toBeGreaterThan(0);
		// A case that is still being opened takes the focus to where its work begins: then the key is pressed again.
		const files = [file('1.jpg', 'image/jpeg', jpeg()), file('2.png', 'image/png', png())];
		await see(async () => {
			await row().getByRole('radio').first().focus();
			const [chooser] = await Promise.all([
				page.waitForEvent('filechooser', { timeout: 2_000 }),
				page.keyboard.press('8')
			]);
			expect(chooser.isMultiple()).toBe(true);
			await chooser.setFiles(files);
		}).toPass();
		await see(row().getByRole('link', { name: '扫描件2' })).toBeVisible();
		await see(row().getByRole('link')).toHaveCount(2);
		await see(row(1).getByRole('link')).toHaveCount(0);
	});

	it('open in a tab of their own, for whoever is signed in here', async () => {
		const href = (await row().getByRole('link').first().getAttribute('href')) ?? '';
		await see(row().getByRole('link').first()).toHaveAttribute('target', '_blank');
		const shown = await clerk.context.request.get(href);
		expect(shown.headers()['content-type']).toBe('image/jpeg');
		expect((await shown.body()).equals(jpeg())).toBe(true);
	});

	it('say in a sentence why one was not taken, and nothing is lost', async () => {
		onTestFailed(() => photograph([clerk]));
		const { page } = clerk;
		await row(1)
			.locator('[type=file]')
			.setInputFiles(file('letter.pdf', 'application/pdf', jpeg()));
		await see(page.getByText('文件内容与其声明的格式不符')).toBeVisible();
		await row(1)
			.locator('[type=file]')
			.setInputFiles(file('letter.pdf', 'application/pdf', pdf()));
		await see(row(1).getByRole('link', { name: '扫描件1' })).toBeVisible();
		await see(page.getByText('文件内容与其声明的格式不符')).toBeHidden();
	});

	it('are taken off with a reason', async () => {
		onTestFailed(() => photograph([clerk]));
		const { page } = clerk;
		await row().getByRole('button', { name: '撤下扫描件2' }).click();
		await page.keyboard.press('Control+Enter');
		await see(page.getByRole('dialog')).toBeVisible();
		await page.getByLabel(/撤下理由/).fill('扫描不清');
		await page.keyboard.press('Control+Enter');
		await see(page.getByRole('dialog')).toBeHidden();
		await see(row().getByRole('link')).toHaveCount(1);
	});

	it('leave the desk without a fault and without a page that scrolls', async () => {
		await clerk.page.screenshot({ path: 'test-results/scans-desk.png' });
		expect(await flawsOf(clerk.page)).toEqual([]);
		expect(await rawKeys(clerk.page)).toEqual([]);
		expect(await overflow(clerk.page)).toEqual({ down: 0, across: 0 });
		expect(clerk.troubles).toEqual([]);
	});
});

describe('scans in the office', () => {
	it('are with their material, and can be opened there', async () => {
		await accepted(CATERING, open);
		const handler = await visitAs(browser, server.url, 'handler-scjg', '/office');
		onTestFailed(() => photograph([handler]));
		await handler.page.goto(`/office/${open.case}`);
		const link = handler.page.getByRole('link', { name: '扫描件1' }).first();
		await see(link).toBeVisible();
		const shown = await handler.context.request.get((await link.getAttribute('href')) ?? '');
		expect(shown.status()).toBe(200);
		await handler.page.screenshot({ path: 'test-results/scans-office.png' });
		expect(await flawsOf(handler.page)).toEqual([]);
		expect(handler.troubles).toEqual([]);
	});
});
