import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { DEMO_PASSWORD } from './client.ts';

const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable'
];
const QUIET = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** The one that `CHROME_PATH` names, an installed one, or what playwright brought; without any, one sentence. */
function browserPath(): string {
	const candidates = [process.env['CHROME_PATH'], ...INSTALLED, chromium.executablePath()];
	const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
	if (found === undefined)
		throw new Error(
			'There is no browser for the tests: install Chromium, name one in CHROME_PATH, or run `npx playwright install chromium`.'
		);
	return found;
}

export function openBrowser(): Promise<Browser> {
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return chromium.launch({ executablePath: browserPath(), args: [...QUIET, ...asRoot] });
}

/** Sizes at which the screens are used. */
export const SIZES = {
	kiosk: { width: 1080, height: 1920 },
	hall: { width: 1920, height: 1080 },
	tall: { width: 1080, height: 1920 },
	desk: { width: 1366, height: 768 },
	phone: { width: 390, height: 844 }
} as const;

/** One person or machine with a browser of their own. A page that fails to run its scripts fails the test. */
export interface Visitor {
	readonly context: BrowserContext;
	readonly page: Page;
	/** what its scripts threw, and how often the document was loaded */
	readonly troubles: string[];
	loads(): number;
}

export async function visit(
	browser: Browser,
	base: string,
	path: string,
	size: keyof typeof SIZES,
	options: { javaScriptEnabled?: boolean } = {}
): Promise<Visitor> {
	const context = await browser.newContext({
		baseURL: base,
		viewport: SIZES[size],
		locale: 'zh-CN',
		ignoreHTTPSErrors: true,
		...options
	});
	const page = await context.newPage();
	const troubles: string[] = [];
	let loads = 0;
	page.on('pageerror', (error) => troubles.push(error.message));
	page.on('load', () => {
		loads += 1;
	});
	await page.addInitScript(() => {
		window.print = () => undefined;
	});
	await page.goto(path);
	return { context, page, troubles, loads: () => loads };
}

/** A device's page leads to enrolment; in the demo one press makes this browser the device. */
export async function visitDevice(
	browser: Browser,
	base: string,
	path: string,
	size: keyof typeof SIZES
): Promise<Visitor> {
	const visitor = await visit(browser, base, path, size);
	await visitor.page.getByRole('button', { name: /作为“/ }).first().click();
	await visitor.page.waitForURL(`**${path}`);
	return visitor;
}

/** Somebody of the demo hall signs in, as people do, and is led to where they wanted to go. */
export async function visitAs(browser: Browser, base: string, username: string, path: string): Promise<Visitor> {
	const visitor = await visit(browser, base, path, 'desk');
	const { page } = visitor;
	await page.waitForURL('**/sign-in**');
	await page.getByLabel('用户名').fill(username);
	await page.getByLabel('密码').fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: /^登录/ }).click();
	await page.waitForURL((url) => url.pathname.startsWith(path));
	return visitor;
}

/** Presses a button of ours once it is ready for it: while one act is under way it swallows further presses. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
	page.locator('button:not([aria-busy])', { hasText: name }).first().click();

/** What everybody was looking at when a test failed, as pictures in `test-results/`. */
export async function photograph(visitors: readonly Visitor[]): Promise<void> {
	for (const [index, { page }] of visitors.entries())
		await page.screenshot({ path: `test-results/${index}-${new URL(page.url()).pathname.split('/')[1] ?? ''}.png` });
}
