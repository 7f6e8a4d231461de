import { z } from 'zod';
import { dataId } from '../catalogue/schema.ts';
import { command, hallId } from '../command.ts';
import { find } from '../contract.ts';
import { agent, applicant, formPlaces, formRecord, verdictLine } from '../intake/commands.ts';
import { formFlaws } from '../intake/form.ts';
import { malformed } from '../refusal.ts';

export const guidanceCommands = {
	/** What somebody asked and was told: 一次告知 begins here. */
	'advice.record': command(
		z.strictObject({
			ticket: hallId('t').nullable().default(null),
			items: z.array(dataId()).max(10).default([]),
			question: z.string().trim().min(2).max(500),
			answer: z.string().trim().min(2).max(1000),
			minutes: z.int().min(0).max(480).default(0)
		})
	),
	/** Everything that the counter will only have to confirm, bound to the person by the identity number. */
	'case.prepare': command(
		z.strictObject({
			ticket: hallId('t').nullable().default(null),
			item: dataId(),
			applicant,
			agent: agent.nullable().default(null),
			form: formRecord().default({}),
			lines: z.array(verdictLine).max(100).default([])
		}),
		{
			clear: (hall, { item: id, form }) => {
				const item = find(hall.catalogue.items, id);
				const flaws = item ? formFlaws(item, form) : [];
				if (flaws.length > 0) malformed(...flaws);
			},
			places: (hall, { item, form }) => formPlaces(find(hall.catalogue.items, item), form)
		}
	)
};
