import { describe, expect, it } from 'vitest';
import {
	ADMIN,
	calls,
	clerkAt,
	dutyManager,
	KIOSK,
	opened,
	openedHall,
	served,
	takes,
	ticketOf,
	windowOf
} from '../testing.ts';
import { lineOf } from './line.ts';

describe('window.open', () => {
	it('is by those who were assigned, one window at a time', () => {
		const story = openedHall();
		const clerk = story.staff('both', { windows: ['w01', 'w02'], skills: ['bdc'] });
		expect(story.happens(clerk, 'window.open', { window: 'w01' })).toEqual(['window.opened']);
		expect(story.refused(clerk, 'window.open', { window: 'w01' })).toBe('window-open-already');
		expect(story.refused(clerk, 'window.open', { window: 'w02' })).toBe('window-open-elsewhere');
		expect(story.refused(clerk, 'window.open', { window: 'w03' })).toBe('window-not-granted');
		expect(story.refused(clerkAt(story, 'w01', 'bdc'), 'window.open', { window: 'w01' })).toBe('window-taken');
		expect(story.refused(clerk, 'window.open', { window: 'nowhere' })).toBe('unknown');
		expect(story.refused(KIOSK, 'window.open', { window: 'w01' })).toBe('not-signed-in');
	});

	it('is possible again once its clerk has closed it', () => {
		const story = openedHall();
		const one = story.staff('one', { windows: ['w01'], skills: ['bdc'] });
		story.ask(one, 'window.open', { window: 'w01' });
		story.ask(one, 'window.close', { window: 'w01' });
		expect(story.happens(clerkAt(story, 'w01', 'bdc'), 'window.open', { window: 'w01' })).toEqual(['window.opened']);
	});
});

describe('window.pause', () => {
	it('says why, and calls nobody until it is resumed', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		takes(story, 'A');
		expect(story.happens(clerk, 'window.pause', { window: 'w01', ground: 'meal' })).toEqual(['window.paused']);
		expect(windowOf(story, 'w01')).toMatchObject({ status: 'paused', pausedFor: 'meal', statusSince: story.now });
		expect(story.refused(clerk, 'ticket.call', { window: 'w01' })).toBe('window-paused');
		expect(story.happens(clerk, 'window.resume', { window: 'w01' })).toEqual(['window.resumed']);
		expect(windowOf(story, 'w01')).toMatchObject({ status: 'open', pausedFor: null });
		expect(story.happens(clerk, 'ticket.call', { window: 'w01' })).toEqual(['ticket.called']);
	});

	it('is not while somebody is called or served there', () => {
		const story = openedHall();
		const { clerk } = served(story, 'w01', 'bdc', 'A');
		expect(story.refused(clerk, 'window.pause', { window: 'w01', ground: 'rest' })).toBe('window-busy');
	});

	it('is of an open window, and resuming is of a paused one', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		expect(story.refused(clerk, 'window.resume', { window: 'w01' })).toBe('window-open-already');
		story.ask(clerk, 'window.pause', { window: 'w01', ground: 'rest' });
		expect(story.refused(clerk, 'window.pause', { window: 'w01', ground: 'rest' })).toBe('window-paused');
		expect(story.refused(clerk, 'window.open', { window: 'w01' })).toBe('window-open-already');
		expect(story.refused(dutyManager(story), 'window.pause', { window: 'w02', ground: 'rest' })).toBe(
			'window-not-open'
		);
	});

	it('is by its clerk or the duty manager', () => {
		const story = openedHall();
		opened(story, 'w01', 'bdc');
		const other = clerkAt(story, 'w02', 'bdc');
		const paused = { window: 'w01', ground: 'equipment' };
		expect(story.refused(other, 'window.pause', paused)).toBe('not-your-window');
		expect(story.happens(dutyManager(story), 'window.pause', paused)).toEqual(['window.paused']);
		expect(story.refused(other, 'window.resume', { window: 'w01' })).toBe('not-your-window');
		expect(story.happens(dutyManager(story), 'window.resume', { window: 'w01' })).toEqual(['window.resumed']);
	});

	it('does not count as serving a queue while it lasts', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		story.ask(clerk, 'window.pause', { window: 'w01', ground: 'rest' });
		expect(ticketOf(story, takes(story, 'A')).told.minutes).toBeNull();
	});
});

describe('window.close', () => {
	it('is by its clerk once nobody is there, and is nobody else’s', () => {
		const story = openedHall();
		const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
		expect(story.refused(clerk, 'window.close', { window: 'w01' })).toBe('window-busy');
		story.ask(clerk, 'ticket.finish', { ticket });
		expect(story.refused(clerkAt(story, 'w02', 'bdc'), 'window.close', { window: 'w01' })).toBe('not-your-window');
		expect(story.happens(clerk, 'window.close', { window: 'w01' })).toEqual(['window.closed']);
		expect(windowOf(story, 'w01')).toMatchObject({ status: 'closed', staff: null });
		expect(story.refused(clerk, 'window.close', { window: 'w01' })).toBe('not-your-window');
		expect(story.refused(dutyManager(story), 'window.close', { window: 'w01' })).toBe('window-not-open');
	});

	it('is of a paused window too', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		story.ask(clerk, 'window.pause', { window: 'w01', ground: 'business' });
		expect(story.happens(clerk, 'window.close', { window: 'w01' })).toEqual(['window.closed']);
		expect(windowOf(story, 'w01').pausedFor).toBeNull();
	});

	it('by the duty manager puts whoever is being served on hold: nobody loses their place', () => {
		const story = openedHall();
		const { ticket } = served(story, 'w01', 'bdc', 'A');
		expect(story.happens(dutyManager(story), 'window.close', { window: 'w01' })).toEqual([
			'ticket.held',
			'window.closed'
		]);
		expect(ticketOf(story, ticket).status).toBe('held');
	});

	it('by the duty manager puts whoever was only called first in line again', () => {
		const story = openedHall();
		const clerk = opened(story, 'w01', 'bdc');
		for (const who of 'AB') takes(story.later({ seconds: 1 }), who);
		calls(story, clerk, 'w01');
		expect(story.happens(dutyManager(story), 'window.close', { window: 'w01' })).toEqual([
			'ticket.transferred',
			'window.closed'
		]);
		expect(lineOf(story.hall.ticketing, 'bdc').map(({ number }) => number)).toEqual(['B001', 'B002']);
	});
});

describe('window.define', () => {
	const place = { 'zh-CN': '东厅', en: 'East' };
	const define = (queues: string[], zone: string | null = null) => ({ id: 'w01', name: '101', queues, place, zone });

	it('changes a window that is open, and keeps who works there', () => {
		const story = openedHall();
		opened(story, 'w01', 'bdc');
		expect(story.happens(ADMIN, 'window.define', define(['bdc', 'ss'], 'intake'))).toEqual(['window.defined']);
		expect(windowOf(story, 'w01')).toMatchObject({
			name: '101',
			status: 'open',
			queues: ['bdc', 'ss'],
			zone: 'intake'
		});
	});

	it('changes a window that is closed or paused, and leaves it so', () => {
		const story = openedHall();
		expect(story.happens(ADMIN, 'window.define', define(['bdc']))).toEqual(['window.defined']);
		const clerk = opened(story, 'w01', 'bdc');
		story.ask(clerk, 'window.pause', { window: 'w01', ground: 'meal' });
		expect(story.happens(ADMIN, 'window.define', define(['bdc', 'tz']))).toEqual(['window.defined']);
		expect(windowOf(story, 'w01')).toMatchObject({ status: 'paused', pausedFor: 'meal', queues: ['bdc', 'tz'] });
	});

	it('adds a window, which is closed', () => {
		const story = openedHall();
		expect(story.happens(ADMIN, 'window.define', { ...define(['bdc']), id: 'w99' })).toEqual(['window.defined']);
		expect(windowOf(story, 'w99')).toMatchObject({ status: 'closed', staff: null, ticket: null });
	});

	it('is refused for a queue or a zone that there is not', () => {
		const story = openedHall();
		expect(story.refused(ADMIN, 'window.define', define(['nowhere']))).toBe('unknown');
		expect(story.refused(ADMIN, 'window.define', define(['bdc'], 'nowhere'))).toBe('unknown');
	});
});
