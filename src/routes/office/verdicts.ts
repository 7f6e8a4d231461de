import type { VerdictWord } from '$lib/hall/intake/rules.ts';
import type { Tone } from '$lib/ui/tone.ts';

/** Also for what nobody has looked at. */
export const VERDICT_TONES = {
	qualified: 'good',
	unqualified: 'bad',
	missing: 'warn',
	unchecked: 'neutral'
} as const satisfies Record<VerdictWord | 'unchecked', Tone>;
