import { dayOf, instantOf } from '$lib/hall/calendar/day.ts';
import type { DemoStaff, PresetFile } from '$lib/hall/catalogue/schema.ts';
import { clerk } from './clerk.ts';
import { approver, type Approver } from './office.ts';
import { adviser, closing, gateway, guide, issuer } from './others.ts';
import { anew, evening, returning, type Living } from './living.ts';
import { personOf } from './people.ts';
import { minutes, type Play, type Script } from './play.ts';
import { createStage, type Stage } from './stage.ts';

/** A day's worth of people: how many numbers, and when the hall is fullest. */
export interface DayPlan {
	/** numbers taken at the kiosk by people of their own accord; those who come back are more */
	readonly visitors: number;
	/** epoch milliseconds: first and last arrival */
	readonly from: number;
	readonly to: number;
	/** middle of each peak, epoch milliseconds */
	readonly peaks: readonly number[];
	/** nobody new is called after this */
	readonly until: number;
	/** how long things take: 1 on an ordinary day */
	readonly pace: number;
	/** the duty manager closes the day at `until` */
	readonly closes: boolean;
	/** whether the departments behind work too, and the shelf is filled */
	readonly behind: boolean;
	/** how many come with a question only, and no matter to apply for */
	readonly casual: number;
}

/** A whole working day with two peaks. */
export function wholeDay({ preset }: PresetFile, now: number, visitors: number): DayPlan {
	const day = dayOf(now);
	const { opens, closes } = preset.policy;
	const from = instantOf(day, opens);
	const to = instantOf(day, closes);
	const peaks = [instantOf(day, '09:50'), instantOf(day, '15:00')];
	return {
		visitors,
		from,
		to: to - minutes(25),
		peaks,
		until: to + minutes(20),
		pace: 0.6,
		closes: true,
		behind: true,
		casual: 0.14
	};
}

/** Where people go, and how many. */
const ARRIVALS = { intake: 8, guidance: 1, pickup: 0.6 } as const;

/** Some come spread over the day, most around one of the peaks. */
function arrival(play: Play, { from, to, peaks }: DayPlan): number {
	const { random } = play;
	if (random.chance(0.35)) return from + Math.floor(random.next() * (to - from));
	const spread = random.next() + random.next() + random.next() - 1.5;
	const at = play.pick(peaks) + Math.round(spread * minutes(70));
	return at < from || at > to ? from + Math.floor(random.next() * (to - from)) : at;
}

/** One visitor of the day, with one matter or two, or only a question. */
function visitor(stage: Stage, { preset }: PresetFile, n: number, casual: number): () => void {
	const { play } = stage;
	const person = personOf(play, n);
	const queue = play.pick(preset.queues, ({ id, purpose }) => {
		const items = preset.items.filter((item) => item.queue === id).length;
		return ARRIVALS[purpose] * (purpose === 'intake' ? Math.min(items, 14) : 10);
	});
	const offered = play.items.filter((item) => queue.purpose === 'guidance' || item.queue === queue.id);
	const weight = (item: (typeof offered)[number]) =>
		({ immediate: 5, promised: 3, joint: 1, reportUp: 1 })[item.caseType];
	const wanted = play.random.chance(0.12) ? 2 : 1;
	const matters =
		queue.purpose === 'pickup' || offered.length === 0 || play.random.chance(casual)
			? []
			: Array.from({ length: wanted }, () => play.pick(offered, weight).id);
	return () => stage.comesFor(person, queue.id, [...new Set(matters)], 0);
}

async function* arrive(go: () => void): Script {
	go();
	yield 0;
}

const approverOf = (staff: DemoStaff): Approver[] =>
	(['handler', 'reviewer', 'chief'] as const).flatMap((role) =>
		staff.department !== null && staff.roles.includes(role)
			? [{ who: staff.username, role, department: staff.department }]
			: []
	);

/** Who works at each window in a play: the first of the staff who may. */
export const castOf = ({ demo }: PresetFile): Map<string, DemoStaff> => {
	const cast = new Map<string, DemoStaff>();
	for (const staff of demo.staff) {
		const window = staff.windows[0];
		if (window !== undefined && !cast.has(window)) cast.set(window, staff);
	}
	return cast;
};

/** What somebody of the staff does all day. */
function workOf(stage: Stage, staff: DemoStaff, plan: DayPlan, { at, meal }: { at: string | null; meal: number }) {
	const { username: who, roles } = staff;
	const work: (() => Script)[] = [];
	if (at !== null) {
		const one = { who, window: at };
		if (roles.includes('clerk')) work.push(() => clerk(stage, { ...one, meal }));
		if (roles.includes('issuer')) work.push(() => issuer(stage, { ...one, shelf: plan.behind }));
		if (roles.includes('adviser')) work.push(() => adviser(stage, one));
	}
	for (const behind of plan.behind ? approverOf(staff) : []) work.push(() => approver(stage, behind));
	if (roles.includes('guide')) work.push(() => guide(stage, who));
	return work;
}

/** Puts everybody onto the stage for what is left of one day. Nothing happens until the play runs. */
export function stageDay(
	play: Play,
	file: PresetFile,
	plan: DayPlan,
	{ firstPerson = 0, living = null }: { firstPerson?: number; living?: Living | null } = {}
): Stage {
	const { preset, demo } = file;
	const pickup = preset.queues.find((queue) => queue.purpose === 'pickup')?.id ?? '';
	const { until, pace, from } = plan;
	const stage = createStage({ play, until, pace, recalls: preset.policy.recalls, noShow: 0.06, pickup, living });
	const begin = (who: string, script: () => Script, at: number) =>
		play.begin(living ? anew(stage, who, script) : script(), at);

	const cast = castOf(file);
	const first = Math.max(from - minutes(5), play.now);
	demo.staff.forEach((staff, index) => {
		const window = staff.windows[0];
		const at = window !== undefined && cast.get(window) === staff ? window : null;
		const meal = from + minutes(200 + (index % 4) * 35);
		for (const script of workOf(stage, staff, plan, { at, meal })) begin(staff.username, script, first + index * 2000);
		if (staff.roles.includes('dutyManager') && plan.closes) play.begin(closing(stage, staff.username), until);
	});
	begin('gateway', () => gateway(stage), from);
	for (let n = 0; n < plan.visitors; n += 1) {
		const at = arrival(play, plan);
		const comes = visitor(stage, file, firstPerson + n, plan.casual);
		// Who would have come before the play began does not come.
		if (at >= play.now) play.begin(arrive(comes), at);
	}
	return stage;
}

/** The same for a hall in which people are at work too; `over` is told when the day has ended. */
export function stageLivingDay(play: Play, file: PresetFile, plan: DayPlan, living: Living, over: () => void): void {
	const stage = stageDay(play, file, plan, { living });
	play.begin(returning(stage, living));
	play.begin(evening(stage, living, over));
}
