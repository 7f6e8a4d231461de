import type { Me } from '$lib/hall/access/views.ts';
import type { Text } from '$lib/hall/contract.ts';
import type { ViewData } from '$lib/hall/views.ts';
import type { Speech } from '$lib/i18n/i18n.ts';
import { leftWords } from '$lib/parts/due.ts';
import { shortDayWords, shortMomentWords } from '$lib/parts/words.ts';
import type { Tone } from '$lib/ui/tone.ts';

type Office = ViewData<'office'>;
type TaskLine = Office['tasks'][number];
type CaseLine = Office['toConfirm'][number];

/** What is to be done, what is to be accepted, and what is waited for. */
export const LISTS = ['tasks', 'toConfirm', 'away'] as const;
export type List = (typeof LISTS)[number];

interface Words {
	readonly words: string;
	readonly tone: Tone;
}
/** A line of any of the lists, as it is shown. */
export interface Line {
	/** of the task; of the case where it has none yet */
	readonly id: string;
	readonly case: string;
	readonly item: Text;
	readonly sub: string;
	readonly applicant: string;
	readonly number: string;
	readonly due: (Words & { readonly date: string; readonly datetime: string }) | null;
	readonly mark: Words;
}

/** Whose turn it is: a task waits for its role, or for anybody of its department that the chief stands in for. */
function standOf(i18n: Speech, me: Me, line: TaskLine): Words {
	const { status, role, staff, staffName } = line;
	if (status === 'pending') {
		const mayTake = me.roles.includes(role) || me.roles.includes('chief');
		const forRole = { role: i18n.word(`role.${role}`, 'app.none') };
		return { words: i18n.t(mayTake ? 'task.pending' : 'office.waitsFor', forRole), tone: 'waiting' };
	}
	if (status !== 'working')
		return { words: i18n.t(`task.${status}`), tone: status === 'sentBack' ? 'warn' : 'waiting' };
	const words = staff === me.id ? i18n.t('office.mine') : i18n.t('office.workedBy', { name: staffName ?? '' });
	return { words, tone: 'active' };
}

function dueOf(i18n: Speech, { date, daysLeft }: Pick<TaskLine, 'date' | 'daysLeft'>): Line['due'] {
	if (!date) return null;
	// What the applicant is waited for stops what was promised, never what the law demands.
	const left: Words = !date.running ? { words: i18n.t('date.stopped'), tone: 'waiting' } : leftWords(i18n, daysLeft);
	return { ...left, date: shortDayWords(i18n.language, date.due), datetime: date.due };
}

const taskLine = (i18n: Speech, me: Me, line: TaskLine): Line => ({
	id: line.id,
	case: line.case,
	item: line.item,
	sub: [i18n.say(line.step), line.round > 1 && i18n.t('office.round', { n: line.round })].filter(Boolean).join(' · '),
	applicant: line.applicant ?? '',
	number: line.shortNo ?? '',
	due: dueOf(i18n, line),
	mark: standOf(i18n, me, line)
});

const caseLine = (i18n: Speech, line: CaseLine): Line => ({
	id: line.id,
	case: line.id,
	item: line.item,
	sub: i18n.t('office.receivedAt', { at: shortMomentWords(i18n.language, line.receivedAt) }),
	applicant: line.applicant ?? '',
	number: line.receiptNo ?? '',
	due: dueOf(i18n, line),
	mark: line.again
		? { words: i18n.t('office.again'), tone: 'warn' }
		: { words: i18n.t('office.toConfirm'), tone: 'waiting' }
});

export const linesOf = (i18n: Speech, me: Me, office: Office, list: List): Line[] =>
	list === 'toConfirm'
		? office.toConfirm.map((line) => caseLine(i18n, line))
		: office[list].map((line) => taskLine(i18n, me, line));

/** How many there are, also those that do not fit on the page. */
export const countOf = (office: Office, list: List): number =>
	({ tasks: office.open, toConfirm: office.confirmations, away: office.waitingElsewhere })[list];

/** The list in which something stands, if it still is in one. */
export const listOf = (office: Office, id: string): List | undefined =>
	LISTS.find((list) => office[list].some((line) => line.id === id));
