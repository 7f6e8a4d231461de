import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/day.ts';
import {
	calls,
	dutyManager,
	guide,
	KIOSK,
	opened,
	openedHall,
	recalled,
	sealed,
	Story,
	takes,
	ticketOf
} from '../testing.ts';
import { ticketNumber } from './rules.ts';

const take = (story: Story, who: string, queue = 'bdc') =>
	story.ask(KIOSK, 'ticket.take', { queue, identity: sealed(who) }).result;

describe('ticket.take', () => {
	it('gives the next number of its queue, people ahead and the promise that the slip prints', () => {
		const story = openedHall();
		opened(story, 'w01', 'bdc');
		expect(take(story, 'A')).toMatchObject({ number: 'B001', ahead: 0, minutes: 0 });
		expect(take(story, 'B')).toMatchObject({ number: 'B002', ahead: 1, minutes: 12 });
		expect(take(story, 'A', 'ss')).toMatchObject({ number: 'S001', ahead: 0 });
	});

	it('keeps what the slip promised, whatever becomes of the wait', () => {
		const story = openedHall();
		opened(story, 'w01', 'bdc');
		take(story, 'A');
		const second = takes(story, 'B');
		opened(story, 'w02', 'bdc');
		expect(ticketOf(story, second).told).toEqual({ ahead: 1, minutes: 12 });
	});

	it('promises no time while no window serves the queue', () => {
		expect(take(openedHall(), 'A')).toMatchObject({ ahead: 0, minutes: null });
	});

	it('puts the name of the link into the answer, never the link', () => {
		const { ticket, link } = take(openedHall(), 'A');
		expect(link).toEqual({ secret: `ticket:${String(ticket)}` });
	});

	it('keeps what somebody came for, on what ground they go first, and whether they came for somebody else', () => {
		const story = openedHall();
		const ticket = takes(story, 'A', 'bdc', { items: ['secondhand-transfer'], priority: 'pregnant', agent: true });
		expect(ticketOf(story, ticket)).toMatchObject({
			status: 'waiting',
			items: ['secondhand-transfer'],
			priority: 'pregnant',
			agent: true
		});
	});

	it('is refused before the hall is set up', () => {
		expect(new Story().refused(KIOSK, 'ticket.take', { queue: 'bdc' })).toBe('not-set-up');
	});

	it('is refused for a queue or an item that there is not, even with the name of an object’s own key', () => {
		const story = openedHall();
		for (const queue of ['nowhere', '__proto__', 'constructor'])
			expect(story.refused(KIOSK, 'ticket.take', { queue })).toBe('unknown');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'lz', items: ['constructor'] })).toBe('unknown');
	});
});

describe('when numbers are given', () => {
	const take = { queue: 'lz' };

	it('is not outside the hall’s hours', () => {
		expect(openedHall().at('2026-11-20', '08:29').refused(KIOSK, 'ticket.take', take)).toBe('hall-closed');
		expect(openedHall().at('2026-11-20', '17:30').refused(KIOSK, 'ticket.take', take)).toBe('hall-closed');
		expect(openedHall().at('2026-11-20', '08:30').happens(KIOSK, 'ticket.take', take)).toEqual(['ticket.taken']);
		expect(openedHall().at('2026-11-20', '17:29').happens(KIOSK, 'ticket.take', take)).toEqual(['ticket.taken']);
	});

	it('is not on weekends and holidays, but is on a Saturday that makes up for one', () => {
		expect(openedHall().at('2026-11-21', '09:40').refused(KIOSK, 'ticket.take', take)).toBe('hall-closed');
		expect(openedHall().at('2026-10-01', '09:40').refused(KIOSK, 'ticket.take', take)).toBe('hall-closed');
		expect(openedHall().at('2026-10-10', '09:40').happens(KIOSK, 'ticket.take', take)).toEqual(['ticket.taken']);
	});

	it('is not once the duty manager has closed the day, though there is time left', () => {
		const story = openedHall();
		story.ask(dutyManager(story), 'day.close');
		expect(story.refused(KIOSK, 'ticket.take', take)).toBe('day-closed');
	});

	it('is not when the wait would end after closing time', () => {
		const story = openedHall().at('2026-11-20', '17:10');
		opened(story, 'w01', 'bdc');
		takes(story, 'A');
		takes(story, 'B');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc', identity: sealed('C') })).toBe('queue-full');
	});

	it('is still for whom the duty manager makes an exception of, with the reason; nobody else can', () => {
		const story = openedHall().at('2026-11-20', '17:10');
		opened(story, 'w01', 'bdc');
		takes(story, 'A');
		takes(story, 'B');
		const urgent = { queue: 'bdc', identity: sealed('C'), exception: '急病需当日办理' };
		expect(story.refused(guide(story), 'ticket.take', urgent)).toBe('queue-full');
		expect(story.refused(dutyManager(story), 'ticket.take', { ...urgent, exception: null })).toBe('queue-full');
		expect(story.happens(dutyManager(story), 'ticket.take', urgent)).toEqual(['ticket.taken']);
	});
});

describe('whose number it is', () => {
	it('has to be shown where the queue asks for it', () => {
		const story = openedHall();
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc' })).toBe('identity-needed');
		expect(story.happens(KIOSK, 'ticket.take', { queue: 'lz' })).toEqual(['ticket.taken']);
	});

	it('need not be shown to a guide who writes down why, and the reason stays on the ticket', () => {
		const story = openedHall();
		expect(story.refused(guide(story), 'ticket.take', { queue: 'bdc' })).toBe('identity-needed');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc', exception: '证件丢失' })).toBe('identity-needed');
		const { ticket } = story.ask(guide(story), 'ticket.take', { queue: 'bdc', exception: '证件丢失' }).result;
		expect(ticketOf(story, String(ticket))).toMatchObject({ identity: null, exception: '证件丢失' });
	});

	it('may have one live number in a queue; in another queue it may have another', () => {
		const story = openedHall();
		takes(story, 'A');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc', identity: sealed('A') })).toBe('already-waiting');
		expect(take(story, 'A', 'ss')).toMatchObject({ number: 'S001' });
	});

	it('may have another once the first was missed, or is done', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		const ticket = calls(story, clerk, 'w01');
		recalled(story, clerk, ticket);
		story.ask(clerk, 'ticket.miss', { ticket });
		expect(take(story, 'A')).toMatchObject({ number: 'B002' });
		const second = calls(story, clerk, 'w01');
		story.ask(clerk, 'ticket.start', { ticket: second });
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc', identity: sealed('A') })).toBe('already-waiting');
		story.ask(clerk, 'ticket.finish', { ticket: second });
		expect(take(story, 'A')).toMatchObject({ number: 'B003' });
	});
});

describe('the number', () => {
	it('counts by the hall’s day: 23:59:59 and 00:00:01 in Beijing, and not 08:00, which is midnight in UTC', () => {
		const story = openedHall(undefined, { opens: '00:00', closes: '24:00' });
		take(story, 'A');
		story.now = instantOf('2026-11-20', '23:59') + 59_000;
		expect(take(story, 'B')).toMatchObject({ number: 'B002' });
		story.now = instantOf('2026-11-23', '00:00') + 1000;
		expect(take(story, 'C')).toMatchObject({ number: 'B001' });
		story.at('2026-11-23', '08:00');
		expect(take(story, 'D')).toMatchObject({ number: 'B002' });
	});

	it('grows past 999 to 1000 and never wraps', () => {
		const numbers = [1, 42, 999, 1000, 12345].map((n) => ticketNumber('B', n));
		expect(numbers).toEqual(['B001', 'B042', 'B999', 'B1000', 'B12345']);
		const story = openedHall();
		story.hall.ticketing.numbers = { day: '2026-11-20', last: { bdc: 999 } };
		expect(take(story, 'A')).toMatchObject({ number: 'B1000' });
	});

	it('has no gap where a number was refused between', () => {
		const story = openedHall();
		takes(story, 'A');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc', identity: sealed('A') })).toBe('already-waiting');
		expect(take(story, 'B')).toMatchObject({ number: 'B002' });
	});

	it('begins with the queue’s letter, and each queue counts for itself', () => {
		const story = openedHall();
		expect([take(story, 'A', 'bdc'), take(story, 'A', 'tz'), take(story, 'A', 'lz')]).toMatchObject([
			{ number: 'B001' },
			{ number: 'T001' },
			{ number: 'L001' }
		]);
	});
});
