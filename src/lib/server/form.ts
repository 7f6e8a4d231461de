import { Refusal, sentence, type Flaw } from '$lib/hall/refusal.ts';
import type { Language } from '$lib/hall/contract.ts';

/** A form's text; a file in its place is none. */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** An id for a command that a form sends: made with the page, so that sending the form twice does it once. */
export const commandId = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex');

export interface Refused {
	readonly status: number;
	readonly code: string;
	readonly message: string;
	readonly flaws: readonly Flaw[];
}

/** A refusal as a form's page shows it; anything else is a defect and goes on to the error page. */
export function refusedBy(error: unknown, language: Language): Refused {
	if (!(error instanceof Refusal)) throw error;
	const { status, code, details } = error;
	const flaws = Array.isArray(details['flaws']) ? (details['flaws'] as readonly Flaw[]) : [];
	return { status, code, message: sentence(code, details, language), flaws };
}
