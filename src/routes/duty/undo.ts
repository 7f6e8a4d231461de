import type { CommandName } from '$lib/hall/access/rules.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import { ask } from '$lib/client/ask.ts';
import type { Speech } from '$lib/i18n/i18n.ts';
import { toasts } from '$lib/ui/toasts.svelte.ts';

/** Says what was done, with the command that takes it back. The hall may have moved on meanwhile: then that is said. */
export function doneWithUndo<Name extends CommandName>(
	i18n: Speech,
	text: string,
	name: Name,
	payload: PayloadIn<Name>
): void {
	const run = async () => {
		try {
			await ask(name, payload);
			toasts.show(i18n.t('duty.undone', { text }), { tone: 'neutral' });
		} catch {
			toasts.show(i18n.t('duty.undo.not', { text }), { tone: 'warn' });
		}
	};
	toasts.show(text, { action: { label: i18n.t('duty.undo'), run: () => void run() } });
}
