import type { Me } from '$lib/hall/access/views.ts';
import { dayOf } from '$lib/hall/calendar/day.ts';
import type { Text } from '$lib/hall/contract.ts';
import type { ViewData } from '$lib/hall/views.ts';
import type { Speech } from '$lib/i18n/i18n.ts';
import { leftWords } from '$lib/parts/due.ts';
import { shortDayWords } from '$lib/parts/words.ts';
import type { Tone } from '$lib/ui/tone.ts';

type Office = ViewData<'office'>;
type TaskLine = Office['tasks'][number];
type CaseLine = Office['toConfirm'][number];

/** What is to be done, what is to be accepted, and what is waited for. */
export const LISTS = ['tasks', 'toConfirm', 'away'] as const;
export type List = (typeof LISTS)[number];

type DueKind = NonNullable<TaskLine['date']>['kind'];

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
	readonly step: Text | null;
	readonly sub: string;
	readonly applicant: string;
	readonly number: string;
	readonly due: Due | null;
	/** working days until the date that presses, negative when late; null while it does not run */
	readonly left: number | null;
	readonly mark: Words;
	/** I hold it */
	readonly mine: boolean;
	readonly parallel: boolean;
	/** everything by which it is found, in small letters */
	readonly found: string;
}

interface Due {
	readonly date: string;
	readonly datetime: string;
	readonly kind: DueKind;
	/** how long is left, in few words; and as the law counts it */
	readonly short: string;
	readonly words: string;
	readonly tone: Tone;
}

/** Whose turn it is: a task waits for its role, or for anybody of its department that the chief stands in for. */
function standOf(i18n: Speech, me: Me, line: TaskLine): Words {
	const { status, role, staff, staffName } = line;
	if (status === 'pending') {
		const mayTake = me.roles.includes(role) || me.roles.includes('chief');
		const forRole = { role: i18n.word(`role.${role}`, 'app.none') };
		return { words: i18n.t(mayTake ? 'office.toTake' : 'office.waitsFor', forRole), tone: 'waiting' };
	}
	if (status !== 'working')
		return { words: i18n.t(`task.${status}`), tone: status === 'sentBack' ? 'warn' : 'waiting' };
	const words = staff === me.id ? i18n.t('office.mine') : i18n.t('office.workedBy', { name: staffName ?? '' });
	return { words, tone: 'active' };
}

type Dated = Pick<TaskLine, 'date' | 'daysLeft'>;

function shortWords(i18n: Speech, left: number): string {
	if (left === 0) return i18n.t('office.due.today');
	return left < 0 ? i18n.t('office.due.over', { n: -left }) : i18n.t('office.due.left', { n: left });
}

function dueOf(i18n: Speech, { date, daysLeft }: Dated): Due | null {
	if (!date) return null;
	const { due, kind, running } = date;
	const day = { date: shortDayWords(i18n.language, due), datetime: due, kind };
	// What the applicant is waited for stops what was promised, never what the law demands.
	if (!running) return { ...day, short: i18n.t('office.due.stopped'), words: i18n.t('date.stopped'), tone: 'waiting' };
	return { ...day, short: shortWords(i18n, daysLeft), ...leftWords(i18n, daysLeft) };
}

const leftOf = ({ date, daysLeft }: Dated): number | null => (date?.running ? daysLeft : null);

/** Names in every language: whoever has learnt an item by its Chinese name types its initials also in English. */
const foundBy = (initials: string | null, ...words: readonly (Text | string | null)[]): string =>
	[initials, ...words.flatMap((one) => (one === null || typeof one === 'string' ? one : [one['zh-CN'], one.en]))]
		.filter(Boolean)
		.join(' ')
		.toLowerCase();

const taskLine = (i18n: Speech, me: Me, line: TaskLine): Line => ({
	id: line.id,
	case: line.case,
	item: line.item,
	step: line.step,
	sub: [i18n.say(line.step), line.round > 1 && i18n.t('office.round', { n: line.round })].filter(Boolean).join(' · '),
	applicant: line.applicant ?? '',
	number: line.shortNo ?? '',
	due: dueOf(i18n, line),
	left: leftOf(line),
	mark: standOf(i18n, me, line),
	mine: line.staff === me.id,
	parallel: line.parallel,
	found: foundBy(line.initials, line.item, line.step, line.applicant ?? null, line.shortNo, line.staffName)
});

const caseLine = (i18n: Speech, line: CaseLine): Line => ({
	id: line.id,
	case: line.id,
	item: line.item,
	step: null,
	sub: i18n.t('office.receivedAt', { at: shortDayWords(i18n.language, dayOf(line.receivedAt)) }),
	applicant: line.applicant ?? '',
	number: line.receiptNo ?? '',
	due: dueOf(i18n, line),
	left: leftOf(line),
	mark: line.again
		? { words: i18n.t('office.again'), tone: 'warn' }
		: { words: i18n.t('office.toConfirm'), tone: 'waiting' },
	mine: false,
	parallel: false,
	found: foundBy(line.initials, line.item, line.applicant ?? null, line.receiptNo)
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
