/*
 * How large things must be to be read from where people sit, and why.
 *
 * A letter is read by somebody with half of full sight (acuity 0.5, 20/40: who may still drive, and most of those over
 * seventy) when it is 10 minutes of arc high: 5′ are read with full sight, and half the sight needs twice that. At ten
 * metres this is 10 m · tan 10′ = 29 mm. Our screen is 55 inches across its diagonal, 1.22 m wide, 0.634 mm a pixel: 46
 * pixels of height. A figure is as high as 0.70 of its font size: 66 px. A Chinese sign with many strokes must be about
 * 1.6 times as high as a figure, and fills 0.88 of its font size: 84 px.
 */

/** Millimetres of one design pixel: 1920 × 1080 on 55 inches, lying or standing. Another size: another distance. */
const PIXEL = (55 * 25.4) / Math.hypot(1920, 1080);
/** Radians that a letter must fill. */
const ARC = (10 / 60) * (Math.PI / 180);
/** How much of the font size is seen, and how much higher than a figure it has to be. */
const SCRIPTS = { figures: { ink: 0.7, dense: 1 }, signs: { ink: 0.88, dense: 1.6 } } as const;
type Script = keyof typeof SCRIPTS;

/** Metres from which the call and the last calls are read, and those from which queues and notices are. */
export const FAR = 10;
export const NEAR = 4;

const pixels = (metres: number) => (metres * 1000 * Math.tan(ARC)) / PIXEL;

/** The smallest font size, in design pixels, that is read from so many metres. */
export function sizeFor(metres: number, script: Script): number {
	const { ink, dense } = SCRIPTS[script];
	return Math.ceil((pixels(metres) * dense) / ink);
}

/** How many metres a font size is read from. */
export function reachOf(size: number, script: Script): number {
	const { ink, dense } = SCRIPTS[script];
	return (size * ink) / dense / pixels(1);
}

/** What a screen is styled with: English words are letters, and need no more than figures do. */
export function legible(language: string): string {
	const words: Script = language === 'zh-CN' ? 'signs' : 'figures';
	return [
		`--far: ${sizeFor(FAR, words)}`,
		`--far-figures: ${sizeFor(FAR, 'figures')}`,
		`--near: ${sizeFor(NEAR, words)}`,
		`--near-figures: ${sizeFor(NEAR, 'figures')}`,
		`--near-signs: ${sizeFor(NEAR, 'signs')}`
	].join('; ');
}

const WIDTHS: readonly (readonly [RegExp, number])[] = [
	[/[\u2014-\u2026\u2e80-\uffff]/, 1],
	[/[A-Z]/, 0.74],
	[/[a-z0-9]/, 0.6]
];

/** About how wide a text is, in its own font size, and sooner too wide: what is too wide for its place is set smaller, without measuring. */
export const ems = (text: string): number =>
	Math.max(
		1,
		Array.from(text).reduce((sum, letter) => sum + (WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? 0.4), 0)
	);
