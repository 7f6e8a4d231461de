import type { ViewData } from '$lib/hall/views.ts';

export type Duty = ViewData<'duty'>;
export type DutyWindow = Duty['windows'][number];
export type DutyQueue = Duty['queues'][number];

/** What is being dealt with beside the board: one thing at a time. */
export type Open =
	| { readonly at: 'window'; readonly id: string }
	| { readonly at: 'queue'; readonly id: string }
	| { readonly at: 'find'; readonly number: string }
	| { readonly at: 'take' }
	| { readonly at: 'day' };
