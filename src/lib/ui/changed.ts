import type { Attachment } from 'svelte/attachments';

const SHOWN = 1_600;

/**
 * Shows for a moment that what stands here has changed: `<td {@attach changed(() => queue.waiting)}>`. Not at first, and
 * not for those who asked for less motion.
 */
export function changed(value: () => unknown): Attachment<HTMLElement> {
	let last: unknown;
	let isFirst = true;
	return (element) => {
		const now = value();
		const moved = !isFirst && now !== last;
		isFirst = false;
		last = now;
		if (!moved || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
		const tint = getComputedStyle(element).getPropertyValue('--changed');
		element.animate([{ backgroundColor: tint }, { backgroundColor: tint, offset: 0.3 }, {}], SHOWN);
	};
}
