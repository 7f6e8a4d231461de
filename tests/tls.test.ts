import type { Browser } from 'playwright';
import { expect as see } from 'playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND_ADDRESS } from './harness/address.ts';
import { openBrowser, visit, visitAs, visitDevice, type Visitor } from './harness/browser.ts';
import { certificateFor } from './harness/certificate.ts';
import { PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';

const { cert, key } = certificateFor([SECOND_ADDRESS]);
const ways = [
	{ protocol: 'http', env: {}, secure: false },
	{ protocol: 'https', env: { TLS_CERT: cert, TLS_KEY: key }, secure: true }
] as const;

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(ways)('browsers of other machines, over $protocol', ({ protocol, env, secure }) => {
	let server: Server;
	let base: string;
	beforeAll(async () => {
		server = await startServer({ HOST: '0.0.0.0', ADDRESS_HEADER: '', ...env });
		base = `${protocol}://${SECOND_ADDRESS}:${server.port}`;
	});
	afterAll(() => server?.kill());

	it(`sign in by the form, and keep a cookie that is ${secure ? 'Secure' : 'not Secure'}`, async () => {
		const { context } = await visitAs(browser, base, 'clerk-w02', '/desk');
		const cookie = (await context.cookies()).find(({ name }) => name === 'hall_session');
		expect(cookie).toMatchObject({ secure, httpOnly: true, sameSite: 'Lax', domain: SECOND_ADDRESS, path: '/' });
	});

	it('take a number, call it, and see the call on screen and phone without loading a page again', async () => {
		const [kiosk, hall, clerk] = await Promise.all([
			visitDevice(browser, base, '/kiosk', 'kiosk'),
			visitDevice(browser, base, '/screen', 'hall'),
			visitAs(browser, base, 'clerk-w01', '/desk')
		]);
		await clerk.page.getByRole('button', { name: /开窗/ }).first().click();
		await clerk.page.waitForURL('**/desk/w01');
		const before: Visitor[] = [kiosk, hall, clerk];
		const loads = before.map((visitor) => visitor.loads());

		await kiosk.page.getByRole('button', { name: /不动产登记/ }).click();
		await kiosk.page.keyboard.type(PEOPLE.wang.identity);
		await kiosk.page.keyboard.press('Enter');
		await see(kiosk.page.getByText('B001')).toBeVisible();
		const qr = await kiosk.page.getByRole('img', { name: /二维码/ }).getAttribute('src');
		const phone = await visit(browser, base, (qr ?? '').replace('/qr.svg', ''), 'phone');
		await see(phone.page.getByText('下一位就是您')).toBeVisible();
		await see(clerk.page.getByText('B001').first()).toBeVisible();

		await clerk.page.keyboard.press('F2');
		await see(hall.page.getByText('到 01 号窗口').first()).toBeVisible();
		await see(hall.page.getByText('B001').first()).toBeVisible();
		await see(phone.page.getByText('请到 01 号窗口')).toBeVisible();

		const everybody = [...before, phone];
		expect(everybody.map((visitor) => visitor.loads())).toEqual([...loads, 1]);
		expect(everybody.flatMap(({ troubles }) => troubles)).toEqual([]);
	});
});
