import type { Attachment } from 'svelte/attachments';
import { chord, type Shortcuts } from '$lib/ui/keys.ts';

/** Keys of one open part of the page, heard only inside it, also out of its fields: what stands behind it goes on. */
export const hears =
	(keys: Shortcuts): Attachment<HTMLElement> =>
	(part) => {
		const onkeydown = (event: KeyboardEvent) => {
			const run = keys[chord(event)];
			if (!run || event.isComposing) return;
			event.preventDefault();
			if (!event.repeat) run(event);
		};
		part.addEventListener('keydown', onkeydown);
		return () => part.removeEventListener('keydown', onkeydown);
	};
