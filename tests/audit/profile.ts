import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright';
import { openBrowser } from '../harness/browser.ts';
import { newFolder } from '../harness/folder.ts';
import { until } from '../harness/until.ts';

/** The program that the tests' own browser runs, as it says itself. */
async function executable(): Promise<string> {
	const browser = await openBrowser();
	const session = await browser.newBrowserCDPSession();
	const { commandLine } = await session.send('SystemInfo.getInfo');
	await browser.close();
	return commandLine.split(' --')[0] ?? '';
}

/** A browser with a profile that lasts as long as it, and a port at which Lighthouse may look through it. */
export async function openProfile(): Promise<{ context: BrowserContext; port: number }> {
	const profile = newFolder();
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: await executable(),
		locale: 'zh-CN',
		args: ['--remote-debugging-port=0', '--disable-gpu', '--no-first-run', '--disable-background-networking', ...asRoot]
	});
	const port = await until('the browser says its port', () => {
		try {
			return Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]) || undefined;
		} catch {
			return undefined;
		}
	});
	return { context, port };
}
