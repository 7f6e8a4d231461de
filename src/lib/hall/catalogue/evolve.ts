import { find, type DeepReadonly } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import type { Department, Item, Policy, Zone } from './schema.ts';

export interface Catalogue {
	policy: Policy | null;
	zones: Record<string, Zone>;
	departments: Record<string, Department>;
	/** the item as it is offered now */
	items: Record<string, Item>;
	/** every version that a case may have been accepted under: `<item>@<version>` */
	versions: Record<string, Item>;
}

export const initialCatalogue = (): Catalogue => ({
	policy: null,
	zones: {},
	departments: {},
	items: {},
	versions: {}
});

function offer(catalogue: Catalogue, item: Item): void {
	catalogue.items[item.id] = item;
	catalogue.versions[`${item.id}@${item.version}`] = item;
}

export function evolveCatalogue(catalogue: Catalogue, event: HallEvent): void {
	if (event.type === 'item.defined') return offer(catalogue, event.item);
	if (event.type !== 'hall.setUp') return;
	const { policy, zones, departments, items } = event.preset;
	catalogue.policy = policy;
	for (const zone of zones) catalogue.zones[zone.id] = zone;
	for (const department of departments) catalogue.departments[department.id] = department;
	for (const item of items) offer(catalogue, item);
}

/** The item of a case, in the version under which it was begun. */
export const itemOf = (
	hall: { readonly catalogue: DeepReadonly<Catalogue> },
	of: { readonly item: string; readonly itemVersion: number } | undefined
): DeepReadonly<Item> | undefined => of && find(hall.catalogue.versions, `${of.item}@${of.itemVersion}`);
