import type { ViewData } from '$lib/hall/views.ts';

type Desk = ViewData<'desk'>;

/** What the hall promises to whoever was called and is not here yet (3.1(5)). */
export interface RecallStand {
	readonly recalls: number;
	readonly times: number;
	/** seconds until the number may be called again, or counts as missed */
	readonly wait: number;
	readonly mayRecall: boolean;
	readonly mayMiss: boolean;
}

type Called = Pick<NonNullable<Desk['ticket']>, 'heardAt' | 'recalls'>;

/** As the hall will decide it: the same promise, reckoned in whole seconds so that it never allows too soon. */
export function recallStand({ heardAt, recalls }: Called, promise: Desk['recalls'], now: number): RecallStand {
	const wait = Math.max(0, Math.ceil(((heardAt ?? now) + promise.seconds * 1000 - now) / 1000));
	return {
		recalls,
		times: promise.times,
		wait,
		mayRecall: wait === 0,
		mayMiss: wait === 0 && recalls >= promise.times
	};
}
