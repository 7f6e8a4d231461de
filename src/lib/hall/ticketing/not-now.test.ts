import { describe, expect, it } from 'vitest';
import type { Actor } from '../contract.ts';
import {
	calls,
	clerkAt,
	CLOCK,
	dutyManager,
	guide,
	opened,
	openedHall,
	recalled,
	takes,
	windowOf,
	type Story
} from '../testing.ts';
import { TICKET_ALLOWS, WINDOW_ALLOWS, type TicketCommand, type TicketStatus, type WindowCommand } from './rules.ts';

const COMMANDS = [...new Set(Object.values(TICKET_ALLOWS).flat())];

/** How a ticket at window w01 came into each status; `expired` leaves the hall with its day. */
const INTO: Readonly<Record<Exclude<TicketStatus, 'expired'>, (story: Story, clerk: Actor, ticket: string) => void>> = {
	waiting: () => undefined,
	called: (story, clerk) => void calls(story, clerk, 'w01'),
	serving: (story, clerk, ticket) => {
		calls(story, clerk, 'w01');
		story.ask(clerk, 'ticket.start', { ticket });
	},
	held: (story, clerk, ticket) => {
		INTO.serving(story, clerk, ticket);
		story.ask(clerk, 'ticket.hold', { ticket });
	},
	missed: (story, clerk, ticket) => {
		calls(story, clerk, 'w01');
		recalled(story, clerk, ticket);
		story.ask(clerk, 'ticket.miss', { ticket });
	},
	done: (story, clerk, ticket) => {
		INTO.serving(story, clerk, ticket);
		story.ask(clerk, 'ticket.finish', { ticket });
	},
	abandoned: (story, _, ticket) => void story.ask(guide(story), 'ticket.abandon', { ticket })
};

/** Asks as somebody who may, at a window that is free: only the ticket's status can be in the way. */
function asked(story: Story, command: TicketCommand, clerk: Actor, ticket: string): string {
	const free = opened(story, 'w02', 'bdc');
	if (command === 'ticket.call') return story.refused(free, command, { ticket, window: 'w02', reason: '高龄老人' });
	if (command === 'ticket.resume') return story.refused(free, command, { ticket, window: 'w02' });
	if (command === 'ticket.transfer')
		return story.refused(dutyManager(story), command, { ticket, queue: 'ss', reason: '转窗' });
	return story.refused(clerk, command, { ticket });
}

describe('what a ticket’s status does not allow is refused', () => {
	it.each(Object.entries(INTO))('%s', (status, into) => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		const ticket = takes(story, 'A');
		into(story, clerk, ticket);
		const allowed: readonly TicketCommand[] = TICKET_ALLOWS[status as TicketStatus];
		for (const command of COMMANDS.filter((one) => !allowed.includes(one)))
			expect(asked(story, command, clerk, ticket), command).toBe('ticket-not');
	});

	it('expired: the number is not in the hall any more', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		const ticket = takes(story, 'A');
		story.at('2026-11-21', '00:00').passes();
		expect(story.refused(clerk, 'ticket.abandon', { ticket })).toBe('unknown');
		expect(story.happens(CLOCK, 'clock.tick')).toEqual([]);
	});
});

describe('what a window’s status does not allow is refused', () => {
	const STATES = {
		closed: () => undefined,
		open: (story: Story) => void opened(story, 'w01', 'bdc'),
		paused: (story: Story) =>
			void story.ask(opened(story, 'w01', 'bdc'), 'window.pause', { window: 'w01', ground: 'rest' })
	};
	const CODES = { closed: 'window-not-open', open: 'window-open-already', paused: 'window-paused' } as const;
	const MANAGED = ['window.pause', 'window.resume', 'window.close'] as const;

	it.each(['closed', 'open', 'paused'] as const)('%s, to the duty manager', (status) => {
		const story = openedHall();
		STATES[status](story);
		expect(windowOf(story, 'w01').status).toBe(status);
		const allowed: readonly WindowCommand[] = WINDOW_ALLOWS[status];
		for (const command of MANAGED.filter((one) => !allowed.includes(one)))
			expect(story.refused(dutyManager(story), command, { window: 'w01', ground: 'rest' }), command).toBe(
				CODES[status]
			);
	});

	it.each(['open', 'paused'] as const)('%s, to a clerk who would open it', (status) => {
		const story = openedHall();
		STATES[status](story);
		expect(story.refused(clerkAt(story, 'w01', 'bdc'), 'window.open', { window: 'w01' })).toBe('window-open-already');
		const other = story.staff('other', { windows: ['w01'], skills: ['bdc'] });
		expect(story.refused(other, 'window.open', { window: 'w01' })).toBe('window-taken');
	});
});
