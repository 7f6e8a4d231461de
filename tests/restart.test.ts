import { expect as see } from 'playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { openBrowser, visitDevice } from './harness/browser.ts';
import { crewOf } from './harness/crew.ts';
import { startServer, type Server } from './harness/server.ts';
import { sitting, CATERING } from './harness/thread.ts';
import { PEOPLE } from './harness/people.ts';

let browser: Awaited<ReturnType<typeof openBrowser>>;
let server: Server;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), startServer({ ADDRESS_HEADER: '' })]);
});
afterAll(async () => {
	await browser.close();
	await server.kill();
});

it('after a server that ended in good order and started again, a screen is right without being touched', async () => {
	const { page } = await visitDevice(browser, server.url, '/screen', 'hall');
	await see(page.getByText('今日尚未叫号').or(page.getByText('请留意叫号')).first()).toBeVisible();
	await server.stop();
	await see(page.getByText('连接中断')).toBeVisible();
	await server.restart();
	await see(page.getByText('连接中断')).toBeHidden({ timeout: 20_000 });
	const crew = crewOf(server.url);
	await sitting(crew, { ...CATERING, window: 'w09', clerk: 'clerk-w09' }, PEOPLE.chen);
	await see(page.getByText('S001').first()).toBeVisible();
});
