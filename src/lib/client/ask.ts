import type { CommandName } from '$lib/hall/access/rules.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { Flaw } from '$lib/hall/refusal.ts';

/** A named "no" from the door, with a sentence in the reader's language. */
export class Refused extends Error {
	constructor(
		readonly code: string,
		message: string,
		readonly details: Readonly<Record<string, unknown>>
	) {
		super(message);
		this.name = 'Refused';
	}

	/** what is wrong with which field of the payload */
	get flaws(): readonly Flaw[] {
		return Array.isArray(this.details['flaws']) ? (this.details['flaws'] as Flaw[]) : [];
	}
}

/** The server could not be reached; whether it was done shows when the same command is sent again. */
export class Unreachable extends Error {
	override readonly name = 'Unreachable';
}

export interface AskOptions {
	/** `{ "<kind>:<id>": version }` of what the person was looking at */
	expect?: Record<string, number>;
	/** the device whose page this is */
	as?: 'kiosk' | 'screen';
	/** the same id is the same command: keep it to ask again after `Unreachable` */
	id?: string;
}

const RETRIES = 3;
const PAUSE = 400;
/** A server that does not answer within this is taken for one that cannot be reached. */
const PATIENCE = 15_000;

/** An id for a command, of 128 random bits. `randomUUID` needs a secure page, and a hall's network often has none. */
export const newCommandId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/**
 * Sends one command. A lost answer is asked for again with the same id, so it is never done twice.
 * @throws Refused, or Unreachable when the server did not answer at all
 */
export async function ask<Name extends CommandName>(
	name: Name,
	payload: PayloadIn<Name>,
	{ expect, as, id = newCommandId() }: AskOptions = {}
): Promise<Record<string, unknown>> {
	const body = JSON.stringify({ id, payload, ...(expect ? { expect } : {}) });
	const headers = { 'content-type': 'application/json', ...(as ? { 'x-hall-as': as } : {}) };
	for (let attempt = 1; ; attempt += 1) {
		const response = await fetch(`/api/${name}`, {
			method: 'POST',
			headers,
			body,
			signal: AbortSignal.timeout(PATIENCE)
		}).catch(() => undefined);
		const again = response === undefined || response.status === 503;
		if (!again || attempt === RETRIES) return read(response);
		await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
	}
}

async function read(response: Response | undefined): Promise<Record<string, unknown>> {
	const answer = await answerOf(response);
	return 'result' in answer ? { ...(answer.result as object) } : {};
}

/** What the server says, if it is a yes. @throws Refused, or Unreachable */
export async function answerOf(response: Response | undefined): Promise<object> {
	const answer: unknown = await response?.json().catch(() => undefined);
	if (!response || answer === null || typeof answer !== 'object') throw new Unreachable();
	if (response.ok) return answer;
	const { code, message, details } = answer as { code?: string; message?: string; details?: Record<string, unknown> };
	throw new Refused(code ?? 'failed', message ?? '', details ?? {});
}
