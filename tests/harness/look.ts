import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { ROOT } from './folder.ts';

const axe = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, each place with the reason. `far`: read from afar, so that contrast must be AAA. */
export async function flawsOf(page: Page, { far = false } = {}): Promise<string[]> {
	const options: RunOptions = { rules: { 'color-contrast-enhanced': { enabled: far } } };
	// A tag of the page's own would be refused by its security policy; the debugger is not.
	await page.evaluate(axe);
	const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`)
	);
}

const KEY =
	/\b(?:kiosk|screen|phone|guide|desk|office|pickup|duty|admin|access|app|error|date|why|case|ticket|task)\.[a-z][A-Za-z.]+\b/g;

/** Keys of messages that stand where their words should: in the title, in the text, in what only a screen reader hears. */
export async function rawKeys(page: Page): Promise<string[]> {
	const body = page.locator('body');
	const said = [await page.title(), await body.innerText(), await body.ariaSnapshot()].join('\n');
	return [...new Set(said.match(KEY) ?? [])];
}

/**
 * How far a page reaches beyond its window, in pixels. What is cut off or scrolls inside the frame of a page counts too:
 * its panels may scroll, the page may not.
 */
export const overflow = (page: Page): Promise<{ down: number; across: number }> =>
	page.evaluate(() => {
		const frames = [document.documentElement, ...document.querySelectorAll('main, [data-screen]')];
		const most = (beyond: (frame: Element) => number) => Math.max(...frames.map(beyond));
		return {
			down: most((frame) => frame.scrollHeight - frame.clientHeight),
			across: most((frame) => frame.scrollWidth - frame.clientWidth)
		};
	});

/** The texts that are seen, from the biggest to the smallest, each with the height of its letters in pixels. */
export const bySize = (page: Page): Promise<{ text: string; size: number }[]> =>
	page.evaluate(() => {
		const found: { text: string; size: number }[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const text = node.textContent?.trim() ?? '';
			const around = node.parentElement;
			if (text !== '' && around?.checkVisibility())
				found.push({ text, size: parseFloat(getComputedStyle(around).fontSize) });
		}
		return found.sort((a, b) => b.size - a.size);
	});

/**
 * Texts that are cut off where their box ends, and that nothing else says whole: no title, and no row that scrolls. A text
 * that is shortened on purpose carries itself as its title.
 */
export const cutOff = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const found: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const text = node.textContent?.trim() ?? '';
			const around = node.parentElement;
			if (text === '' || !around?.checkVisibility() || around.closest('[title], .visually-hidden, svg, option'))
				continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const { right, bottom, width } = range.getBoundingClientRect();
			for (let box: Element | null = around; box && box !== document.body; box = box.parentElement) {
				const { overflowX, overflowY, position } = getComputedStyle(box);
				const frame = box.getBoundingClientRect();
				const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
				// A font's own air above and below its letters may well be cut.
				const air = parseFloat(getComputedStyle(around).fontSize) * 0.35;
				const isSeen = width > 0 && frame.width > 1;
				if (isSeen && hides(overflowX) && right > frame.right + 1) found.push(text);
				else if (isSeen && hides(overflowY) && bottom > frame.bottom + air) found.push(text);
				else if (position !== 'fixed' && !/auto|scroll/.test(overflowX + overflowY)) continue;
				break;
			}
		}
		return found;
	});
