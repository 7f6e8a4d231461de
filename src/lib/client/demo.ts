import { Refused, Unreachable } from './ask.ts';

/** How the demo that runs by itself stands. */
export interface PlayStatus {
	readonly playing: boolean;
	/** times as fast as real time */
	readonly scale: number;
	/** windows whose work a person does */
	readonly taken: readonly string[];
}

export type PlayOrder =
	| { readonly playing?: boolean; readonly scale?: number }
	| { readonly takeOver: string }
	| { readonly giveBack: string };

/**
 * Starts, paces or stops the demo that runs by itself, or takes a window over from it.
 * @throws Refused, or Unreachable when the server did not answer
 */
export async function askPlay(order: PlayOrder): Promise<PlayStatus> {
	const response = await fetch('/api/demo/play', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(order)
	}).catch(() => undefined);
	const answer: unknown = await response?.json().catch(() => undefined);
	if (!response || answer === null || typeof answer !== 'object') throw new Unreachable();
	// The endpoint made it by the same type.
	if (response.ok) return answer as PlayStatus;
	const { code, message, details } = answer as { code?: string; message?: string; details?: Record<string, unknown> };
	throw new Refused(code ?? 'failed', message ?? '', details ?? {});
}
