import { client, type Client } from './client.ts';
import type { Crew } from './crew.ts';
import type { Person } from './people.ts';

/** What is said of people at windows, and is nobody else's business. */
export const SAID = { outOfOrder: '孕妇身体不适', away: '回家取户口簿', moved: '取错号改办' } as const;

export interface Holder {
	readonly person: Person;
	readonly ticket: string;
	/** the token on the slip, and whoever holds it */
	readonly link: string;
	readonly phone: Client;
}
export const TICKET_STATES = ['done', 'missed', 'held', 'serving', 'called', 'waiting', 'abandoned', 'moved'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

async function open(crew: Crew, window: string): Promise<Client> {
	const clerk = await crew.as(`clerk-${window}`);
	await clerk.ask('window.open', { window });
	return clerk;
}

/** One queue, in which there is somebody in every state that a ticket can have during a day. */
export async function everyTicket(crew: Crew, people: () => Person): Promise<Record<TicketState, Holder>> {
	const kiosk = await crew.kiosk();
	const holders = new Map<TicketState, Holder>();
	for (const state of TICKET_STATES) {
		const person = people();
		const { identity, phone } = person;
		const { ticket, link } = await kiosk.ask('ticket.take', {
			queue: 'sh',
			identity,
			phone,
			items: ['medical-insurance'],
			priority: state === 'called' ? 'pregnant' : null
		});
		holders.set(state, { person, ticket, link, phone: client(crew.url, link) });
	}
	const all = Object.fromEntries(holders) as Record<TicketState, Holder>;

	const [one, other] = [await open(crew, 'w12'), await open(crew, 'w13')];
	/** To be called by number the version is needed that is on the desk. */
	const call = async (clerk: Client, window: string, { ticket }: Holder, reason: string) => {
		const { waiting } = await clerk.view('desk', { window });
		const version = waiting.find(({ id }) => id === ticket)?.version ?? 1;
		await clerk.ask('ticket.call', { window, ticket, reason }, { [`ticket:${ticket}`]: version });
	};
	await call(other, 'w13', all.called, SAID.outOfOrder);
	for (const state of ['done', 'missed', 'held', 'serving'] as const) {
		const { ticket } = all[state];
		await one.ask('ticket.call', { window: 'w12' });
		if (state === 'missed') await one.ask('ticket.miss', { ticket });
		else await one.ask('ticket.start', { ticket });
		if (state === 'done') await one.ask('ticket.finish', { ticket });
		if (state === 'held') await one.ask('ticket.hold', { ticket, reason: SAID.away });
	}
	await all.abandoned.phone.ask('ticket.abandon', { ticket: all.abandoned.ticket, reason: '不办了' });
	const guide = await crew.as('guide');
	await guide.ask('ticket.transfer', { ticket: all.moved.ticket, queue: 'bdc', reason: SAID.moved });
	return all;
}
