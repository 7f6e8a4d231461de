import type { Page } from 'playwright';
import type { Crew } from '../harness/crew.ts';
import { identityOf } from '../harness/people.ts';
import { freed } from '../pictures/scene.ts';
import type { Typist } from './typist.ts';

/** What is done at one screen, over and over, by keys alone. */
export interface Work {
	readonly screen: string;
	readonly who: string;
	readonly path: string;
	readonly size: { readonly width: number; readonly height: number };
	readonly rounds: number;
	readonly prepare?: (crew: Crew) => Promise<unknown>;
	round(typist: Typist, crew: Crew, n: number): Promise<void>;
}

const FIRST_PERSON = 800_000;
let person = FIRST_PERSON;
const WINDOW = 'w02';

/** Whether what is typed now is written somewhere. */
const writes = (page: Page): Promise<boolean> =>
	page.evaluate(() => document.activeElement?.matches('input:not([type=radio], [type=checkbox])') ?? false);

/** Call, start, a new case with its form and its materials, finish: whatever comes, somebody waits. */
const desk: Work = {
	screen: 'desk',
	who: `clerk-${WINDOW}`,
	path: `/desk/${WINDOW}`,
	size: { width: 1366, height: 768 },
	rounds: 14,
	prepare: (crew) => freed(crew, WINDOW),
	async round({ press, ask, type, page }, crew) {
		// Whatever the round before left undone.
		await freed(crew, WINDOW);
		const identity = identityOf((person += 1));
		await (await crew.kiosk()).ask('ticket.take', { queue: 'bdc', identity });
		if (!(await ask('F2', 'title'))) return;
		await ask('F4', 'title');
		// Where the desk itself leads to the search once somebody sits there, no key is needed.
		if ((await writes(page)) || (await press('F9', 'focus'))) {
			await type('zy');
			await press('Enter', 'focus');
			// A matter for people and organisations asks first which of them applies.
			for (let tab = 0; tab < 4 && !(await writes(page)); tab += 1) await press('Tab', 'focus');
			// A Chinese name comes from an input method, all at once.
			await page.keyboard.insertText('王小明');
			await press('Tab', 'focus');
			await type(identity);
			await press('Tab', 'focus');
			await type('13800000001');
			await ask('Ctrl+Enter', 'controls');
			// The case opens with its form.
			await page.waitForTimeout(300);
			await press('Alt+M', 'focus');
			for (let row = 0; row < 3; row += 1) {
				await press('1', 'checked');
				await press('ArrowDown', 'focus');
			}
			await press('Alt+F', 'focus');
			await type('12');
		}
		await press('F8', 'dialogs');
		await ask('Ctrl+Enter', 'title');
	}
};

const office: Work = {
	screen: 'office',
	who: 'handler-scjg',
	path: '/office',
	size: { width: 1366, height: 768 },
	rounds: 60,
	async round({ press, ask }, _, n) {
		// Down the inbox, and up again.
		const way = Math.floor(n / 6) % 2 === 0 ? 'j' : 'k';
		await press(way, 'focus');
		await ask('Enter', 'address');
	}
};

const kiosk: Work = {
	screen: 'kiosk',
	who: 'kiosk',
	path: '/kiosk',
	size: { width: 1080, height: 1920 },
	rounds: 50,
	async round({ press, ask, page }) {
		await page.getByRole('main').getByRole('button').first().focus();
		await press('Enter', 'heading');
		// The reader types faster than anybody, and nothing is to be seen of it before its last key.
		await page.keyboard.type(identityOf((person += 1)));
		await ask('Enter', 'number');
		await press('Escape', 'number');
	}
};

const duty: Work = {
	screen: 'duty board',
	who: 'duty',
	path: '/duty',
	size: { width: 1920, height: 1080 },
	rounds: 12,
	async round({ press, page }) {
		await press('F2', 'focus');
		await press('Escape', 'focus');
		await press('F3', 'focus');
		await press('Escape', 'focus');
		// Back from F3 one may stand among the windows already.
		await page.keyboard.press('F4');
		for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) await press(arrow, 'focus');
		await press('Enter', 'controls');
		await press('Escape', 'controls');
	}
};

export const WORK: readonly Work[] = [kiosk, desk, office, duty];
