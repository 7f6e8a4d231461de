import { expect as see } from 'playwright/test';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { openBrowser, photograph, visitAs, type Visitor } from './harness/browser.ts';
import { crewOf } from './harness/crew.ts';
import { overflow } from './harness/look.ts';
import { PEOPLE, personOf, type Person } from './harness/people.ts';
import { missedAtOnce, presetFile, REFERENCE } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';

let browser: Browser;
let server: Server;
let clerk: Visitor;
let page: Page;
const said: string[] = [];

const { wang, li, zhang, liu, chen } = PEOPLE;
/** In the order in which they come: B001 does not answer, B002 goes for a copy, B003 has two matters … */
const COMERS: readonly Person[] = [wang, li, zhang, liu, chen, personOf(7)];

beforeAll(async () => {
	const PRESET = presetFile(missedAtOnce(REFERENCE.preset));
	[browser, server] = await Promise.all([openBrowser(), startServer({ ADDRESS_HEADER: '', PRESET })]);
	const kiosk = await crewOf(server.url).kiosk();
	for (const { identity, phone } of COMERS) await kiosk.ask('ticket.take', { queue: 'bdc', identity, phone });
	clerk = await visitAs(browser, server.url, 'clerk-w01', '/desk');
	page = clerk.page;
	await clerk.context.addInitScript(() => {
		window.print = () => undefined;
	});
	page.on('console', (message) => {
		if (message.type() === 'error') said.push(message.text());
	});
});
afterAll(async () => {
	await browser?.close();
	await server?.kill();
});

const press = (...keys: string[]) =>
	keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
const type = (text: string) => page.keyboard.type(text);
const nextStep = () => page.locator('.next-step button:not([aria-busy])');

/** What comes next is called so; the one key does it. */
async function next(label: string | RegExp): Promise<void> {
	await see(nextStep()).toContainText(label);
	await press('Control+Enter');
}

/** The focus is there, and with it the ring. */
const at = (where: Locator) => see(where).toBeFocused();
const atNext = async (label: string | RegExp) => {
	await see(nextStep()).toContainText(label);
	await at(nextStep());
};

/** Somewhere sensible: never fallen out of the page; and the page stands still. */
async function isInOrder(): Promise<void> {
	await see.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
	expect(await overflow(page)).toEqual({ down: 0, across: 0 });
}

async function fill(...fields: readonly string[]): Promise<void> {
	for (const text of fields) {
		// A choice is made with the arrows.
		if (/^↓+$/.test(text)) for (const _ of text) await press('ArrowDown');
		else await type(text);
		await press('Enter');
	}
}

/** Called, and sits down: the search for the matter has the focus already. */
async function sitsDown(number: string): Promise<void> {
	await next('叫下一位');
	await atNext('开始办理');
	await see(page.locator('.hero')).toContainText(number);
	await next('开始办理');
	await at(page.getByRole('combobox', { name: '办理事项' }));
	await see(page.getByText('办理中').first()).toBeVisible();
	await isInOrder();
}

/** The matter by its first letters, and who applies. */
async function begins(initials: string, item: string, { name, identity, phone }: Person): Promise<void> {
	await type(initials);
	await see(page.getByRole('option').first()).toContainText(item);
	await next(`选定：${item}`);
	await at(page.getByLabel(/^姓名/));
	await fill(name, identity, phone);
	await see(page.getByRole('region', { name: '打开的办件' })).toContainText(item);
	await isInOrder();
}

const dialog = () => page.getByRole('dialog');
const answered = async () => {
	await see(dialog()).toBeHidden();
	await isInOrder();
};

const LOST = [
	'示范市山阳区人民路10号2幢301',
	'豫(2019)示范市不动产权第0012345号',
	'↓',
	'20261101',
	'搬家时遗失',
	'13800000004'
];

describe.sequential('a clerk’s day, by keyboard alone', { timeout: 60_000 }, () => {
	it('opens the window with one key; who comes next is the biggest thing there', async () => {
		onTestFailed(() => photograph([clerk]));
		await at(page.getByRole('button', { name: /开窗/ }));
		await press('Enter');
		await page.waitForURL('**/desk/w01');
		await atNext('叫下一位');
		await see(page.locator('.hero')).toContainText('B001');
		await isInOrder();
	});

	it('calls, misses who does not answer, and lets them queue again', async () => {
		onTestFailed(() => photograph([clerk]));
		await next('叫下一位');
		await atNext('开始办理');
		await see(page.locator('.hero')).toContainText('已叫到 01 号窗口');
		await press('F6');
		await see(page.getByText('B001 已过号')).toBeVisible();
		await atNext('叫下一位');
		await press('Alt+y');
		await at(page.getByRole('button', { name: /重排\s*B001/ }));
		await press('Enter');
		await see(page.getByText('没有过号')).toBeVisible();
		await atNext('叫下一位');
		await isInOrder();
	});

	it('puts one on hold who goes for a copy, and goes on with them', async () => {
		onTestFailed(() => photograph([clerk]));
		await sitsDown('B002');
		await press('Alt+k');
		await see(dialog()).toContainText('挂号 B002');
		await at(page.getByLabel(/原因/));
		await type('复印材料');
		await press('Control+Enter');
		await answered();
		await see(page.getByText('B002 已挂号')).toBeVisible();
		await atNext('叫下一位');
		await press('Alt+l');
		await at(page.getByRole('button', { name: /恢复办理\s*B002/ }));
		await press('Enter');
		await at(page.getByRole('combobox', { name: '办理事项' }));
		await see(page.getByText('B002').first()).toBeVisible();
	});

	it('looks at the numbers that were put aside, and Esc leads back to who is here', async () => {
		onTestFailed(() => photograph([clerk]));
		await press('Alt+y');
		await see(page.getByText('没有过号')).toBeVisible();
		await press('Escape');
		await see(page.getByText('没有过号')).toHaveCount(0);
		await isInOrder();
	});

	it('transfers one who came to the wrong queue', async () => {
		onTestFailed(() => photograph([clerk]));
		await press('Alt+t');
		await at(page.getByLabel('转到'));
		await press('ArrowDown', 'ArrowDown', 'Tab');
		await type('办理商事登记');
		await press('Control+Enter');
		await answered();
		await atNext('叫下一位');
		await see(page.locator('.hero')).not.toContainText('B002');
	});

	it('serves one with two matters: the first decided and handed out on the spot', async () => {
		onTestFailed(() => photograph([clerk]));
		await sitsDown('B003');
		await begins('bgdjxm', '变更登记（姓名、身份证号码变更）', zhang);
		await at(page.getByLabel(/不动产坐落/));
		// What lacks is where the one key leads, until nothing lacks any more.
		await press('Control+Enter');
		await at(page.getByLabel(/不动产坐落/));
		await fill('示范市山阳区人民路10号', '豫(2019)第0012345号', '↓', '', '', '20261101', '13800000003');
		await at(page.getByRole('radio', { name: '合格', exact: true }).first());
		await see(page.getByText('已保存')).toBeVisible();
		await press('1', 'ArrowDown', '1', '4', 'ArrowDown', '1');
		await see(page.getByText('3/3')).toBeVisible();
		await see(page.getByText('填写齐全，可以收件')).toBeVisible();
		await next('收件');
		await next('受理');
		await next('作出决定');
		await see(dialog()).toBeVisible();
		await press('Tab');
		await type('经审查，材料齐全，符合登记条件，准予变更。');
		await press('Control+Enter');
		await answered();
		await next('制作结果');
		await next('发放送达');
		await see(dialog()).toBeVisible();
		await press('Tab');
		await type(zhang.identity);
		await press('Tab', 'Space', 'Control+Enter');
		await answered();
		await see(page.getByText('已送达').first()).toBeVisible();
		const paper = clerk.context.waitForEvent('page');
		await next('打印');
		await (await paper).close();
		await see(nextStep()).toContainText('办理完毕');
		await isInOrder();
	});

	it('and the second accepted for the departments; who applies is known already', async () => {
		onTestFailed(() => photograph([clerk]));
		await press('F9');
		await at(page.getByRole('combobox', { name: '办理事项' }));
		await type('clfzy');
		await press('Enter');
		await at(page.getByLabel(/^姓名/));
		await see(page.getByLabel(/^姓名/)).toHaveValue(zhang.name);
		await next('建件');
		await at(page.getByLabel(/不动产坐落/));
		await fill(
			'示范市山阳区人民路10号2幢301',
			'豫(2019)示范市不动产权第0012345号',
			'89.5',
			'↓',
			'560000',
			liu.name,
			liu.identity,
			'20261118'
		);
		await press('Alt+q');
		await see(page.getByText('填写齐全，可以收件')).toBeVisible();
		await next('收件');
		await next('受理');
		await see(page.getByText('BDC-20261120-0002').first()).toBeVisible();
		// From case to case, and back to where one was.
		await press('Alt+1');
		await see(page.getByRole('heading', { name: /变更登记/ })).toBeVisible();
		await page.goBack();
		await see(page.getByRole('heading', { name: '存量房转移登记（买卖）' })).toBeVisible();
		const paper = clerk.context.waitForEvent('page');
		await next('打印');
		await (await paper).close();
		await next('办理完毕');
		await atNext('叫下一位');
		await isInOrder();
	});

	it('loses nothing that was typed when the page is loaded again', async () => {
		onTestFailed(() => photograph([clerk]));
		await sitsDown('B004');
		await begins('bdcqzs', '不动产权证书遗失补发', liu);
		await at(page.getByLabel(/不动产坐落/));
		await type('示范市山阳区人民');
		await see(page.getByText('1 项待保存')).toBeVisible();
		await page.reload();
		await at(page.getByLabel(/不动产坐落/));
		await see(page.getByLabel(/不动产坐落/)).toHaveValue('示范市山阳区人民');
	});

	it('notifies once of everything that is missing', async () => {
		onTestFailed(() => photograph([clerk]));
		await press('Control+a');
		await fill(...LOST);
		await at(page.getByRole('radio', { name: '合格', exact: true }).first());
		await press('1', 'ArrowDown', '1', 'ArrowDown', '3');
		await see(page.getByText('3/3')).toBeVisible();
		await next('收件');
		await next('一次性告知');
		await see(dialog()).toContainText('不动产权证书遗失声明');
		// What was written for the only notice there is survives a look at the case.
		const problem = dialog()
			.getByLabel(/存在的问题/)
			.first();
		await problem.focus();
		await press('Control+a');
		await type('未提交遗失声明原件');
		await press('Escape');
		await see(dialog()).toHaveCount(0);
		await next('一次性告知');
		await see(problem).toHaveValue('未提交遗失声明原件');
		await press('Control+Enter');
		await answered();
		await see(page.getByText(/已一次性告知/)).toBeVisible();
		const paper = clerk.context.waitForEvent('page');
		await next('打印补正告知书');
		await (await paper).close();
		await next('办理完毕');
		await atNext('叫下一位');
	});

	it('asks before a number is used up with nothing done', async () => {
		onTestFailed(() => photograph([clerk]));
		// Who did not answer was let in again behind three others.
		await sitsDown('B001');
		await press('F8');
		await see(dialog()).toContainText('本号还没有办件');
		await press('Escape');
		await answered();
		await at(page.getByRole('combobox', { name: '办理事项' }));
		await press('F8', 'Control+Enter');
		await answered();
		await atNext('叫下一位');
	});

	it('refuses what cannot be accepted, with its ground', async () => {
		onTestFailed(() => photograph([clerk]));
		await sitsDown('B005');
		await begins('bdcqzs', '不动产权证书遗失补发', chen);
		await at(page.getByLabel(/不动产坐落/));
		await fill(...LOST);
		await press('Alt+q');
		await next('收件');
		await see(nextStep()).toContainText('受理');
		await press('Alt+r');
		await see(dialog()).toBeVisible();
		await press('Space', 'ArrowDown', 'ArrowDown', 'Tab');
		await type('该不动产已被依法查封，暂不予受理。');
		await press('Control+Enter');
		await answered();
		await see(page.getByText(/已作出不予受理决定/)).toBeVisible();
		const paper = clerk.context.waitForEvent('page');
		await next('打印不予受理决定书');
		await (await paper).close();
		await next('办理完毕');
		await atNext('叫下一位');
	});

	it('pauses and goes on', async () => {
		onTestFailed(() => photograph([clerk]));
		await press('Alt+z');
		await see(dialog()).toBeVisible();
		await press('Control+Enter');
		await answered();
		await atNext('恢复服务');
		await see(page.locator('.hero')).toContainText('短暂离岗');
		await next('恢复服务');
		await atNext('叫下一位');
	});

	it('shows every key, and puts the sheet away again', async () => {
		onTestFailed(() => photograph([clerk]));
		await press('F1');
		await see(dialog()).toContainText('全部按键');
		await press('Escape');
		await answered();
		await atNext('叫下一位');
	});

	it('closes the window, and no script failed all day', async () => {
		onTestFailed(() => photograph([clerk]));
		await press('Alt+w');
		await see(dialog()).toContainText('还有 1 人等候');
		await press('Control+Enter');
		await page.waitForURL('**/desk');
		await at(page.getByRole('button', { name: /开窗/ }));
		expect(said).toEqual([]);
		expect(clerk.troubles).toEqual([]);
	});
});
