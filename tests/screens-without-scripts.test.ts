import type { Browser, Page } from 'playwright';
import { expect as see } from 'playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { DEMO_PASSWORD } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { PEOPLE } from './harness/people.ts';
import { missedAtOnce, presetFile, REFERENCE } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';
import { accepted, caseVersion, CATERING, decided, drafted, openWindow, shelved } from './harness/thread.ts';

const { wang, li, zhang, liu } = PEOPLE;

let browser: Browser;
let server: Server;
let crew: Crew;
beforeAll(async () => {
	const PRESET = presetFile(missedAtOnce(REFERENCE.preset));
	[browser, server] = await Promise.all([openBrowser(), startServer({ ADDRESS_HEADER: '', PRESET })]);
	crew = crewOf(server.url);
});
afterAll(async () => {
	await browser?.close();
	await server?.kill();
});

const open = async (path: string, base = server.url): Promise<Page> =>
	(await visit(browser, base, path, 'phone', { javaScriptEnabled: false })).page;
/** By the whole of its label, which ends with a star where it must be filled. */
const field = (page: Page, label: string) => page.getByLabel(RegExp(`^${label}\\*?$`));
const signIn = async (page: Page, username: string, password: string): Promise<void> => {
	await field(page, '用户名').fill(username);
	await field(page, '密码').fill(password);
	await page.getByRole('button', { name: '登录', exact: true }).click();
};

describe('signing in without scripts', () => {
	it('says that the password was wrong, and keeps the user name but not the password', async () => {
		const page = await open('/sign-in?to=/password');
		await signIn(page, 'clerk-w01', 'Not-the-password-1');
		await see(page.getByRole('alert')).toHaveText('用户名或密码不正确。');
		await see(field(page, '用户名')).toHaveValue('clerk-w01');
		await see(field(page, '密码')).toHaveValue('');
		await signIn(page, 'clerk-w01', DEMO_PASSWORD);
		await page.waitForURL('**/password');
	});

	it('leads to where one was going, and the way out leads back', async () => {
		const page = await open('/desk');
		await page.waitForURL(/\/sign-in\?to=/);
		await signIn(page, 'clerk-w01', DEMO_PASSWORD);
		await page.waitForURL('**/desk');
		await see(page.getByText('综合受理区').first()).toBeVisible();
		await page.getByRole('button', { name: '退出登录' }).click();
		await page.goto('/desk');
		await page.waitForURL(/\/sign-in\?to=/);
	});

	it('leads to one’s own place where nobody was going anywhere', async () => {
		const page = await open('/sign-in');
		await signIn(page, 'issuer-w15', DEMO_PASSWORD);
		await page.waitForURL('**/pickup');
	});
});

describe('the language without scripts', () => {
	it('is switched by a press, on the page where one is, and is remembered', async () => {
		const page = await open('/sign-in?to=/desk');
		await page.getByRole('button', { name: 'English' }).click();
		await see(page).toHaveURL(/\/sign-in\?to=(%2F|\/)desk$/);
		await see(page.locator('html')).toHaveAttribute('lang', 'en');
		await see(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
		await page.goto('/');
		await see(page.getByRole('heading', { level: 1 })).toHaveText('Demo Government Service Hall');
		await page.getByRole('button', { name: '中文' }).click();
		await see(page.getByRole('heading', { level: 1 })).toHaveText('示范市政务服务大厅（演示）');
	});
});

describe('the ticket’s page without scripts', () => {
	it('says number, status and people ahead; loaded again, it says the window', async () => {
		const { queue, window } = CATERING;
		const kiosk = await crew.kiosk();
		const clerk = await openWindow(crew, CATERING);
		const take = ({ identity, phone }: typeof wang | typeof li) =>
			kiosk.ask('ticket.take', { queue, identity, phone, items: [] });
		const [first, second] = [await take(wang), await take(li)];

		const page = await open(`/t/${second.link}`);
		await see(page.getByRole('heading', { level: 1 })).toContainText(second.number);
		await see(page.getByText('等候中')).toBeVisible();
		await see(page.getByText('前面还有 1 人')).toBeVisible();
		await see(page.locator('noscript p')).toHaveText('本页每 30 秒自动更新一次。');
		await see(page.locator('noscript meta')).toHaveAttribute('content', '30');

		await clerk.ask('ticket.call', { window });
		await page.reload();
		await see(page.getByText('下一位就是您')).toBeVisible();

		await clerk.ask('ticket.start', { ticket: first.ticket });
		await clerk.ask('ticket.finish', { ticket: first.ticket });
		await clerk.ask('ticket.call', { window });
		await page.reload();
		await see(page.getByText('请到 08 号窗口')).toBeVisible();
		await see(page).toHaveTitle(`${second.number} 请到 08 号窗口`);
		await clerk.ask('ticket.miss', { ticket: second.ticket });
		await page.reload();
		await see(page.getByText('请到导办台，由导办员协助。')).toBeVisible();
	});
});

describe('the page of a case without scripts', () => {
	it('says what has to be corrected until when, line by line', async () => {
		const { clerk, ticket, case: id, caseLink } = await drafted(crew, CATERING, wang);
		const page = await open(`/my/${caseLink}`);
		await see(page.getByText('窗口正在登记您的申请。')).toBeVisible();

		const asked = { material: 'layout', problem: '平面图未标注面积', requirement: '标注各区面积并签名' };
		await clerk.ask('case.fill', { case: id, form: CATERING.form });
		const lines = CATERING.materials.map((material) =>
			material === asked.material
				? { material, verdict: 'unqualified' as const, copies: 1, pages: 1, reason: asked.problem }
				: { material, verdict: 'qualified' as const, copies: 1, pages: 1 }
		);
		await clerk.ask('case.check', { case: id, lines }, await caseVersion(clerk, id));
		await clerk.ask('case.receive', { case: id }, await caseVersion(clerk, id));
		const { number } = await clerk.ask('case.notify', { case: id, lines: [asked] }, await caseVersion(clerk, id));
		await clerk.ask('ticket.finish', { ticket });

		await page.reload();
		await see(page.getByText('待补正', { exact: true })).toBeVisible();
		for (const words of [asked.problem, asked.requirement, number])
			await see(page.getByText(words, { exact: true })).toBeVisible();
		await see(page.getByText(/^请在 .+ 前（含当日）按下面的清单补齐材料/)).toBeVisible();
	});

	it('says its dates, and each opens into the days that were counted', async () => {
		const { caseLink } = await accepted(CATERING, await drafted(crew, CATERING, zhang));
		const page = await open(`/my/${caseLink}`);
		await see(page.getByText(/^申请已受理|^承办部门正在审查/)).toBeVisible();
		const promised = page.getByRole('listitem').filter({ hasText: '承诺办结时限' });
		await see(promised.locator('summary time')).toHaveText(/2026年\d+月\d+日/);
		await see(promised.getByText('当日不计入')).toBeHidden();
		await promised.locator('summary').click();
		await see(promised.getByText('当日不计入')).toBeVisible();
		await see(promised.getByText('周末，不计入').first()).toBeVisible();
		await see(promised.getByText('工作日，计入').first()).toBeVisible();
	});

	it('says the code by which the result is found at the desk, once it is ready', async () => {
		const taken = await accepted(CATERING, await drafted(crew, CATERING, liu));
		const { issuer, caseLink, case: id } = await shelved(crew, await decided(crew, CATERING, taken), 'A-01-01');
		const page = await open(`/my/${caseLink}`);
		await see(page.getByText('待领取', { exact: true })).toBeVisible();
		const code = page.getByText(/^\d{4} \d{4}$/);
		await see(code).toBeVisible();
		const found = await issuer.view('pickup.find', { by: 'code', code: (await code.innerText()).replace(' ', '') });
		see(JSON.stringify(found)).toContain(id);
	});
});

describe('a new hall without scripts', () => {
	it('is set up by its form, which keeps what was typed but no password', async () => {
		const real = await startServer({ DEMO: '0', ADDRESS_HEADER: '' });
		const password = 'First-administrator-1';
		const page = await open('/', real.url);
		await page.waitForURL('**/set-up');
		const fill = async (typed: Readonly<Record<string, string>>): Promise<void> => {
			for (const [label, value] of Object.entries(typed)) await field(page, label).fill(value);
			await page.getByRole('button', { name: '完成设置' }).click();
		};
		await fill({
			一次性代码: 'AAAA-AAAA-AAAA-AAAA',
			中文名称: '山阳区政务服务大厅',
			英文名称: 'Shanyang Hall',
			用户名: 'root',
			姓名: '管理员',
			密码: password,
			再次输入密码: password
		});
		await see(page.getByRole('alert')).toHaveText('一次性代码不正确，请查看服务器启动时显示的代码。');
		await see(field(page, '中文名称')).toHaveValue('山阳区政务服务大厅');
		await see(field(page, '密码')).toHaveValue('');

		const code = /one-time code is (\S+)/.exec(real.said())?.[1] ?? '';
		await fill({ 一次性代码: code, 密码: password, 再次输入密码: `${password}2` });
		await see(page.getByRole('alert')).toHaveText('两次输入的密码不一致，请重新输入。');

		await fill({ 密码: password, 再次输入密码: password });
		await page.waitForURL(/\/sign-in\?to=/);
		await signIn(page, 'root', password);
		await page.waitForURL('**/admin');
		await see(page).toHaveTitle(/山阳区政务服务大厅/);
		await real.kill();
	});
});
