import type { Shown } from '$lib/hall/book.testing.ts';
import { THINGS } from '$lib/hall/model/transitions.ts';
import { AT_THE_DOOR, ofZone, type Seen } from './rule-book-wanted.ts';

/** One test and what it showed. */
export interface Witness extends Shown {
	/** from `src/lib/hall/` on */
	file: string;
	name: string;
}

/** Ascending by code unit: no machine's language changes the table. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The folder of the zone whose commands and events begin with these words. */
const ZONE: Readonly<Record<string, string>> = {
	ticket: 'ticketing',
	window: 'ticketing',
	day: 'ticketing',
	case: 'intake',
	person: 'intake',
	advice: 'guidance',
	task: 'approval',
	result: 'issuance',
	message: 'issuance',
	item: 'catalogue',
	calendar: 'calendar'
};

/** Whether a test stands in the zone that an entry is about: its event's (or, of a refusal, its command's). */
const isAtHome = (entry: string, { file }: Witness): boolean => {
	const name = entry.split('|').findLast((part) => part.includes('.')) ?? '';
	return file.startsWith(`${ZONE[name.split('.')[0] ?? ''] ?? 'access'}/`);
};

/** The test to read first: one that looks at it, stands where it belongs, and looks at little else. */
function before(entry: string) {
	const rank = (one: Witness) => [one.looked.includes(entry), isAtHome(entry, one)].map((good) => (good ? 0 : 1));
	return (a: Witness, b: Witness): number => {
		const [[looksA = 0, homeA = 0], [looksB = 0, homeB = 0]] = [rank(a), rank(b)];
		const many = a.looked.length - b.looked.length;
		return looksA - looksB || homeA - homeB || many || compare(a.file, b.file) || compare(a.name, b.name);
	};
}

type Kind = 'steps' | 'refusals' | 'others';

/** Each entry of one kind with the tests that show it, the one to read first at the front. */
function shownBy(tests: readonly Witness[], kind: Kind): [entry: string, tests: Witness[]][] {
	const entries = [...new Set(tests.flatMap((test) => test[kind]))].sort(compare);
	return entries.map((entry) => [entry, tests.filter((test) => test[kind].includes(entry)).sort(before(entry))]);
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** The test to read first, and how many more look at it; those that only pass by are not counted. */
function witness(entry: string, [first, ...others]: readonly Witness[]): string {
	if (!first) return '';
	const looking = others.filter(({ looked }) => looked.includes(entry)).length;
	return cell(`${first.name} — ${first.file}${looking === 0 ? '' : ` (and ${looking} more)`}`);
}

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly string[]): string[] => [
	row(...heads),
	row(...heads.map(() => '---')),
	...rows,
	''
];

const parts = (entry: string): string[] => entry.split('|');

export function seen(tests: readonly Witness[]): Seen {
	const entries = (kind: Kind) => shownBy(tests, kind).map(([entry]) => parts(entry));
	return {
		steps: entries('steps').map(([thing = '', from = '', command = '', event = '', to = '']) => ({
			thing,
			from,
			command,
			event,
			to
		})),
		refusals: entries('refusals').map(([code = '', command = '']) => ({ code, command })),
		others: entries('others').map(([command = '', event = '']) => ({ command, event }))
	};
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** The whole table, the same from every run. */
export function rendered(tests: readonly Witness[]): string {
	const [steps, refusals, others] = [
		shownBy(tests, 'steps'),
		shownBy(tests, 'refusals'),
		shownBy(tests, 'others')
	] as const;
	const transitions = THINGS.flatMap((thing) => {
		const rows = steps.filter(([entry]) => entry.startsWith(`${thing}|`));
		const lines = rows.map(([entry, by]) => row(...parts(entry).slice(1), witness(entry, by)));
		return [`## ${thing} (${rows.length})`, '', ...table(['from', 'command', 'event', 'to', 'shown by'], lines)];
	});
	const refused = (keep: (code: string) => boolean) => refusals.filter(([entry]) => keep(parts(entry)[0] ?? ''));
	const refusalRows = (rows: typeof refusals) =>
		table(
			['refusal', 'command', 'shown by'],
			rows.map(([entry, by]) => row(...parts(entry), witness(entry, by)))
		);
	const [zones, doors] = [refused(ofZone), refused((code) => !ofZone(code))];
	const codes = new Set(zones.map(([entry]) => parts(entry)[0])).size;
	const elsewhere = Object.entries(AT_THE_DOOR).sort(([a], [b]) => compare(a, b));
	return [
		'# The rule book',
		'',
		'Made from the tests in `src/lib/hall` by `npm run rule-book`, never by hand. Beside each line stands the test to read',
		'first; what properties press at random is not in it.',
		'',
		[
			counted(steps.length, 'transition', 'transitions'),
			`${counted(codes, 'refusal', 'refusals')} of the rules, ${zones.length} with the command that is refused`,
			counted(tests.length, 'test shows them', 'tests show them')
		].join('; ') + '.',
		'',
		'<!-- prettier-ignore-start -->',
		'',
		...transitions,
		`## Refusals of the rules (${codes})`,
		'',
		...refusalRows(zones),
		`## Refusals of the door that rules raise too (${new Set(doors.map(([entry]) => parts(entry)[0])).size})`,
		'',
		...refusalRows(doors),
		`## Refusals of the door alone (${elsewhere.length})`,
		'',
		...table(
			['refusal', 'shown in'],
			elsewhere.map(([code, file]) => row(code, file))
		),
		`## Events that move nothing that has a status (${others.length})`,
		'',
		...table(
			['command', 'event', 'shown by'],
			others.map(([entry, by]) => row(...parts(entry), witness(entry, by)))
		),
		'<!-- prettier-ignore-end -->',
		''
	].join('\n');
}
