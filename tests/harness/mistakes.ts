import { fileOf, REFERENCE } from './presets.ts';
import { withAt, type Path } from './mutants.ts';

const { preset, demo } = REFERENCE;
const [first] = preset.items;
if (!first) throw new Error('the reference hall has items');
const [one, other, ...rest] = first.flow;

/** One thing wrong in a preset. */
export interface Mistake {
	readonly what: string;
	/** where it is made: `items.0.promisedLimit` */
	readonly at: string;
	readonly put: unknown;
	/** what is said of it; empty where only the place matters */
	readonly says: string;
	/** the place that is named, where that is another one */
	readonly there?: string;
}

const UNKNOWN = 'unknown-reference';

export const MISTAKES: readonly Mistake[] = [
	{
		what: 'a promise beyond the law',
		at: 'items.0.promisedLimit',
		put: { value: 31, unit: 'workingDay' },
		says: 'promise-beyond-statute'
	},
	{
		what: 'a step before those that it waits for',
		at: 'items.0.flow',
		put: [...rest, one, other],
		says: 'step-order',
		there: 'items.0.flow.0.after'
	},
	{ what: 'a step that waits for itself', at: 'items.0.flow.0.after', put: [one?.id], says: 'step-order' },
	{ what: 'a step that waits for nobody knows what', at: 'items.0.flow.1.after', put: ['nowhere'], says: 'step-order' },
	{
		what: 'a step that nothing waits for',
		at: 'items.0.flow.2.after',
		put: [one?.id],
		says: 'step-leads-nowhere',
		there: 'items.0.flow.1'
	},
	{ what: 'the same step twice', at: 'items.0.flow', put: [one, one, ...rest], says: 'duplicate' },
	{ what: 'a flow that decides nothing', at: 'items.0.flow', put: [one, other], says: 'one-decision-last' },
	{
		what: 'a decision in the middle',
		at: 'items.0.flow.0.kind',
		put: 'decide',
		says: 'one-decision-last',
		there: 'items.0.flow'
	},
	{ what: 'a step of a department that is not there', at: 'items.0.flow.0.department', put: 'nobody', says: UNKNOWN },
	{ what: 'a step of a role that decides nothing', at: 'items.0.flow.0.role', put: 'clerk', says: '' },
	{ what: 'a queue in a zone that is not there', at: 'queues.0.zone', put: 'attic', says: UNKNOWN },
	{ what: 'a window in a zone that is not there', at: 'windows.0.zone', put: 'attic', says: UNKNOWN },
	{ what: 'a window for a queue that is not there', at: 'windows.2.queues', put: ['bdc', 'zz'], says: UNKNOWN },
	{ what: 'an item for a queue that is not there', at: 'items.3.queue', put: 'zz', says: UNKNOWN },
	{ what: 'an item of a department that is not there', at: 'items.3.department', put: 'zz', says: UNKNOWN },
	{ what: 'two windows of one name', at: 'windows.1.id', put: 'w01', says: 'duplicate', there: 'windows' },
	{ what: 'two queues of one letter', at: 'queues.1.prefix', put: 'B', says: 'duplicate', there: 'queues' },
	{
		what: 'two materials of one name',
		at: 'items.0.materials.1.id',
		put: first.materials[0]?.id,
		says: 'duplicate',
		there: 'items.0.materials'
	},
	{
		what: 'a choice without choices',
		at: 'items.0.form.0.type',
		put: 'choice',
		says: 'choices-needed',
		there: 'items.0.form.0.choices'
	},
	{ what: 'a mistyped credit code', at: 'departments.0.creditCode', put: '11410899MB1D000479', says: 'creditCode' },
	{ what: 'a number of days that is none', at: 'items.0.promisedLimit.value', put: -1, says: '' },
	{ what: 'a time that is none', at: 'policy.opens', put: '24:30', says: 'time' },
	{ what: 'reminders that go back', at: 'policy.reminderDays', put: [7, 3], says: 'ascending' },
	{ what: 'a field that nobody knows', at: 'policy.lunch', put: '12:00', says: 'unknown-field' },
	{ what: 'a zone of a kind that nobody knows', at: 'zones.0.kind', put: 'cellar', says: '' },
	{ what: 'no word in one of the languages', at: 'items.0.name.en', put: '', says: '' },
	{ what: 'a day off that is none', at: 'calendar.off.2026-02-30', put: '春节', says: 'calendar.notADay' },
	{ what: 'a day off without a name', at: 'calendar.off.2026-12-25', put: '', says: 'calendar.nameMissing' },
	{
		what: 'a day of work that is worked anyway',
		at: 'calendar.work.2026-12-25',
		put: '补班',
		says: 'calendar.workOnWeekday'
	},
	{
		what: 'a day beyond what the calendar covers',
		at: 'calendar.off.2031-01-01',
		put: '元旦',
		says: 'calendar.beyondCoverage'
	}
];

const pathOf = (place: string): Path => place.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** The reference preset with the mistakes in it. */
export const spoiled = (...mistakes: readonly Mistake[]): unknown =>
	mistakes.reduce<unknown>((copy, { at, put }) => withAt(copy, pathOf(at), put), preset);

/** As a file that `PRESET` can name. */
export const spoiledFile = (...mistakes: readonly Mistake[]): string => fileOf({ preset: spoiled(...mistakes), demo });
