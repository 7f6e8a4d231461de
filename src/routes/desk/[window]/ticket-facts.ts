import type { Speech } from '$lib/i18n/i18n.ts';
import { timeWords } from '$lib/parts/words.ts';
import type { Tone } from '$lib/ui/tone.ts';
import type { Ticket } from './sitting.svelte.ts';

interface Fact {
	label: string;
	value: string;
}

/** What is known of the number at the window: never more of the person than a mask. */
export function factsOf(i18n: Speech, ticket: Ticket): Fact[] {
	const taken = { at: timeWords(i18n.language, ticket.takenAt), queue: i18n.say(ticket.queue) };
	const items = ticket.items.map((item) => i18n.say(item)).join(i18n.t('app.comma'));
	return [
		{ label: i18n.t('desk.identity'), value: ticket.identity ?? '' },
		{ label: i18n.t('desk.taken'), value: i18n.t('desk.taken.what', taken) },
		{ label: i18n.t('desk.matters'), value: items },
		{ label: i18n.t('desk.exception'), value: ticket.exception ?? '' },
		{ label: i18n.t('desk.note'), value: ticket.reason ?? '' }
	].filter(({ value }) => value !== '');
}

/** What must not be overlooked about it. */
export function marksOf(i18n: Speech, { priority, agent, requeues }: Ticket): { text: string; tone: Tone }[] {
	return [
		...(priority === null
			? []
			: [{ text: i18n.t('desk.priority', { ground: i18n.t(`priority.${priority}`) }), tone: 'active' as const }]),
		...(agent ? [{ text: i18n.t('desk.byAgent'), tone: 'neutral' as const }] : []),
		...(requeues > 0 ? [{ text: i18n.t('desk.requeued'), tone: 'neutral' as const }] : [])
	];
}
