import type { Page } from 'playwright';
import { identityOf } from '../harness/people.ts';
import { still } from './camera.ts';

/** What people do at a screen, by keys and by the roles of what they see: how it looks does not matter here. */

export const keys =
	(...chords: string[]) =>
	async (page: Page): Promise<void> => {
		for (const chord of chords) {
			await page.keyboard.press(chord);
			await still(page);
		}
	};

/** A key that opens a dialog. */
export const dialog =
	(chord: string, first: readonly string[] = []) =>
	async (page: Page): Promise<void> => {
		await keys(...first, chord)(page);
		await page.getByRole('dialog').first().waitFor();
	};

/** The first of whatever has that name. */
export const press =
	(name: RegExp) =>
	async (page: Page): Promise<void> => {
		await page.getByRole('button', { name }).first().click();
		await still(page);
	};

/** A pill that opens into its reasons. */
export const opened = async (page: Page): Promise<void> => {
	await page.locator('summary:has(time), button[aria-expanded]:has(time)').first().click();
	await still(page);
};

const asked = (page: Page) => page.getByRole('textbox').isVisible();

/** At the kiosk: a queue is chosen, and nothing more. */
export const chosen = (page: Page): Promise<void> => choose(page, 0);

async function choose(page: Page, queue: number): Promise<void> {
	await page.getByRole('main').getByRole('button').nth(queue).click();
	await still(page);
}

/** Every question is passed by what stands last under it, until it is asked who one is. */
export const asksWho = (page: Page): Promise<void> => asksAfter(page, 0);

async function asksAfter(page: Page, queue: number): Promise<void> {
	await choose(page, queue);
	for (let question = 0; question < 6 && !(await asked(page)); question += 1) {
		await page.getByRole('main').getByRole('button').last().click();
		await still(page);
	}
	await page.getByRole('textbox').waitFor();
}

/** A card is laid on the reader, which types. */
const card =
	(person: number) =>
	async (page: Page): Promise<void> => {
		await page.keyboard.type(identityOf(person));
		await page.keyboard.press('Enter');
		await still(page);
	};

let visitor = 700_000;
/** Somebody who has not been here gets a number. */
export const getsNumber = async (page: Page): Promise<void> => {
	await asksWho(page);
	await card((visitor += 1))(page);
	await page.getByRole('img').first().waitFor();
};

/** The same person again, in the same queue: there is no second number. */
export const comesAgain = async (page: Page): Promise<void> => {
	visitor += 1;
	const same = visitor;
	await asksWho(page);
	await card(same)(page);
	await page.reload();
	await still(page);
	await asksWho(page);
	await card(same)(page);
};

/** The queue of social affairs has the fewest windows: it is the first that the day has no more room for. */
const FULL = 3;
export const comesTooLate = async (page: Page): Promise<void> => {
	await asksAfter(page, FULL);
	await card((visitor += 1))(page);
	await page.getByRole('textbox').waitFor({ state: 'detached' });
};

export const mistypes = async (page: Page): Promise<void> => {
	await asksWho(page);
	await page.keyboard.type('41089919850630002');
	await page.keyboard.press('Enter');
	await still(page);
};
