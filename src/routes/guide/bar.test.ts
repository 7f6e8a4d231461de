import { expect, it } from 'vitest';
import type { Me } from '$lib/hall/access/views.ts';
import { TICKET_ALLOWS, type TicketStatus } from '$lib/hall/ticketing/rules.ts';
import { barSteps, type Bar } from './bar.ts';

const me: Pick<Me, 'id' | 'may'> = {
	id: 's_1',
	may: ['window.open', 'window.pause', 'window.resume', 'window.close', 'ticket.call', 'ticket.start', 'ticket.recall']
};
const desk = (window: Partial<Bar['window']>, status?: TicketStatus): Bar => ({
	window: { status: 'open', staff: 's_1', pausedFor: null, ...window },
	ticket: status ? { allows: TICKET_ALLOWS[status] } : null,
	held: []
});
const names = (at: Bar) => barSteps(at, me).map(({ name }) => name);

it('opens a closed window, and one whose clerk is gone', () => {
	expect(names(desk({ status: 'closed', staff: null }))).toEqual(['window.open']);
	expect(names(desk({ status: 'paused', staff: 's_2', pausedFor: 'away' }))).toEqual(['window.open']);
	expect(names(desk({ status: 'open', staff: 's_2' }))).toEqual([]);
});

it('calls from a free window, or pauses or closes it', () =>
	expect(names(desk({}))).toEqual(['ticket.call', 'window.pause', 'window.close']));

it('resumes or closes a paused one', () =>
	expect(names(desk({ status: 'paused', pausedFor: 'meal' }))).toEqual(['window.resume', 'window.close']));

it('does with a number what its status allows, and what they may', () =>
	expect(names(desk({}, 'called'))).toEqual(['ticket.start', 'ticket.recall']));
