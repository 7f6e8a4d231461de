import { LENGTH, readNumber } from './visit.svelte.ts';

/** A reader types a whole number within a moment; after a pause something else begins. */
const PAUSE = 400;

/**
 * People lay their card on the reader before any question was asked. Hears a number and Enter that no field asked for,
 * and keeps that Enter from pressing whatever has the focus.
 */
export function hearCard(heard: (number: string) => void) {
	let typed = '';
	let last = 0;
	return (event: Pick<KeyboardEvent, 'key' | 'timeStamp' | 'preventDefault'>) => {
		if (event.timeStamp - last > PAUSE) typed = '';
		last = event.timeStamp;
		if (/^[0-9xX]$/.test(event.key)) typed += event.key;
		if (event.key !== 'Enter' || typed.length < LENGTH - 3) return;
		event.preventDefault();
		heard(readNumber(typed));
		typed = '';
	};
}
