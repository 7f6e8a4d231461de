import { mayLeave } from '../archive/rules.ts';
import { isFinished } from '../archive/words.ts';
import { calendarOf } from '../calendar/notice.ts';
import { itemSchema, type Item, type Step } from '../catalogue/schema.ts';
import type { DeepReadonly } from '../contract.ts';
import { DEPARTMENTS, PEOPLE, passwordOf } from './small-hall.ts';
import { ask, among, employee, who, withRole, type Act, type ReadStaff, type World } from './world.ts';

const administrator = (world: World) => who(world, withRole('systemAdmin'));

/** Somebody who works here: sooner one who has something in hand, where it matters what becomes of them. */
function inService(world: World) {
	const { access, approval } = world.hall;
	const administers = ({ id, status, roles }: ReadStaff) =>
		status === 'active' && roles.includes('systemAdmin') ? [id] : [];
	const has = (...states: string[]) =>
		Object.values(approval.tasks).flatMap((t) => (states.includes(t.status) ? [t.staff] : []));
	const groups = [has('sentBack'), has('working', 'forwarded'), Object.values(access.staff).flatMap(administers), []];
	const busy = world.dice.pick(groups) ?? [];
	const fits = ({ id, status }: ReadStaff) => status === 'active' && (busy.length === 0 || busy.includes(id));
	return among(world, world.hall.access.staff, fits);
}

/** Somebody who is signed in: sooner one who sits at a window, where it matters. */
function signedIn(world: World) {
	const atWindows = new Set(Object.values(world.hall.ticketing.windows).map((window) => window.staff));
	const sessions = world.dice.chance(60)
		? Object.values(world.hall.access.sessions).filter(({ staff }) => atWindows.has(staff))
		: Object.values(world.hall.access.sessions);
	const session = world.dice.pick(sessions);
	return session && ({ kind: 'staff', id: session.staff, session: session.id } as const);
}

export const accessActs = {
	'session.open': (world) => {
		const staff = among(world, world.hall.access.staff, ({ status }) => status === 'active');
		const password = { against: staff?.password, fits: true };
		return staff && ask(world, { kind: 'anyone' }, 'session.open', { username: staff.username, password });
	},
	/** Somebody who tries passwords stays with the account that they began with. */
	'session.fail': (world) => {
		const all = Object.values(world.hall.access.staff).filter(({ status }) => status === 'active');
		const staff = all.find(({ failures }) => failures > 0) ?? world.dice.pick(all);
		const password = { against: staff?.password, fits: false };
		return staff && ask(world, { kind: 'anyone' }, 'session.open', { username: staff.username, password });
	},
	'session.close': (world) => ask(world, signedIn(world), 'session.close', {}),
	'password.change': (world) => {
		const by = signedIn(world);
		const against = world.hall.access.staff[by?.id ?? '']?.password ?? '';
		const current = { against, fits: !world.dice.chance(15) };
		return ask(world, by, 'password.change', { current, next: `${against}+` });
	},
	'staff.add': (world) => {
		const username = `extra${world.dice.chance(5) ? 0 : Object.keys(world.hall.access.staff).length}`;
		const duty = world.dice.pick(PEOPLE);
		return ask(world, administrator(world), 'staff.add', {
			username,
			password: passwordOf(username),
			name: username,
			...duty
		});
	},
	/** Another post, or the same with a window or a queue less. */
	'staff.change': (world) => {
		const { dice } = world;
		const staff = inService(world);
		if (!staff) return undefined;
		const { name, roles, department, windows, skills } = staff;
		const less = { roles, department, windows: windows.slice(dice.roll(2)), skills: skills.slice(dice.roll(2)) };
		const elsewhere = { ...less, department: department === null ? null : (dice.pick(DEPARTMENTS) ?? null) };
		const duty = dice.pick([elsewhere, less, dice.pick(PEOPLE) ?? less]) ?? less;
		return ask(world, administrator(world), 'staff.change', { ...duty, staff: staff.id, name });
	},
	'staff.disable': (world) => {
		const staff = inService(world);
		return staff && ask(world, administrator(world), 'staff.disable', { staff: staff.id });
	},
	'device.enrol': (world) => {
		const kind = world.dice.pick(['kiosk', 'client', 'screen'] as const);
		const window = kind === 'screen' ? 'w01' : null;
		return ask(world, administrator(world), 'device.enrol', { kind, name: String(kind), window });
	},
	'device.revoke': (world) => {
		const { devices } = world.hall.access;
		const twice = (kind: string) => Object.values(devices).filter((d) => d.kind === kind && d.status === 'enrolled');
		const device = among(world, devices, ({ kind, status }) => status === 'enrolled' && twice(kind).length > 1);
		return device && ask(world, administrator(world), 'device.revoke', { device: device.id });
	}
} as const satisfies Record<string, Act>;

const step = (id: string, after: string[], more: Partial<Step> = {}): Step => ({
	id,
	name: { 'zh-CN': id, en: id },
	department: 'scjg',
	kind: 'review',
	delegated: false,
	role: 'handler',
	after,
	limit: { value: 1, unit: 'workingDay' },
	...more
});
const decision = (after: string[], delegated = false): Step =>
	step('decide', after, { kind: 'decide', role: 'chief', delegated });

/** Ways through the departments that an item may have: its schema has the last word on each. */
const FLOWS: readonly (readonly Step[])[] = [
	[decision([], true)],
	[step('first', []), step('second', []), decision(['first', 'second'])],
	[
		step('lead', []),
		step('long', ['lead']),
		step('end', ['long']),
		step('short', ['lead']),
		decision(['end', 'short'])
	],
	// Nothing waits for the second.
	[step('first', []), step('loose', []), decision(['first'])]
];

function nextVersion({ dice }: World, item: DeepReadonly<Item>): Item | undefined {
	const flow = dice.chance(60) ? [...(dice.pick(FLOWS) ?? [])] : item.flow;
	const materials = item.materials.map((material) => ({ ...material, required: dice.chance(80) }));
	const changed = { ...item, version: item.version + 1, flow, materials };
	const parsed = itemSchema.safeParse(changed);
	return parsed.success ? parsed.data : undefined;
}

const NEXT_YEAR = [{ name: '春节', from: '2027-02-06', through: '2027-02-12', work: ['2027-02-14'] }];

export const archiveActs = {
	'case.archive': (world) => {
		const gone = Object.values(world.hall.intake.cases).filter((one) => world.wild || mayLeave(one, world.now));
		const cases = gone.map(({ id, version }) => ({ case: id, version: world.dice.chance(10) ? version + 1 : version }));
		return cases.length === 0 ? undefined : ask(world, { kind: 'clock' }, 'case.archive', { cases });
	},
	'person.forget': (world) => {
		const target = among(world, world.hall.intake.cases, ({ status }) => isFinished(status));
		const about = { ground: 'consentWithdrawn', reason: '本人撤回同意' };
		const { identity } = target?.applicant ?? {};
		return identity && ask(world, who(world, withRole('supervisor')), 'person.forget', { identity, ...about });
	}
} as const satisfies Record<string, Act>;

export const dataActs = {
	'item.define': (world) => {
		const item = among(world, world.hall.catalogue.items, () => true);
		const next = item && nextVersion(world, item);
		return next && ask(world, who(world, withRole('itemAdmin')), 'item.define', next);
	},
	'calendar.import': (world) => {
		const calendar = calendarOf(world.dice.chance(20) ? '2027-03-31' : '2027-12-31', NEXT_YEAR);
		return ask(world, administrator(world), 'calendar.import', calendar);
	},
	'hall.setUp': (world) => (world.wild ? ask(world, { kind: 'setup' }, 'hall.setUp', {}) : undefined),
	/** What only the clock may ask, asked by others. */
	'clock.tick': (world) => (world.wild ? ask(world, employee('s_nobody0'), 'clock.tick', {}) : undefined)
} as const satisfies Record<string, Act>;
