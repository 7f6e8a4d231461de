import { find, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import type { HallWindow, Ticket } from './state.ts';
import { aheadOf, servesQueue } from './line.ts';
import { estimateMinutes } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/** What somebody is told of their wait: people ahead, and minutes; null while no window serves the queue. */
export interface Wait {
	ahead: number;
	minutes: number | null;
}

export const windowsFor = (hall: ReadHall, queue: string): DeepReadonly<HallWindow>[] =>
	Object.values(hall.ticketing.windows).filter((window) => servesQueue(hall, window, queue));

/** For a ticket that waits, or for whoever comes now with or without priority. */
export function promise(hall: ReadHall, queue: string, of: DeepReadonly<Ticket> | boolean): Wait {
	const { queues, recentService } = hall.ticketing;
	const ahead = aheadOf(hall.ticketing, queue, of, hall.catalogue.policy?.ordinaryPerPriority ?? 1);
	const serving = windowsFor(hall, queue);
	const free = serving.filter((window) => window.ticket === null).length;
	// Whoever comes next goes straight to a window that is free; with none free they wait for one to be.
	const before = Math.max(0, ahead + 1 - free);
	const usual = find(queues, queue)?.serviceMinutes ?? 0;
	return { ahead, minutes: estimateMinutes(before, serving.length, recentService[queue] ?? [], usual) };
}
