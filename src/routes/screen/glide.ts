import type { Attachment } from 'svelte/attachments';
import { isCalm } from './turns.svelte.ts';

const GLIDES = { duration: 500, easing: 'cubic-bezier(0.2, 0, 0, 1)' };

/** What gets another place in a list glides there: `<li {@attach glide(() => index)}>`. */
export function glide(place: () => unknown): Attachment<HTMLElement> {
	let last: DOMPoint | undefined;
	return (element) => {
		place();
		const now = new DOMPoint(element.offsetLeft, element.offsetTop);
		const [x, y] = last ? [last.x - now.x, last.y - now.y] : [0, 0];
		last = now;
		if ((x !== 0 || y !== 0) && !isCalm()) element.animate([{ translate: `${x}px ${y}px` }, {}], GLIDES);
	};
}
