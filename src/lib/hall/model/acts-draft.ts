import { find } from '../contract.ts';
import { emptyFields, unchecked } from '../intake/rules.ts';
import {
	agent,
	clerkFor,
	filled,
	idsOf,
	itemFor,
	lines,
	someone,
	withCase,
	type ReadCase,
	type ReadItem
} from './cases.ts';
import { among, ask, employee, staffOf, who, withRole, type Act, type World } from './world.ts';

const servingClerk = (world: World) =>
	among(world, world.hall.ticketing.tickets, (ticket) => {
		const staff = staffOf(world, ticket.staff);
		return ticket.status === 'serving' && (staff?.roles.includes('clerk') ?? false);
	});

function checked(world: World, target: ReadCase) {
	const materials = itemFor(world, target)?.materials ?? [];
	const named = materials.filter(({ required }) => required || world.dice.chance(30));
	return { lines: lines(world, idsOf(named), 50) };
}

export const draftActs = {
	'advice.record': (world) => {
		const { ticketing, catalogue } = world.hall;
		const ticket = world.dice.chance(50) ? among(world, ticketing.tickets, ({ status }) => status === 'serving') : null;
		const items = Object.keys(catalogue.items).slice(0, world.dice.roll(3));
		const facts = { items, question: '需要哪些材料', answer: '见一次性告知单', minutes: world.dice.roll(20) };
		return ask(world, who(world, withRole('adviser', 'guide')), 'advice.record', {
			ticket: ticket?.id ?? null,
			...facts
		});
	},
	'case.prepare': (world) => {
		const item = among(world, world.hall.catalogue.items, () => true);
		if (!item) return undefined;
		const materials = idsOf(item.materials).slice(0, world.dice.roll(4));
		const facts = { ticket: null, item: item.id, applicant: someone(world, item), agent: agent(world, false) };
		const done = { form: world.dice.chance(50) ? filled(item) : {}, lines: lines(world, materials, 80) };
		return ask(world, who(world, withRole('adviser')), 'case.prepare', { ...facts, ...done });
	},
	'case.draft': (world) => {
		const ticket = servingClerk(world);
		const skills = staffOf(world, ticket?.staff ?? null)?.skills ?? [];
		const kinds = world.dice.chance(30) ? ['immediate'] : ['promised', 'joint', 'immediate'];
		const may = ({ queue, caseType }: ReadItem) => skills.includes(queue) && kinds.includes(caseType);
		const item = ticket && among(world, world.hall.catalogue.items, may);
		if (!item) return undefined;
		const facts = { ticket: ticket.id, item: item.id, applicant: someone(world, item), agent: agent(world, true) };
		return ask(world, employee(ticket.staff), 'case.draft', facts);
	},
	'case.continue': (world) => {
		const { intake, ticketing } = world.hall;
		const ticket = servingClerk(world);
		const skills = staffOf(world, ticket?.staff ?? null)?.skills ?? [];
		const target = among(world, intake.cases, (one) => {
			const before = find(ticketing.tickets, one.ticket ?? '')?.status;
			const elsewhere = before === 'serving' || before === 'held';
			const free = one.ticket === ticket?.id ? one.staff !== ticket.staff : !elsewhere;
			const open = one.status === 'prepared' || one.status === 'draft';
			return free && open && skills.includes(itemFor(world, one)?.queue ?? '');
		});
		const payload = { ticket: ticket?.id, continues: target?.id, authoritySeen: !world.dice.chance(20) };
		return ticket && target && ask(world, employee(ticket.staff), 'case.draft', payload);
	},
	'case.fill': withCase(
		'case.fill',
		['draft'],
		clerkFor,
		(world, target) => {
			const form = filled(itemFor(world, target));
			const [first] = Object.keys(form);
			return { form: first !== undefined && world.dice.chance(10) ? { ...form, [first]: null } : form };
		},
		(target, item) => emptyFields(item, target.form).length > 0
	),
	/** After it was received, something in the form turns out to be otherwise. */
	'case.refill': withCase('case.fill', ['received'], clerkFor, (world, target) => {
		const [first = '', ...rest] = Object.keys(filled(itemFor(world, target)));
		return { form: world.dice.chance(30) ? { [first]: null } : { [rest[0] ?? first]: '更正' } };
	}),
	'case.check': withCase(
		'case.check',
		['draft'],
		clerkFor,
		checked,
		(target, item) => unchecked(item, target.verdicts).length > 0
	),
	/** Looked at again, or brought after all. */
	'case.recheck': withCase('case.check', ['draft', 'received'], clerkFor, checked),
	'case.receive': withCase(
		'case.receive',
		['draft'],
		clerkFor,
		() => ({}),
		(target, item) =>
			emptyFields(item, target.form).length === 0 &&
			unchecked(item, target.verdicts).length === 0 &&
			(target.agent?.authoritySeen ?? true)
	)
} as const satisfies Record<string, Act>;
