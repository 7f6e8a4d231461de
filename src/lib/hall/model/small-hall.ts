import type { StaffRole } from '../access/rules.ts';
import type { Item, Policy, Preset, Step } from '../catalogue/schema.ts';
import { ADMIN, PRESET, Story } from '../testing.ts';

/**
 * A hall so small that people get into each other's way all the time, with limits so short that what takes weeks in a
 * real one comes within a few days: six windows, nine items of every kind of flow, three departments.
 */
const WINDOWS = ['w01', 'w08', 'w11', 'w12', 'w14', 'w15'];
const ITEMS = [
	'medical-insurance',
	'company-setup',
	'small-catering',
	'secondhand-transfer',
	'food-licence',
	'restaurant-start',
	'newborn',
	'identity-card',
	'land-preview-siting'
];
export const DEPARTMENTS = ['scjg', 'zrzy', 'swj'];
const HOME: Readonly<Record<string, string>> = {
	ybj: 'swj',
	cgj: 'swj',
	zjj: 'zrzy',
	wjw: 'scjg',
	gaj: 'zrzy',
	rsj: 'swj'
};
const home = (department: string): string => HOME[department] ?? department;

/** Branches of different depth: `fire` may be returned to `food` while `lead` is being done again for `signs`. */
const AFTER: Readonly<Record<string, string[]>> = { fire: ['food'], review: ['signs', 'fire'] };

const branching = (step: Step): Step => ({ ...step, after: AFTER[step.id] ?? step.after });

function small(item: Item): Item {
	const flow = item.flow.map((step) => ({ ...step, department: home(step.department) }));
	return {
		...item,
		department: home(item.department),
		// Nobody sees the words here, and every comparison of two halls reads them.
		materials: item.materials.map(({ note: _, ...material }) => material),
		flow: item.id === 'restaurant-start' ? flow.map(branching) : flow,
		queue: item.queue === 'tz' ? 'bdc' : item.queue
	};
}

const QUICK: Partial<Policy> = {
	correctionDays: 2,
	draftDays: 4,
	recalls: { times: 2, seconds: 20 },
	reminderDays: [1, 2, 4],
	unclaimedDays: 5,
	// At a hall's end whatever is left is put somewhere.
	shelf: { zones: 26, rows: 99, places: 99 }
};
/** What halls set differently and the rules of the line depend on. */
export const POLICIES: readonly Partial<Policy>[] = [
	{ requeue: { times: 1, behind: 2 }, ordinaryPerPriority: 2 },
	{ requeue: { times: 2, behind: 0 }, ordinaryPerPriority: 1, recalls: { times: 0, seconds: 0 } },
	{ requeue: { times: 0, behind: 3 }, ordinaryPerPriority: 3 }
];

const smallPreset = (policy: Partial<Policy>): Preset => ({
	...PRESET,
	policy: { ...PRESET.policy, ...QUICK, ...policy },
	departments: PRESET.departments.filter(({ id }) => DEPARTMENTS.includes(id)),
	windows: PRESET.windows.filter(({ id }) => WINDOWS.includes(id)),
	items: PRESET.items.filter(({ id }) => ITEMS.includes(id)).map(small)
});

interface Duty {
	roles: StaffRole[];
	department: string | null;
	windows: string[];
	skills: string[];
}
const duty = (
	roles: StaffRole[],
	windows: string[] = [],
	skills: string[] = [],
	department: string | null = null
): Duty => ({
	roles,
	department,
	windows,
	skills
});

/** Some have two roles: who takes a case at the window and works on it behind is where rules overlap. */
export const PEOPLE: readonly Duty[] = [
	duty(['clerk'], ['w01', 'w11'], ['bdc', 'ss', 'sh']),
	duty(['clerk'], ['w11', 'w12', 'w01'], ['bdc', 'ss', 'sh']),
	duty(['clerk'], ['w08', 'w12'], ['ss', 'sh']),
	duty(['clerk', 'handler'], ['w08', 'w01'], ['bdc', 'ss'], 'scjg'),
	duty(['issuer', 'clerk'], ['w15', 'w12'], ['lz', 'sh', 'ss']),
	duty(['issuer'], ['w15'], ['lz']),
	duty(['adviser'], ['w14'], ['zx']),
	duty(['guide', 'adviser'], ['w14'], ['zx']),
	duty(['guide']),
	duty(['dutyManager']),
	duty(['supervisor', 'director']),
	duty(['itemAdmin', 'systemAdmin']),
	...DEPARTMENTS.flatMap((department) => [
		duty(['handler'], [], [], department),
		duty(['handler', 'reviewer'], [], [], department),
		duty(['chief'], [], [], department)
	])
];

export const passwordOf = (username: string): string => `hash of ${username}`;

export function smallHall(policy: Partial<Policy>): Story {
	const story = new Story();
	const administrator = { username: 'admin', password: passwordOf('admin'), name: '管理员' };
	const name = { 'zh-CN': '大厅', en: 'Hall' };
	story.ask({ kind: 'setup' }, 'hall.setUp', { name, preset: structuredClone(smallPreset(policy)), administrator });
	for (const [index, work] of PEOPLE.entries()) {
		const username = `staff${index}`;
		const facts = { username, password: passwordOf(username), name: username };
		story.ask(ADMIN, 'staff.add', { ...facts, ...structuredClone(work) });
	}
	for (const kind of ['kiosk', 'screen', 'client'])
		story.ask(ADMIN, 'device.enrol', { kind, name: kind, window: kind === 'screen' ? 'w01' : null });
	return story;
}
