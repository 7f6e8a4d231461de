import { expect as see } from 'playwright/test';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser, visitAs } from './harness/browser.ts';
import { crewOf } from './harness/crew.ts';
import { overflow } from './harness/look.ts';
import { PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';
import { accepted, caseVersion, CATERING, decided, drafted, shelved } from './harness/thread.ts';

/** 统一出证区 by keyboard and card reader: what is missing is said before it is asked for, and at its field. */
const { wang, li, zhang } = PEOPLE;
let browser: Browser;
let server: Server;
let page: Page;
beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), startServer()]);
	const crew = crewOf(server.url);
	const granted = async (person: typeof wang | typeof zhang) =>
		decided(crew, CATERING, await accepted(CATERING, await drafted(crew, CATERING, person)));
	const { issuer } = await shelved(crew, await granted(wang), 'A-01-01');
	const { case: id } = await granted(zhang);
	await issuer.ask('result.produce', { case: id }, await caseVersion(issuer, id));
	({ page } = await visitAs(browser, server.url, 'issuer-w15', '/pickup'));
});
afterAll(async () => {
	await browser?.close();
	await server?.kill();
});
beforeEach(async () => {
	const live = page.waitForEvent('websocket');
	await page.reload();
	await live;
	await see(find()).toBeFocused();
});

const find = () => page.locator('#find');
const identity = () => page.locator('#recipient-identity');
const authority = () => page.locator('#authority');
const signed = () => page.locator('#signed');

/** A result is found by its slot: nobody's card was read. */
async function open(): Promise<void> {
	await find().fill('A0101');
	await find().press('Enter');
	await see(identity()).toBeFocused();
}

it('marks what is missing, and goes to the first of it: the number, the authority, the signature', async () => {
	await open();
	await page.keyboard.press('F9');
	await see(identity()).toBeFocused();
	await see(identity()).toHaveAttribute('aria-invalid', 'true');
	await see(signed()).toHaveAttribute('aria-invalid', 'true');
	await identity().fill(li.identity);
	await page.keyboard.press('Enter');
	await see(authority()).toBeFocused();
	await signed().check();
	await page.keyboard.press('F9');
	await see(authority()).toBeFocused();
	await see(authority()).toHaveAttribute('aria-invalid', 'true');
	await see(page.getByText('请先核验授权委托书')).toBeVisible();
});

it('takes a card that is read meanwhile as the recipient’s, wherever the focus is', async () => {
	await open();
	await identity().fill(li.identity);
	await signed().focus();
	await page.keyboard.type(wang.identity);
	await page.keyboard.press('Enter');
	await see(identity()).toHaveValue(wang.identity);
	await see(find()).toHaveValue('');
	await see(signed()).toBeFocused();
	await see(page.getByLabel('本人')).toBeChecked();
});

it('puts nothing where there is no slot, says so at once, and the page never scrolls for it', async () => {
	await page.keyboard.press('Alt+2');
	const slot = page.locator('#slot');
	await see(slot).toBeFocused();
	await slot.fill('Z9999');
	await see(slot).toHaveAttribute('aria-invalid', 'true');
	await see(page.getByText(/没有此格/)).toBeVisible();
	await page.keyboard.press('F9');
	await see(slot).toBeFocused();
	expect(await overflow(page)).toEqual({ down: 0, across: 0 });
	await slot.fill('F1020');
	await see(page.locator('[data-slot="F-10-20"]')).toBeVisible();
	await page.keyboard.press('F9');
	await page.getByRole('button', { name: 'F', exact: true }).click();
	await see(page.getByRole('button', { name: 'F-10-20 刚入格' })).toBeVisible();
	expect(await overflow(page)).toEqual({ down: 0, across: 0 });
});
