import type { Text } from '$lib/hall/contract.ts';
import type { ViewData } from '$lib/hall/views.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

/** What the hall screen says of the hall's own rules. */
export type Rules = ViewData<'screen.hall'>['rules'];

interface Line {
	readonly name: Text;
	readonly waiting: number;
	readonly windows: number;
}

/**
 * `before` and `over`: outside office hours, and nobody works or waits. `late`: after closing, and numbers are still
 * served. `rest`: within office hours no window is open and nobody waits. `holiday`: nobody works today.
 */
export type Phase = 'before' | 'open' | 'late' | 'rest' | 'over' | 'holiday';

/** `time`: the hall's clock, `HH:mm`. */
export function phaseOf(rules: Rules, time: string, queues: readonly Line[]): Phase {
	const lives = queues.some(({ waiting, windows }) => waiting > 0 || windows > 0);
	if (!rules) return 'open';
	if (!rules.works && !lives) return 'holiday';
	if (time >= rules.closes) return lives ? 'late' : 'over';
	if (lives) return 'open';
	return time < rules.opens ? 'before' : 'rest';
}

export interface Notice {
	readonly key: MessageKey;
	readonly words: Readonly<Record<string, string | number>>;
	/** something is not as one would expect it */
	readonly warns?: true;
}

/** What is true now goes before what is always true. */
export function noticesOf(
	rules: Rules,
	phase: Phase,
	queues: readonly Line[],
	join: (names: readonly Text[]) => string
): Notice[] {
	if (!rules) return [];
	const { opens, closes, recalls, requeue, ordinaryPerPriority: ordinary } = rules;
	const unserved = phase === 'open' || phase === 'late' ? queues.filter(({ windows }) => windows === 0) : [];
	return [
		...(phase === 'late' ? [{ key: 'screen.notice.late', words: {} } as const] : []),
		...(unserved.length > 0
			? [
					{
						key: 'screen.notice.unserved',
						words: { queues: join(unserved.map(({ name }) => name)) },
						warns: true
					} as const
				]
			: []),
		{ key: 'screen.notice.hours', words: { opens, closes } },
		{ key: 'screen.notice.bring', words: {} },
		requeue.times > 0
			? { key: 'screen.notice.requeue', words: { calls: recalls.times + 1, behind: requeue.behind } }
			: { key: 'screen.notice.missed', words: { calls: recalls.times + 1 } },
		{ key: 'screen.notice.priority', words: { ordinary } }
	];
}
