/** What a shortcut reads of a key that is pressed. */
type Read = 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'repeat' | 'isComposing' | 'target';
export type Pressed = Pick<KeyboardEvent, Read | 'defaultPrevented' | 'preventDefault'>;

/** `{ F2: callNext, 'Alt+N': note }`: the same strings that Button and KeyHint show. What may not be done is left undefined. */
export type Shortcuts<E extends Pressed = KeyboardEvent> = Record<
	string,
	((event: E) => void) | false | null | undefined
>;

/**
 * Hears a page's shortcuts: `<svelte:window onkeydown={shortcuts({ F2: callNext })} />`.
 *
 * Deaf while a dialog is open, while a key is held down, and, for keys that write, while someone is writing.
 */
export function shortcuts<E extends Pressed = KeyboardEvent>(keys: Shortcuts<NoInfer<E>>) {
	return (event: E) => {
		if (event.defaultPrevented) return;
		const name = chord(event);
		const run = keys[name];
		if (!run || (!reaches(name) && isTaken(event))) return;
		// Also when deaf: F5 behind a dialog must not reload the page, nor a key held down.
		event.preventDefault();
		if (!event.repeat && !document.querySelector('dialog[open]')) run(event);
	};
}

/** The name of what is pressed: modifiers in the order Ctrl, Alt, Shift, Meta, then the key. */
export function chord(event: Pressed): string {
	const key = keyOf(event);
	const shifted = event.shiftKey && (key.length > 1 || /[A-Z0-9]/.test(key));
	return [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', shifted && 'Shift', event.metaKey && 'Meta', key]
		.filter(Boolean)
		.join('+');
}

/** With Alt, or while a Chinese input method listens, `key` is no letter; the place on the keyboard still says which. */
function keyOf({ key, code, altKey, ctrlKey }: Pressed): string {
	if (key === ' ') return 'Space';
	if (/^[a-z]$/i.test(key)) return key.toUpperCase();
	const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
	return (altKey || ctrlKey) && place ? place : key;
}

/** Function keys and keys with Ctrl or Alt write nothing: they are heard wherever the focus is. */
const reaches = (name: string) => /^(?:(?:Ctrl|Alt)\+|(?:Shift\+|Meta\+)*F\d+$)/.test(name);

const writes =
	'input:not([type=checkbox],[type=radio],[type=button],[type=submit]), textarea, select, [contenteditable]';

/** Whether the key belongs to what has the focus: writing, or pressing a button with Enter and Space. */
function isTaken(event: Pressed): boolean {
	const at = event.target;
	if (event.isComposing || !(at instanceof Element)) return event.isComposing;
	const pressed = event.key === 'Enter' || event.key === ' ';
	return at.closest(pressed ? `${writes}, input, button, a, summary` : writes) !== null;
}
