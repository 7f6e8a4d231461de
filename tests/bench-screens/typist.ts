import type { Page } from 'playwright';
import type { Sign } from './meter.ts';

/** What the page does by itself, and what the hall has to be asked for first. */
export type Kind = 'by itself' | 'asks the hall';

export interface Keystroke {
	readonly kind: Kind;
	readonly key: string;
	/** milliseconds; null: nothing changed */
	readonly took: number | null;
}

/** Somebody at a keyboard whose every stroke is timed. */
export interface Typist {
	readonly page: Page;
	readonly strokes: readonly Keystroke[];
	/** Presses a key; false when nothing came of it. */
	press(key: string, sign: Sign): Promise<boolean>;
	/** The same, where the answer comes from the hall. */
	ask(key: string, sign: Sign): Promise<boolean>;
	/** One key after another, each of which must stand in the field. */
	type(text: string): Promise<void>;
}

/** A screen that answers to so few keys is not worked as this bench works it: waiting for more would tell nothing. */
const VAIN = 24;

/** Until the answer has come too, after the push that showed it: keys that come sooner are not heard, and no hand is so quick. */
const BREATH = 250;

export function typistAt(page: Page): Typist {
	const strokes: Keystroke[] = [];
	const timed = async (kind: Kind, key: string, sign: Sign): Promise<boolean> => {
		await page.evaluate((wanted) => window.meter.arm(wanted), sign);
		await page.keyboard.press(key.replace('Ctrl', 'Control'));
		const took = await page.evaluate(() => window.meter.measured);
		strokes.push({ kind, key, took });
		const vain = strokes.filter((stroke) => stroke.took === null);
		if (vain.length > VAIN) throw new Error(`nothing came of ${vain.map((stroke) => stroke.key).join(', ')}`);
		return took !== null;
	};
	return {
		page,
		strokes,
		press: (key, sign) => timed('by itself', key, sign),
		async ask(key, sign) {
			const came = await timed('asks the hall', key, sign);
			await page.waitForTimeout(BREATH);
			return came;
		},
		async type(text) {
			for (const key of text) await timed('by itself', key, 'value');
		}
	};
}
