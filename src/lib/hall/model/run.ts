import type { Policy } from '../catalogue/schema.ts';
import type { Story } from '../testing.ts';
import type { Press } from './commands.ts';
import { Coverage } from './coverage.ts';
import { Fallen } from './fallen.ts';
import { Play } from './play.ts';
import { reduce } from './reduce.ts';
import { smallHall } from './small-hall.ts';

/** Plays a whole run, and gives what came of it. @throws Fallen, with the shortest way that was found to the defect */
export function play(policy: Partial<Policy>, presses: readonly Press[], coverage: Coverage): Story {
	const whole = once(policy, presses, coverage);
	if (!(whole instanceof Fallen)) return whole;
	let shortest = whole;
	reduce(whole.pressed, (shorter) => {
		const again = once(policy, shorter, new Coverage());
		if (!(again instanceof Fallen) || again.kind !== whole.kind) return false;
		shortest = again;
		return true;
	});
	throw shortest;
}

function once(policy: Partial<Policy>, presses: readonly Press[], coverage: Coverage): Story | Fallen {
	const story = smallHall(policy);
	const playing = new Play(story, coverage);
	try {
		for (const pressed of presses) playing.press(pressed);
		playing.end();
		return story;
	} catch (error) {
		if (error instanceof Fallen) return error;
		throw error;
	}
}
