import { can, isKnown } from '$lib/hall/access/rules.ts';
import { decideCatalogue } from '$lib/hall/catalogue/decide.ts';
import { catalogueCommands } from '$lib/hall/catalogue/commands.ts';
import type { Item } from '$lib/hall/catalogue/schema.ts';
import { find, type Actor, type DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import { malformed, refuse, type Flaw } from '$lib/hall/refusal.ts';
import { parse } from '$lib/server/ask.ts';
import { brokenAt } from './broken.ts';

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return malformed({ path: brokenAt(text), problem: 'not-json' });
	}
}

/** Every queue and department that this hall does not have, each at its place: the hall itself names only the first. */
function unknownReferences({ catalogue, ticketing }: DeepReadonly<Hall>, item: Item): Flaw[] {
	const departments: [string, string][] = [
		['department', item.department],
		...item.flow.map((step, index): [string, string] => [`flow.${index}.department`, step.department])
	];
	return [
		...(find(ticketing.queues, item.queue) ? [] : ['queue']),
		...departments.filter(([, id]) => !find(catalogue.departments, id)).map(([path]) => path)
	].map((path) => ({ path, problem: 'unknown-reference' }));
}

/**
 * What `item.define` would say to this file, without doing it: the same schema, the same rules.
 * @throws Refusal
 */
export function checkItem(hall: DeepReadonly<Hall>, actor: Actor, text: string, now: number): Item {
	if (!can(hall, actor, 'item.define')) refuse(isKnown(hall, actor) ? 'not-allowed' : 'not-signed-in');
	const item = parse(catalogueCommands['item.define'].schema, readJson(text));
	const flaws = unknownReferences(hall, item);
	if (flaws.length > 0) malformed(...flaws);
	decideCatalogue['item.define'](hall, item, { now, actor, newId: (prefix) => prefix, secret: (name) => name });
	return item;
}
