import type { Tone } from '$lib/ui/tone.ts';
import type { Task } from './flow.ts';

const TONES = {
	pending: 'waiting',
	working: 'active',
	sentBack: 'warn',
	forwarded: 'waiting',
	passed: 'good',
	returned: 'warn',
	cancelled: 'neutral',
	decided: 'good'
} as const satisfies Record<Task['status'], Tone>;

/** Somebody's advice against, or a decision against, is no good sign; what was sent up is neither. */
export function toneOf({ status, recommends }: Pick<Task, 'status' | 'recommends'>): Tone {
	const against = recommends === 'deny' || recommends === 'terminate';
	return against && (status === 'passed' || status === 'decided') ? 'bad' : TONES[status];
}
