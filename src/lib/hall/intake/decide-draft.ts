import { find } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import { refuse } from '../refusal.ts';
import type { intakeCommands } from './commands.ts';
import { checkLines, checkReasons, hasSkill, openCase, servingTicket } from './guards.ts';

export const decideDraft = {
	'case.draft': (hall, payload, { actor, newId }) => {
		const { ticket } = payload;
		const sitting = servingTicket(hall, ticket, actor);
		if ('continues' in payload) {
			const { continues: id, authoritySeen } = payload;
			const { target, item } = openCase(hall, id, 'case.draft', actor);
			if (!hasSkill(hall, sitting.staff, item)) refuse('not-in-your-queues');
			const before = find(hall.ticketing.tickets, target.ticket ?? '');
			// A number that was transferred, or held and resumed, brings along what was begun under it elsewhere.
			if (before?.id === ticket && target.staff === sitting.staff) refuse('case-open-already');
			if (before?.id !== ticket && (before?.status === 'serving' || before?.status === 'held'))
				refuse('case-elsewhere', { number: before.number });
			return {
				events: [{ type: 'case.continued', v: 1, case: id, ticket, ...sitting, authoritySeen }],
				result: { case: id, link: { secret: `case:${id}` } }
			};
		}
		const { item: itemId, applicant, agent } = payload;
		const item = find(hall.catalogue.items, itemId) ?? refuse('unknown', { kind: 'item' });
		if (!hasSkill(hall, sitting.staff, item)) refuse('not-in-your-queues');
		if (!item.applicants.includes(applicant.kind)) refuse('wrong-applicant-kind');
		if (agent && !agent.authoritySeen) refuse('agent-authority');
		const id = newId('c');
		const facts = { item: itemId, itemVersion: item.version, applicant, agent };
		return {
			events: [{ type: 'case.drafted', v: 1, case: id, ticket, ...sitting, ...facts }],
			result: { case: id, link: { secret: `case:${id}` } }
		};
	},

	'case.fill': (hall, { case: id, form }, { actor }) => {
		const { target, item } = openCase(hall, id, 'case.fill', actor);
		// What was received was complete, and stays so: it may be mended, not emptied.
		const emptied = item.form.filter((field) => field.required && form[field.id] === null).map((field) => field.id);
		if (target.status === 'received' && emptied.length > 0) refuse('form-incomplete', { fields: emptied });
		return { events: [{ type: 'case.filled', v: 1, case: id, form }] };
	},

	'case.check': (hall, { case: id, lines }, { actor }) => {
		const { item } = openCase(hall, id, 'case.check', actor);
		checkLines(item, lines);
		checkReasons(lines);
		return { events: [{ type: 'case.checked', v: 2, case: id, lines }] };
	}
} satisfies Partial<Deciders<typeof intakeCommands>>;
