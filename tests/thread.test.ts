import { networkInterfaces } from 'node:os';
import { expect as see } from 'playwright/test';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { openBrowser, photograph, press, visit, visitAs, visitDevice, type Visitor } from './harness/browser.ts';
import { PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';

/** An address of this machine that is not localhost, as another machine in the hall would use. */
const SECOND_ADDRESS =
	Object.values(networkInterfaces())
		.flat()
		.find((face) => face && !face.internal && face.family === 'IPv4')?.address ?? '127.0.0.2';

const { wang } = PEOPLE;
const FORM: readonly (readonly [RegExp, string])[] = [
	[/不动产坐落/, '示范市山阳区人民路10号2幢301'],
	[/不动产权证号/, '豫(2019)示范市不动产权第0012345号'],
	[/建筑面积/, '89.5'],
	[/成交价格/, '560000.00'],
	[/出卖人姓名/, '刘桂英'],
	[/出卖人证件号码/, PEOPLE.liu.identity],
	[/合同签订日期/, '2026-11-18']
];
const OPINION = '经审查，材料齐全，符合登记条件。';

let browser: Browser;
let server: Server;
const visitors: Visitor[] = [];
const keep = (visitor: Visitor): Visitor => {
	visitors.push(visitor);
	return visitor;
};

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), startServer({ HOST: '0.0.0.0', ADDRESS_HEADER: '' })]);
});
afterAll(async () => {
	await browser?.close();
	await server?.kill();
});

/** One approver: the case appears in the inbox by itself, is opened, claimed, and answered. */
async function openAndClaim({ page }: Visitor): Promise<void> {
	const line = page.getByRole('button', { name: /存量房转移登记/ }).first();
	await see(line).toBeVisible();
	await line.click();
	await page.getByRole('button', { name: /^承办/ }).click();
	await see(page.getByLabel(/审查意见/)).toBeVisible();
}

describe('one citizen through the hall', () => {
	it(
		'from the ticket to the certificate, every screen live, the server killed in the middle',
		{ timeout: 240_000 },
		async () => {
			onTestFailed(() => photograph(visitors));
			const base = `http://${SECOND_ADDRESS}:${server.port}`;
			const [kiosk, hall, windowScreen] = await Promise.all([
				visitDevice(browser, base, '/kiosk', 'kiosk').then(keep),
				visitDevice(browser, base, '/screen', 'hall').then(keep),
				visitDevice(browser, base, '/screen/window/w01', 'hall').then(keep)
			]);
			const [clerk, handler, taxer, chief, issuer] = await Promise.all([
				visitAs(browser, base, 'clerk-w01', '/desk').then(keep),
				visitAs(browser, base, 'handler-zrzy', '/office').then(keep),
				visitAs(browser, base, 'handler-swj', '/office').then(keep),
				visitAs(browser, base, 'chief-zrzy', '/office').then(keep),
				visitAs(browser, base, 'issuer-w15', '/pickup').then(keep)
			]);

			// 综合受理区: the window opens; kiosk and screens know it without being asked.
			await clerk.page.getByRole('button', { name: /开窗/ }).first().click();
			await clerk.page.waitForURL('**/desk/w01');
			await see(windowScreen.page.getByText('请等候叫号')).toBeVisible();

			const loads = [kiosk, hall, windowScreen, clerk, handler, taxer, chief, issuer].map((visitor) => visitor.loads());

			// 取号区
			await kiosk.page.getByRole('button', { name: /不动产登记/ }).click();
			await kiosk.page.keyboard.type(wang.identity);
			await kiosk.page.keyboard.press('Enter');
			await see(kiosk.page.getByText('B001')).toBeVisible();
			const qr = await kiosk.page.getByRole('img', { name: /二维码/ }).getAttribute('src');
			const slip = (qr ?? '').replace('/qr.svg', '');
			await see(clerk.page.getByText('B001').first()).toBeVisible();
			await see(hall.page.getByRole('row', { name: /不动产登记.*1/ })).toBeVisible();

			const phone = keep(await visit(browser, base, slip, 'phone'));
			await see(phone.page.getByText('下一位就是您')).toBeVisible();

			// Called: desk presses one key; hall screen, window screen and phone say where to go.
			await clerk.page.keyboard.press('F2');
			await see(hall.page.getByText('B001').first()).toBeVisible();
			await see(hall.page.getByText('到 01 号窗口').first()).toBeVisible();
			await see(windowScreen.page.getByText('B001')).toBeVisible();
			await see(phone.page.getByText('请到 01 号窗口')).toBeVisible();
			await see(phone.page.getByText('B001').first()).toBeVisible();
			await see(clerk.page.locator('button:not([aria-busy])', { hasText: '开始办理' })).toBeVisible();
			await clerk.page.keyboard.press('F4');
			await see(windowScreen.page.getByText('正在办理')).toBeVisible();
			await see(phone.page.getByText('正在 01 号窗口办理')).toBeVisible();

			// The case, by keyboard where a person would.
			const desk = clerk.page;
			await desk.keyboard.press('F9');
			await desk.getByRole('combobox').fill('存量房');
			await desk.keyboard.press('Enter');
			await desk.getByLabel('姓名').fill(wang.name);
			await desk.getByLabel(/^证件号码/).fill(wang.identity);
			await desk.getByLabel(/^联系电话/).fill(wang.phone);
			const drafted = desk.waitForResponse('**/api/case.draft');
			await desk.keyboard.press('Enter');
			const { result } = (await (await drafted).json()) as { result: { link: string } };
			const progress = keep(await visit(browser, base, `/my/${result.link}`, 'phone'));
			await see(progress.page.getByText('窗口正在登记您的申请')).toBeVisible();
			await see(desk.getByLabel(/不动产坐落/)).toBeVisible();
			for (const [label, value] of FORM) await desk.getByLabel(label).fill(value);
			await desk.getByLabel(/房屋用途/).selectOption('residential');
			await desk.keyboard.press('Tab');

			// The server is killed and started again: the desk loses touch, says so, and goes on; nothing that was saved is gone.
			await see(desk.getByText('必填项已填齐')).toBeVisible();
			await server.kill();
			// The kiosk says it in its own words, once the slip has left its screen.
			for (const { page } of visitors.filter((visitor) => visitor !== kiosk))
				await see(page.getByText('连接中断')).toBeVisible();
			await server.restart();
			for (const { page } of visitors) await see(page.getByText('连接中断')).toBeHidden({ timeout: 20_000 });
			await see(hall.page.getByText('B001').first()).toBeVisible();
			await see(windowScreen.page.getByText('正在办理')).toBeVisible();
			await see(phone.page.getByText('正在 01 号窗口办理')).toBeVisible();

			await desk.getByRole('button', { name: /其余必要材料合格/ }).click();
			await see(desk.getByText('填写齐全，可以收件')).toBeVisible();
			await desk.keyboard.press('F10');
			await see(desk.getByText('材料齐全且合格，可以受理')).toBeVisible();
			await see(desk.getByText('SJ-20261120-0001').first()).toBeVisible();
			await press(desk, /^\s*受理/);
			await see(desk.getByText('BDC-20261120-0001').first()).toBeVisible();

			await see(progress.page.getByText('申请已受理')).toBeVisible();

			// 后台审批区: both departments have it at once, side by side; each sees the other's step move.
			await Promise.all([openAndClaim(handler), openAndClaim(taxer)]);
			await see(chief.page.getByText('登簿决定')).toBeHidden();
			await handler.page.getByLabel(/审查意见/).fill(OPINION);
			await handler.page.getByRole('radio', { name: '准予' }).check();
			await handler.page.keyboard.press('Control+Enter');
			await see(taxer.page.getByText(OPINION)).toBeVisible();
			await see(chief.page.getByText('登簿决定')).toBeHidden();
			await taxer.page.getByLabel(/审查意见/).fill('已核税，税款缴清。');
			await taxer.page.getByRole('radio', { name: '准予' }).check();
			await taxer.page.keyboard.press('Control+Enter');

			// The step that waited for both opens by itself, and decides.
			// In its row, and not only among the steps that can be chosen from.
			await see(chief.page.getByText('登簿决定').filter({ visible: true }).first()).toBeVisible();
			await openAndClaim(chief);
			await see(chief.page.getByText('已核税，税款缴清。')).toBeVisible();
			await chief.page.getByLabel(/审查意见/).fill(OPINION);
			await chief.page.getByRole('radio', { name: '准予' }).check();
			await chief.page.keyboard.press('Control+Enter');
			await chief.page
				.getByRole('dialog')
				.getByRole('button', { name: /作出决定|确定/ })
				.click();
			await see(desk.getByText('准予许可').first()).toBeVisible();
			await see(progress.page.getByText(/已准予/)).toBeVisible();

			// 统一出证区: it appears, is produced, shelved; the phone gets its code; it is handed out against identity.
			await issuer.page.getByRole('button', { name: /开窗/ }).first().click();
			await press(issuer.page, /^\s*制证/);
			await issuer.page.keyboard.press('Alt+2');
			await press(issuer.page, /^\s*入格/);
			await see(desk.getByText('待领取').first()).toBeVisible();
			await see(progress.page.getByText(/^\d{4} ?\d{4}$/)).toBeVisible();
			await issuer.page.getByLabel(/身份证、领证码或编号/).fill(wang.identity);
			await issuer.page.keyboard.press('Enter');
			await see(issuer.page.getByText('豫（示范）不动产权证〔2026〕1号')).toBeVisible();
			await see(issuer.page.getByLabel(/领取人证件号码/)).toHaveValue(wang.identity);
			await issuer.page.getByLabel(/送达回证上签名/).check();
			await issuer.page.getByRole('button', { name: /确认发放/ }).click();
			await see(desk.getByText('已送达').first()).toBeVisible();
			await see(progress.page.getByText(/已送达，办理结束/)).toBeVisible();

			await desk.keyboard.press('F8');
			await see(phone.page.getByText('本次办理已结束')).toBeVisible();
			await see(windowScreen.page.getByText('请等候叫号')).toBeVisible();

			// Nobody's page was loaded again after its first, and no script failed.
			expect(visitors.flatMap((visitor) => visitor.troubles)).toEqual([]);
			expect(visitors.map((visitor) => visitor.loads())).toEqual([...loads, 1, 1]);
		}
	);
});
