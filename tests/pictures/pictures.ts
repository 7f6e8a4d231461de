import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openBrowser } from '../harness/browser.ts';
import { startServer, type Env, type Server } from '../harness/server.ts';
import { ALBUM, take } from './camera.ts';
import { bind } from './album.ts';
import { longNames } from './long-names.ts';
import { OF_EVERYBODY } from './of-everybody.ts';
import { OF_THE_HALL } from './of-the-hall.ts';
import { OF_THE_STAFF } from './of-the-staff.ts';
import { HALLS, shotsOf, type HallName } from './picture.ts';
import { overfullScene, sceneIn, sceneOfNothing, type Scene } from './scene.ts';

/** `npm run pictures`: every screen in every state, at its real size. `ONLY=desk` takes those whose names have that. */
const ONLY = process.env['ONLY'] ?? '';
const SHOTS = shotsOf([...OF_THE_HALL, ...OF_EVERYBODY, ...OF_THE_STAFF]);
const WANTED = SHOTS.filter(({ name }) => name.includes(ONLY));

/** The same hall in every run: its chance is seeded, and its clock stands. */
const ALWAYS: Env = { SEED: 'pictures', ADDRESS_HEADER: '' };
const MADE: Readonly<Record<HallName, { env: () => Env; scene: (url: string) => Promise<Scene> }>> = {
	normal: { env: () => ({ DEMO_MORNING: '1' }), scene: (url) => sceneIn(url) },
	empty: { env: () => ({}), scene: emptyScene },
	overfull: { env: () => ({ DEMO_MORNING: '1', PRESET: longNames() }), scene: overfullScene }
};

/** Somebody stands at a window, and nobody has come. */
async function emptyScene(url: string): Promise<Scene> {
	const scene = sceneOfNothing(url);
	await (await scene.crew.as('clerk-w02')).ask('window.open', { window: 'w02' });
	return scene;
}

let browser: Browser;
beforeAll(async () => {
	if (ONLY === '') rmSync(ALBUM, { recursive: true, force: true });
	mkdirSync(ALBUM, { recursive: true });
	browser = await openBrowser();
});
afterAll(async () => {
	await browser?.close();
	console.log(`\n${bind(SHOTS)} pictures: ${join(ALBUM, 'index.html')}`);
});

for (const hall of HALLS) {
	const shots = WANTED.filter((shot) => (shot.hall ?? 'normal') === hall);
	describe.skipIf(shots.length === 0)(`in the ${hall} hall`, () => {
		let server: Server;
		let scene: Scene;
		beforeAll(async () => {
			server = await startServer({ ...ALWAYS, ...MADE[hall].env() });
			scene = await MADE[hall].scene(server.url);
		});
		afterAll(() => server?.kill());

		it.each(shots)('$name', { timeout: 60_000 }, async (shot) => {
			const missing = await take(browser, scene, shot);
			if (missing === null) console.log(`${shot.name}.png`);
			else if (shot.perhaps && missing === 404) console.log(`${shot.name}: not there yet`);
			else throw new Error(`${shot.name}: the server answered ${missing}`);
		});
	});
}
