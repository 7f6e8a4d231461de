import type { PayloadIn } from '$lib/hall/commands.ts';
import type { DutyWindow } from './open.ts';

/** The window as it is, with other queues. */
export const defined = (
	{ id, name, zone, place }: Pick<DutyWindow, 'id' | 'name' | 'zone' | 'place'>,
	queues: readonly string[]
): PayloadIn<'window.define'> => ({ id, name, zone, place: { ...place }, queues: [...queues] });
