import { APPROVERS, type CommandName } from '../access/rules.ts';
import { itemOf } from '../catalogue/evolve.ts';
import type { FormField, Item } from '../catalogue/schema.ts';
import type { DeepReadonly, Sealed } from '../contract.ts';
import { defects, unchecked, type CaseStatus, type FormValue } from '../intake/rules.ts';
import type { Case } from '../intake/state.ts';
import { person, sealed, verdict } from '../testing.ts';
import { among, ask, employee, somebody, staffOf, who, withRole, type Act, type Asker, type World } from './world.ts';

export type ReadCase = DeepReadonly<Case>;
export type ReadItem = DeepReadonly<Item>;

export const itemFor = ({ hall }: World, target: ReadCase | undefined): ReadItem | undefined => itemOf(hall, target);

const VALUES: Readonly<Record<FormField['type'], FormValue | Sealed>> = {
	text: '示例',
	number: 3,
	money: 80_000_000,
	date: '2026-11-01',
	choice: 'first',
	name: sealed('name'),
	identity: sealed('identity'),
	creditCode: '914108000000000000',
	phone: sealed('phone'),
	address: sealed('address')
};

/** As behind the door: valid and sealed. */
export const filled = (item: ReadItem | undefined): Record<string, FormValue | Sealed> =>
	Object.fromEntries((item?.form ?? []).map(({ id, type }) => [id, VALUES[type]]));

/** Verdicts on what a list names; `well` is how often (of a hundred) all of it is in order. */
export function lines({ dice }: World, materials: readonly string[], well: number) {
	const allWell = dice.chance(well);
	const word = () =>
		allWell || dice.chance(60) ? 'qualified' : (dice.pick(['unqualified', 'missing'] as const) ?? 'missing');
	return materials.map((material) => verdict(material, word()));
}

export function someone(world: World, item: ReadItem) {
	const facts = person(somebody(world));
	const organisation = { ...facts, kind: 'organisation', organisation: '甲公司', creditCode: '914108000000000000' };
	return world.dice.pick(item.applicants) === 'organisation' ? organisation : facts;
}
export function agent(world: World, seen: boolean) {
	const { name, identity: shown, phone } = person(somebody(world));
	return world.dice.chance(20) ? { name, identity: shown, phone, authoritySeen: seen } : null;
}

/** A clerk who may work on a case of this item: mostly the one who has it. */
export const clerkFor = (world: World, target: ReadCase): Asker | undefined => {
	const queue = itemFor(world, target)?.queue ?? '';
	const may = (id: string) => staffOf(world, id)?.roles.includes('clerk') && staffOf(world, id)?.status === 'active';
	if (may(target.staff) && !world.dice.chance(20)) return employee(target.staff);
	return who(world, (staff) => staff.roles.includes('clerk') && staff.skills.includes(queue));
};

/** Whoever has to accept it: a clerk at the window, or somebody of the department. */
export const accepter = (world: World, target: ReadCase): Asker | undefined => {
	const item = itemFor(world, target);
	if (item?.acceptanceMode === 'window') return clerkFor(world, target);
	return who(world, (staff) => staff.department === item?.department && withRole(...APPROVERS)(staff));
};

type More = (world: World, target: ReadCase) => object;
/** Something done with a case in one of these states, if it fits. */
export const withCase =
	(
		name: CommandName,
		states: readonly CaseStatus[],
		by: (world: World, target: ReadCase) => Asker | undefined,
		more: More = () => ({}),
		fits: (target: ReadCase, item: ReadItem) => boolean = () => true
	): Act =>
	(world) => {
		const possible = (one: ReadCase): boolean => {
			const item = itemFor(world, one);
			return states.includes(one.status) && item !== undefined && fits(one, item);
		};
		// A state first, then one in it: what few cases are in comes no less often.
		const there = Object.values(world.hall.intake.cases).flatMap((one) => (possible(one) ? [one.status] : []));
		const state = world.dice.pick([...new Set(there)]);
		const target = among(world, world.hall.intake.cases, (one) => one.status === state && possible(one));
		return target && ask(world, by(world, target), name, { case: target.id, ...more(world, target) });
	};

export const isLacking = (target: ReadCase, item: ReadItem): boolean =>
	unchecked(item, target.verdicts).length + defects(item, target.verdicts).length > 0;

export const idsOf = (materials: readonly { readonly id: string }[]): string[] => materials.map(({ id }) => id);

/** A line of a notice: what is wrong with a material, and what is wanted. */
export const asked = (material: string) => ({ material, problem: '缺少盖章', requirement: '补盖公章' });
