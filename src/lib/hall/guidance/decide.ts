import { find, type Sealed } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import { checkLines, checkReasons } from '../intake/guards.ts';
import type { FormValue } from '../intake/rules.ts';
import { refuse } from '../refusal.ts';
import type { guidanceCommands } from './commands.ts';

export const decideGuidance: Deciders<typeof guidanceCommands> = {
	'advice.record': (hall, { ticket: ticketId, items, question, answer, minutes }, { actor, newId }) => {
		if (actor.kind !== 'staff') return refuse('not-signed-in');
		const ticket =
			ticketId === null ? null : (find(hall.ticketing.tickets, ticketId) ?? refuse('unknown', { kind: 'ticket' }));
		for (const item of items) if (!find(hall.catalogue.items, item)) refuse('unknown', { kind: 'item' });
		const advice = newId('a');
		const facts = { ticket: ticketId, number: ticket?.number ?? null, items: [...items], question, answer, minutes };
		return {
			events: [{ type: 'advice.recorded', v: 1, advice, staff: actor.id, ...facts }],
			result: { advice }
		};
	},

	/** Whose letter of authority is not seen yet shows it at the counter: nothing is received here. */
	'case.prepare': (hall, { ticket, item: itemId, applicant, agent, form, lines }, { actor, newId }) => {
		if (actor.kind !== 'staff') return refuse('not-signed-in');
		if (ticket !== null && !find(hall.ticketing.tickets, ticket)) refuse('unknown', { kind: 'ticket' });
		const item = find(hall.catalogue.items, itemId) ?? refuse('unknown', { kind: 'item' });
		if (!item.applicants.includes(applicant.kind)) refuse('wrong-applicant-kind');
		checkLines(item, lines);
		checkReasons(lines);
		const id = newId('c');
		const filled = Object.fromEntries(
			Object.entries(form).flatMap(([field, value]): [string, FormValue | Sealed][] =>
				value === null ? [] : [[field, value]]
			)
		);
		const facts = { item: itemId, itemVersion: item.version, applicant, agent, form: filled, lines };
		return {
			events: [{ type: 'case.prepared', v: 1, case: id, ticket, staff: actor.id, ...facts }],
			result: { case: id, link: { secret: `case:${id}` } }
		};
	}
};
