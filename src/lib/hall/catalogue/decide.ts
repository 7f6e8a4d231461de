import { find } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import { refuse } from '../refusal.ts';
import type { catalogueCommands } from './commands.ts';

export const decideCatalogue: Deciders<typeof catalogueCommands> = {
	'item.define': ({ catalogue, ticketing }, item) => {
		const next = (find(catalogue.items, item.id)?.version ?? 0) + 1;
		if (item.version !== next) refuse('item-version', { next });
		if (!find(ticketing.queues, item.queue)) refuse('unknown', { kind: 'queue' });
		for (const department of [item.department, ...item.flow.map((step) => step.department)])
			if (!find(catalogue.departments, department)) refuse('unknown', { kind: 'department' });
		return { events: [{ type: 'item.defined', v: 1, item }], result: { item: item.id, version: item.version } };
	}
};
