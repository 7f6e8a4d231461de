import type { Role } from '../access/rules.ts';
import { isWorkingDay } from '../calendar/calendar.ts';
import { dayOf, timeOf } from '../calendar/day.ts';
import { find, type DeepReadonly } from '../contract.ts';
import { PAUSE_GROUNDS, PRIORITY_GROUNDS, type TicketCommand } from '../ticketing/rules.ts';
import type { HallWindow, Ticket } from '../ticketing/state.ts';
import { ask, among, device, employee, identity, isCounter, who, withRole, type Act, type World } from './world.ts';

type ReadTicket = DeepReadonly<Ticket>;
type ReadWindow = DeepReadonly<HallWindow>;

/** Something done with a ticket by whoever works at its window. */
const atItsWindow =
	(name: TicketCommand, fits: (ticket: ReadTicket, world: World) => boolean): Act =>
	(world) => {
		const ticket = among(world, world.hall.ticketing.tickets, (one) => fits(one, world));
		const clerk = find(world.hall.ticketing.windows, ticket?.window ?? '')?.staff;
		return ticket && ask(world, employee(clerk), name, { ticket: ticket.id });
	};

const recalls = ({ hall }: World) => hall.catalogue.policy?.recalls ?? { times: 0, seconds: 0 };
const wasHeard = (ticket: ReadTicket, world: World): boolean =>
	world.now - (ticket.heardAt ?? 0) >= recalls(world).seconds * 1000;

/** Whoever may do something with a ticket that is at no window: staff of the hall, or the person on the phone. */
const afoot = (world: World, ticket: ReadTicket, ...roles: readonly Role[]) =>
	world.dice.chance(50)
		? ({ kind: 'applicant', of: 'ticket', id: ticket.id } as const)
		: who(world, withRole(...roles));

const freeWindow = (world: World, has: (queues: readonly string[]) => boolean) =>
	among(world, world.hall.ticketing.windows, (w) => w.status === 'open' && w.ticket === null && has(w.queues));

export function isOpenNow({ hall, now }: World): boolean {
	const { opens = '', closes = '' } = hall.catalogue.policy ?? {};
	const closed = hall.ticketing.closed === dayOf(now) || !isWorkingDay(hall.calendar, dayOf(now));
	return !closed && timeOf(now) >= opens && timeOf(now) < closes;
}

export const lineActs = {
	'ticket.take': (world) => {
		const { hall, dice } = world;
		// Somebody who was missed may as well take a new number.
		const missed = Object.values(hall.ticketing.tickets).filter(({ status }) => status === 'missed');
		const back = dice.chance(20) ? dice.pick(missed) : undefined;
		const queue = back?.queue ?? among(world, hall.ticketing.queues, () => isOpenNow(world))?.id;
		if (queue === undefined) return undefined;
		const priority = dice.chance(25) ? (dice.pick(PRIORITY_GROUNDS) ?? null) : null;
		const exception = dice.chance(20) ? '未带身份证' : null;
		const by = exception === null ? device(world, 'kiosk') : who(world, withRole('guide', 'adviser', 'dutyManager'));
		const items = Object.keys(hall.catalogue.items).slice(0, dice.roll(3));
		const facts = { queue, items, priority, agent: dice.chance(10), exception };
		const person = { identity: back?.identity ?? identity(world), phone: identity(world) };
		return ask(world, by, 'ticket.take', exception === null || dice.chance(50) ? { ...facts, ...person } : facts);
	},
	'ticket.call': (world) => {
		const { waiting, tickets } = world.hall.ticketing;
		const window = freeWindow(world, (queues) => queues.some((queue) => (waiting[queue] ?? []).length > 0));
		if (!window) return undefined;
		const named = { window: window.id, ticket: '', reason: '行动不便' };
		const ticket = world.dice.chance(20)
			? among(world, tickets, (one) => one.status === 'waiting' && window.queues.includes(one.queue))
			: undefined;
		return ask(
			world,
			employee(window.staff),
			'ticket.call',
			ticket ? { ...named, ticket: ticket.id } : { window: window.id }
		);
	},
	'ticket.recall': atItsWindow('ticket.recall', (t, world) => t.status === 'called' && wasHeard(t, world)),
	'ticket.start': atItsWindow('ticket.start', ({ status }) => status === 'called'),
	'ticket.miss': atItsWindow(
		'ticket.miss',
		(t, world) => t.status === 'called' && t.recalls >= recalls(world).times && wasHeard(t, world)
	),
	'ticket.finish': atItsWindow('ticket.finish', ({ status }) => status === 'serving'),
	'ticket.hold': (world) => {
		const asked = atItsWindow('ticket.hold', ({ status }) => status === 'serving')(world);
		return asked && { ...asked, payload: { ...asked.payload, reason: world.dice.chance(50) ? '补拍照片' : null } };
	},
	'ticket.resume': (world) => {
		const ticket = among(world, world.hall.ticketing.tickets, ({ status }) => status === 'held');
		const fits = (w: ReadWindow) => w.status === 'open' && w.queues.includes(ticket?.queue ?? '');
		// The window need not be free: its clerk may forget who stands there.
		const window = ticket && among(world, world.hall.ticketing.windows, fits);
		const payload = { ticket: ticket?.id, window: window?.id };
		return window && ask(world, employee(window.staff), 'ticket.resume', payload);
	},
	'ticket.requeue': (world) => {
		const times = world.hall.catalogue.policy?.requeue.times ?? 0;
		const missed = (t: ReadTicket) => t.status === 'missed' && t.requeues < times;
		const ticket = among(world, world.hall.ticketing.tickets, missed);
		return ticket && ask(world, afoot(world, ticket, 'clerk', 'guide'), 'ticket.requeue', { ticket: ticket.id });
	},
	'ticket.abandon': (world) => {
		const given = world.dice.pick(['missed', 'waiting']);
		const ticket = among(world, world.hall.ticketing.tickets, ({ status }) => status === given);
		const payload = { ticket: ticket?.id, reason: world.dice.chance(30) ? '改日再来' : null };
		return ticket && ask(world, afoot(world, ticket, 'guide', 'dutyManager'), 'ticket.abandon', payload);
	},
	'ticket.transfer': (world) => {
		const { tickets, queues } = world.hall.ticketing;
		const moves: readonly string[] = ['waiting', 'called', 'serving'];
		const ticket = among(world, tickets, ({ status }) => moves.includes(status));
		const queue = ticket && among(world, queues, ({ id }) => ticket.status !== 'waiting' || id !== ticket.queue);
		const mine = employee(find(world.hall.ticketing.windows, ticket?.window ?? '')?.staff);
		const by = ticket?.status === 'waiting' ? who(world, withRole('guide', 'dutyManager')) : mine;
		return queue && ask(world, by, 'ticket.transfer', { ticket: ticket?.id, queue: queue.id, reason: '取错号' });
	}
} as const satisfies Record<string, Act>;

const ofWindow = (world: World, staff: string | null) =>
	world.dice.chance(25) ? who(world, withRole('dutyManager')) : employee(staff);

export const windowActs = {
	'window.open': (world) => {
		const { windows } = world.hall.ticketing;
		const window = among(world, windows, (w) => w.status === 'closed' || w.pausedFor === 'away');
		const atWork = new Set(Object.values(windows).map((w) => w.staff));
		const fits = (id: string) =>
			who(world, (staff) => isCounter(staff) && staff.windows.includes(id) && (world.wild || !atWork.has(staff.id)));
		return window && ask(world, fits(window.id), 'window.open', { window: window.id });
	},
	'window.pause': (world) => {
		const window = freeWindow(world, () => true);
		const ground = world.dice.pick(PAUSE_GROUNDS);
		return window && ask(world, ofWindow(world, window.staff), 'window.pause', { window: window.id, ground });
	},
	'window.resume': (world) => {
		const window = among(world, world.hall.ticketing.windows, ({ status }) => status === 'paused');
		return window && ask(world, ofWindow(world, window.staff), 'window.resume', { window: window.id });
	},
	'window.close': (world) => {
		const window = among(world, world.hall.ticketing.windows, ({ status }) => status !== 'closed');
		return window && ask(world, ofWindow(world, window.staff), 'window.close', { window: window.id });
	},
	'window.define': (world) => {
		const wanted = world.dice.pick(['open', 'paused', 'closed']);
		const window = among(world, world.hall.ticketing.windows, ({ status }) => status === wanted);
		const ids = Object.keys(world.hall.ticketing.queues);
		const queues = ids.filter((id) => (window?.queues.includes(id) ?? false) || world.dice.chance(30));
		if (!window) return undefined;
		const { id, name, place } = window;
		const added = world.dice.chance(20) ? { id: 'w99', name: '99' } : { id, name };
		return ask(world, who(world, withRole('dutyManager')), 'window.define', { ...added, zone: null, queues, place });
	},
	'day.close': (world) =>
		world.wild || timeOf(world.now) > '15:00'
			? ask(world, who(world, withRole('dutyManager')), 'day.close', { force: world.dice.chance(60) })
			: undefined
} as const satisfies Record<string, Act>;
