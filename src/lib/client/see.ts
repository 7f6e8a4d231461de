import type { ViewName, ViewParam } from '$lib/hall/views.ts';
import { Refused, Unreachable } from './ask.ts';
import type { Seen } from './live.svelte.ts';

/**
 * One view, asked for once: what a watched view of something that was chosen on the page starts from. The parameter goes
 * in the body, so that nothing personal stands in a URL.
 * @throws Refused, or Unreachable when the server did not answer
 */
export async function see<Name extends ViewName>(name: Name, param: ViewParam<Name>): Promise<Seen<Name>> {
	const response = await fetch(`/api/view/${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(param)
	}).catch(() => undefined);
	const answer: unknown = await response?.json().catch(() => undefined);
	if (!response || answer === null || typeof answer !== 'object') throw new Unreachable();
	// The server's own view function made it: the two sides share its type.
	if (response.ok) return answer as Seen<Name>;
	const { code, message, details } = answer as { code?: string; message?: string; details?: Record<string, unknown> };
	throw new Refused(code ?? 'failed', message ?? '', details ?? {});
}
