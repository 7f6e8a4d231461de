/** By what a page shows that a key was heard. None of them is a matter of how it looks. */
export const SIGNS = [
	'title',
	'address',
	'heading',
	'dialogs',
	'focus',
	'value',
	'checked',
	'controls',
	'number'
] as const;
export type Sign = (typeof SIGNS)[number];

declare global {
	interface Window {
		meter: {
			/** From now on the next key is timed, until that sign has changed. */
			arm(sign: Sign): void;
			/** Milliseconds from that key; null: nothing changed. */
			measured: Promise<number | null>;
		};
	}
}

/**
 * Runs in the page. The clock starts with the key event's own time stamp, which is when the browser got the key, and
 * not when the page came to hear it. Every frame looks for the sign; the one that finds it is about to be painted, and
 * the clock stops at the begin of the frame after, when it was.
 */
export function installMeter(): void {
	const PATIENCE = 4_000;
	const MODIFIERS = ['Alt', 'Control', 'Shift', 'Meta'];
	const numbers = new WeakMap<Element, number>();
	let known = 0;
	const numberOf = (element: Element | null): number => {
		if (!element) return 0;
		const number = numbers.get(element) ?? (known += 1);
		numbers.set(element, number);
		return number;
	};
	const all = (selector: string) => [...document.querySelectorAll(selector)];
	const shown = (element: Element) => element.getClientRects().length > 0;
	const read: Record<Sign, () => string> = {
		title: () => document.title,
		address: () => location.href,
		heading: () => document.querySelector('h1')?.textContent ?? '',
		dialogs: () => String(all('dialog[open], [role=dialog]').filter(shown).length),
		focus: () => String(numberOf(document.activeElement)),
		value: () => (document.activeElement instanceof HTMLInputElement ? document.activeElement.value : ''),
		checked: () => all('main :checked').map(numberOf).join(),
		controls: () => all('main button, main input, main select, main textarea').map(numberOf).join(),
		number: () => /[A-Z]\d{3,}/.exec(document.querySelector('main')?.textContent ?? '')?.[0] ?? ''
	};

	let heard: (at: number) => void = () => undefined;
	window.addEventListener(
		'keydown',
		(event) => {
			if (!MODIFIERS.includes(event.key)) heard(event.timeStamp);
		},
		{ capture: true }
	);
	window.meter = {
		measured: Promise.resolve(null),
		arm(sign) {
			window.meter.measured = new Promise((resolve) => {
				heard = (pressed) => {
					heard = () => undefined;
					const before = read[sign]();
					const look = () => {
						if (read[sign]() !== before) requestAnimationFrame((at) => resolve(at - pressed));
						else if (performance.now() - pressed > PATIENCE) resolve(null);
						else requestAnimationFrame(look);
					};
					requestAnimationFrame(look);
				};
			});
		}
	};
}
