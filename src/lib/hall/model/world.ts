import type { Staff } from '../access/evolve.ts';
import { COUNTER, type CommandName, type Role } from '../access/rules.ts';
import { find, type Actor, type DeepReadonly, type Sealed } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { sealed } from '../testing.ts';
import type { Dice } from './dice.ts';

export type ReadHall = DeepReadonly<Hall>;
export type ReadStaff = DeepReadonly<Staff>;

/** Somebody of the hall, who signs in first if need be. */
export interface Employee {
	readonly kind: 'employee';
	readonly id: string;
}
export type Asker = Actor | Employee;

export interface Asked {
	readonly by: Asker;
	readonly name: CommandName;
	readonly payload: object;
}

/** What whoever makes up the next command looks at. Wild: what it asks need not be possible, nor its asker the right one. */
export interface World {
	readonly hall: ReadHall;
	readonly now: number;
	readonly dice: Dice;
	readonly wild: boolean;
}

/** Makes up a command; nothing where the present state offers none of its kind. */
export type Act = (world: World) => Asked | undefined;

/** One of a table's things that the command fits; any of them if wild. */
export function among<T>({ dice, wild }: World, table: Readonly<Record<string, T>>, fits: (one: T) => boolean) {
	const all = Object.values(table);
	return dice.pick(wild ? all : all.filter(fits));
}

export const employee = (id: string | null | undefined): Employee => ({ kind: 'employee', id: id ?? 'nobody' });

const NOBODIES: readonly Actor[] = [
	{ kind: 'anyone' },
	{ kind: 'clock' },
	{ kind: 'setup' },
	{ kind: 'staff', id: 's_nobody0', session: 'e_nobody0' }
];

function anybody({ hall, dice }: World): Asker {
	const staff = Object.keys(hall.access.staff).map(employee);
	const devices = Object.keys(hall.access.devices).map((id) => ({ kind: 'device', id }) as const);
	const tickets = Object.keys(hall.ticketing.tickets).map((id) => ({ kind: 'applicant', of: 'ticket', id }) as const);
	const cases = Object.keys(hall.intake.cases).map((id) => ({ kind: 'applicant', of: 'case', id }) as const);
	const groups: readonly (readonly Asker[])[] = [staff, staff, devices, tickets, cases, NOBODIES];
	return dice.pick(dice.pick(groups) ?? []) ?? { kind: 'anyone' };
}

/** A command as it is asked: if wild, often by somebody who has no business with it. */
export function ask(world: World, by: Asker | undefined, name: CommandName, payload: object): Asked | undefined {
	const asker = world.wild && world.dice.chance(35) ? anybody(world) : by;
	return asker && { by: asker, name, payload };
}

/** Somebody who works here and fits. */
export function who({ hall, dice }: World, fits: (staff: ReadStaff) => boolean): Employee | undefined {
	const staff = dice.pick(Object.values(hall.access.staff).filter((one) => one.status === 'active' && fits(one)));
	return staff && employee(staff.id);
}

export const withRole =
	(...roles: readonly Role[]) =>
	(staff: ReadStaff): boolean =>
		staff.roles.some((role) => roles.includes(role));
export const isCounter = withRole(...COUNTER);

export function device({ hall, dice }: World, kind: string): Actor | undefined {
	const found = Object.values(hall.access.devices).filter((one) => one.kind === kind && one.status === 'enrolled');
	const { id } = dice.pick(found) ?? {};
	return id === undefined ? undefined : { kind: 'device', id };
}

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'];
/** Somebody of a dozen people, who keep coming back. */
export const somebody = ({ dice }: World): string => dice.pick(NAMES) ?? 'A';

export const identity = (world: World): Sealed => sealed(somebody(world));

export const staffOf = ({ hall }: World, id: string | null): ReadStaff | undefined => find(hall.access.staff, id ?? '');

const OPERANDS = [
	'ticket',
	'window',
	'queue',
	'case',
	'item',
	'continues',
	'task',
	'result',
	'message',
	'staff',
	'device'
];

/** The same command about things that are not there. */
export function spoilt(asked: Asked): Asked {
	const operands = Object.keys(asked.payload).filter((key) => OPERANDS.includes(key));
	return { ...asked, payload: { ...asked.payload, ...Object.fromEntries(operands.map((key) => [key, 'x_nobody0'])) } };
}
