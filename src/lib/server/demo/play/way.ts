import type { CommandName } from '$lib/hall/access/rules.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { Json } from '$lib/hall/decider.ts';
import type { RefusalCode } from '$lib/hall/refusal.ts';
import type { ViewData, ViewName, ViewParam } from '$lib/hall/views.ts';

export type Expect = Readonly<Record<string, number>>;
export type Answered = Readonly<Record<string, Json | undefined>>;

/** A "no" on the way into the hall, however far away the hall is. */
export class Refused extends Error {
	override readonly name = 'Refused';
	constructor(
		readonly who: string,
		readonly asked: string,
		readonly code: RefusalCode,
		details: unknown
	) {
		super(`${who} asked ${asked} and was refused: ${code} ${JSON.stringify(details)}`);
	}
}

/**
 * The way into a hall for those who play in it: each signs in under their own name (`kiosk` and `gateway` are devices).
 * The demo goes through the door in process, `npm run simulate` over the public API.
 */
export interface Way {
	/** @throws Refused */
	ask<Name extends CommandName>(who: string, name: Name, payload: PayloadIn<Name>, expect?: Expect): Promise<Answered>;
	/** @throws Refused */
	see<Name extends ViewName>(who: string, name: Name, param: ViewParam<Name>): Promise<ViewData<Name>>;
	/**
	 * Until the hall's clock shows `instant`: waits for it, unless the play is halted, or sets it. Returns what the clock
	 * shows then.
	 */
	reach(instant: number, halted: AbortSignal): Promise<number>;
}
