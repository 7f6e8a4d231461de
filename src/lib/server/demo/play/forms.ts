import type { FormField, Item } from '$lib/hall/catalogue/schema.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import { addDays, dayOf } from '$lib/hall/calendar/day.ts';
import type { Person } from './people.ts';
import type { Play } from './play.ts';
import { written } from './texts.ts';

const STREETS = ['解放路', '人民路', '民主路', '建设路', '丰收路', '塔南路', '工业路', '文汇路'];
const FIRMS = ['恒信', '天瑞', '金谷', '太行', '云台', '怀川', '沁阳河', '博通'];
const TRADES = ['商贸', '建材', '餐饮管理', '科技', '物流', '机械制造'];

export const addressOf = (play: Play): string =>
	`示范市示范区${play.pick(STREETS)}${1 + play.random.below(300)}号${1 + play.random.below(20)}号楼${101 + play.random.below(900)}室`;
export const firmOf = (play: Play): string => `示范市${play.pick(FIRMS)}${play.pick(TRADES)}有限公司`;
/** Passes the checks of GB 32100 and belongs to nobody. */
export const FIRM_CODE = '91410899MA4BLE3T3N';

type Value = string | number;
type Maker = (play: Play, field: DeepReadonly<FormField>, person: Person) => Value;

const inRange: Maker = (play, { min = 1, max = 500 }) =>
	Math.max(min, Math.round(min + play.random.next() * (Math.min(max, min + 400) - min)));

/** Something that somebody would fill in, for each kind of field. */
const MAKERS = {
	text: (play, { id }) => written(id, play.random.below(9000) + 1000),
	number: inRange,
	money: (play, { min = 0, max = 900_000_000 }) => Math.min(max, min + (1 + play.random.below(900)) * 100_000),
	date: (play) => addDays(dayOf(play.now), -1 - play.random.below(60)),
	choice: (play, { choices = [] }) => play.pick(choices).id,
	name: (_, __, person) => person.name,
	identity: (_, __, person) => person.identity,
	creditCode: () => FIRM_CODE,
	phone: (_, __, person) => person.phone,
	address: (play) => addressOf(play)
} as const satisfies Record<FormField['type'], Maker>;

/** The item's form as this person fills it in: all that is required, and now and then what is not. */
export function filledForm(play: Play, item: DeepReadonly<Item>, person: Person): Record<string, Value> {
	return Object.fromEntries(
		item.form
			.filter((field) => field.required || play.random.chance(0.4))
			.map((field) => [field.id, MAKERS[field.type](play, field, person)])
	);
}
