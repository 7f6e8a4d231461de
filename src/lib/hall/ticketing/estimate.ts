import { find, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import type { HallWindow, Ticket } from './state.ts';
import { oncePerLook } from '../still.ts';
import { aheadOf, placesIn, servesQueue } from './line.ts';
import { estimateMinutes } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/** What somebody is told of their wait: people ahead, and minutes; null while no window serves the queue. */
export interface Wait {
	ahead: number;
	minutes: number | null;
}

/** Windows that serve a queue now, and how many of them have nobody. */
const servingIn = oncePerLook((hall, queue) => {
	const windows: readonly DeepReadonly<HallWindow>[] = Object.values(hall.ticketing.windows).filter((window) =>
		servesQueue(hall, window, queue)
	);
	return { windows, free: windows.filter(({ ticket }) => ticket === null).length };
});
export const windowsFor = (hall: ReadHall, queue: string) => servingIn(hall, queue).windows;
const places = oncePerLook((hall, queue) => placesIn(hall.ticketing, queue));

/** For a ticket that waits, or for whoever comes now with or without priority. */
export function promise(hall: ReadHall, queue: string, of: DeepReadonly<Ticket> | boolean): Wait {
	const { queues, recentService } = hall.ticketing;
	const ratio = hall.catalogue.policy?.ordinaryPerPriority ?? 1;
	const ahead = aheadOf(hall.ticketing, queue, of, ratio, () => places(hall, queue));
	const { windows, free } = servingIn(hall, queue);
	// Whoever comes next goes straight to a window that is free; with none free they wait for one to be.
	const before = Math.max(0, ahead + 1 - free);
	const usual = find(queues, queue)?.serviceMinutes ?? 0;
	return { ahead, minutes: estimateMinutes(before, windows.length, recentService[queue] ?? [], usual) };
}
