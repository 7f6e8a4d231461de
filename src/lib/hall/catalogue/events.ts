import type { Item } from './schema.ts';

export type CatalogueEvent = { type: 'item.defined'; v: 1; item: Item };

export const catalogueVersions = {
	'item.defined': 1
} as const satisfies Record<CatalogueEvent['type'], number>;
