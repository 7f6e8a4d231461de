import { invalidateAll } from '$app/navigation';
import type { Language } from '$lib/hall/contract.ts';

/**
 * Switches the language without leaving the page: a page that cannot be loaded just now would leave the machine dead
 * until somebody comes with a keyboard.
 */
export async function speak(language: Language): Promise<void> {
	const body = new URLSearchParams({ language });
	const answer = await fetch('/language', { method: 'POST', body, redirect: 'manual' }).catch(() => undefined);
	if (answer) await invalidateAll();
}
