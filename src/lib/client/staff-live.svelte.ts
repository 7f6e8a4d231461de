import type { PlayStatus } from './demo.ts';
import { Live } from './live.svelte.ts';

/** The live channel of a page of the staff, who are told more: public pages do without, and weigh less. */
export class StaffLive extends Live {
	/** how the demo that runs by itself stands */
	demo = $state.raw<PlayStatus>();
	/** The hall can keep what is asked of it. */
	saves = $state(true);
	protected override readonly told = ['me', 'demo', 'saves'];
}
