import { Refused, Unreachable } from '$lib/client/ask.ts';
import type { Seen } from '$lib/client/live.svelte.ts';
import type { ViewName, ViewParam } from '$lib/hall/views.ts';

/**
 * A view as it is now, for what a page opens after it was painted; from then on the live channel pushes it.
 * @throws Refused, or Unreachable when the server did not answer
 */
export async function see<Name extends ViewName>(
	name: Name,
	param: ViewParam<Name> & Readonly<Record<string, string>>
): Promise<Seen<Name>> {
	const response = await fetch(`/api/view/${name}?${new URLSearchParams(param).toString()}`).catch(() => undefined);
	const answer: unknown = await response?.json().catch(() => undefined);
	if (!response || answer === null || typeof answer !== 'object') throw new Unreachable();
	if (response.ok) return answer as Seen<Name>;
	const { code, message, details } = answer as { code?: string; message?: string; details?: Record<string, unknown> };
	throw new Refused(code ?? 'failed', message ?? '', details ?? {});
}
