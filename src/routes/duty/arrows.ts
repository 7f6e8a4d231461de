export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

const middle = (a: number, b: number) => (a + b) / 2;
/** How far two stretches are from overlapping. */
const gap = (from: readonly [number, number], to: readonly [number, number]) =>
	Math.max(0, to[0] - from[1], from[0] - to[1]);

const WAYS = {
	ArrowRight: (a: Box, b: Box) => [b.left - a.right, gap([a.top, a.bottom], [b.top, b.bottom])],
	ArrowLeft: (a: Box, b: Box) => [a.left - b.right, gap([a.top, a.bottom], [b.top, b.bottom])],
	ArrowDown: (a: Box, b: Box) => [b.top - a.bottom, gap([a.left, a.right], [b.left, b.right])],
	ArrowUp: (a: Box, b: Box) => [a.top - b.bottom, gap([a.left, a.right], [b.left, b.right])]
} as const satisfies Record<string, (a: Box, b: Box) => readonly [number, number]>;
export type Arrow = keyof typeof WAYS;
export const isArrow = (key: string): key is Arrow => Object.hasOwn(WAYS, key);

/** Sharing an edge counts as beyond it; being a little aside counts more than being a little farther. */
const TOLERANCE = 2;
const ASIDE = 4;

/** The place that an arrow leads to on a plan: the nearest that lies that way, straight ahead before aside. */
export function nextOn(boxes: readonly Box[], from: number, arrow: Arrow): number | undefined {
	const here = boxes[from];
	if (!here) return undefined;
	const centre = (box: Box) => [middle(box.left, box.right), middle(box.top, box.bottom)] as const;
	const [x, y] = centre(here);
	const reached = boxes.flatMap((box, index) => {
		const [ahead, aside] = WAYS[arrow](here, box);
		if (index === from || ahead < -TOLERANCE) return [];
		const [bx, by] = centre(box);
		const across = arrow === 'ArrowLeft' || arrow === 'ArrowRight' ? Math.abs(by - y) : Math.abs(bx - x);
		return [{ index, far: ahead + ASIDE * aside + across / ASIDE }];
	});
	return reached.sort((a, b) => a.far - b.far)[0]?.index;
}
