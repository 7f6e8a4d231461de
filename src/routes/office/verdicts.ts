import type { VerdictWord } from '$lib/hall/intake/rules.ts';
import type { ViewData } from '$lib/hall/views.ts';
import type { Tone } from '$lib/ui/tone.ts';

/** Also for what nobody has looked at. */
export const VERDICT_TONES = {
	qualified: 'good',
	unqualified: 'bad',
	missing: 'warn',
	unchecked: 'neutral'
} as const satisfies Record<VerdictWord | 'unchecked', Tone>;

/** How many of the materials of a case were found how. Of those that are not necessary only what was brought counts. */
export function tally({ item, verdicts }: Pick<ViewData<'case'>, 'item' | 'verdicts'>) {
	const counts: Record<VerdictWord | 'unchecked', number> = { qualified: 0, unqualified: 0, missing: 0, unchecked: 0 };
	for (const { id, required } of item.materials) {
		const word = verdicts[id]?.verdict ?? 'unchecked';
		if (required || word === 'qualified' || word === 'unqualified') counts[word] += 1;
	}
	return counts;
}
