import { expect, it } from 'vitest';
import type { DutyWindow } from './open.ts';
import { byPressure, remedyOf, type Need } from './pressing.ts';
import { placesOf, standingOf, standingSince } from './standing.ts';

const window = (id: string, place: string, rest: Partial<DutyWindow> = {}): DutyWindow => ({
	id,
	name: id,
	place: { 'zh-CN': place, en: place },
	zone: 'intake',
	status: 'open',
	statusSince: 1,
	pausedFor: null,
	staff: null,
	staffName: null,
	version: 1,
	queues: [],
	number: null,
	skills: [],
	ticket: null,
	...rest
});
const called = { id: 't_1', status: 'called', statusSince: 7, version: 1 } as const;

it('says in one word how a window stands, and since when', () => {
	expect(standingOf(window('01', 'A'))).toBe('free');
	expect(standingOf(window('01', 'A', { ticket: called }))).toBe('called');
	expect(standingOf(window('01', 'A', { ticket: { ...called, status: 'serving' } }))).toBe('serving');
	expect(standingOf(window('01', 'A', { status: 'paused', pausedFor: 'meal' }))).toBe('paused');
	expect(standingOf(window('01', 'A', { status: 'paused', pausedFor: 'away' }))).toBe('away');
	expect(standingSince(window('01', 'A', { ticket: called }))).toBe(7);
	expect(standingSince(window('01', 'A', { status: 'paused' }))).toBe(1);
});

it('keeps the windows of a place together, in the order of the hall', () => {
	const groups = placesOf([
		window('01', 'A'),
		window('02', 'B'),
		window('03', 'A'),
		window('04', 'A', { zone: 'care' })
	]);
	expect(groups.map(({ windows }) => windows.map(({ id }) => id))).toEqual([['01', '03'], ['02'], ['04']]);
});

it('puts first what presses most, and of the same kind what began first', () => {
	const needs: Need[] = [
		{ kind: 'paused', window: 'w05', since: 3 },
		{ kind: 'crowded', queue: 'bdc', since: 9 },
		{ kind: 'crowded', queue: 'ss', since: 2 },
		{ kind: 'noWindow', queue: 'tz', since: 8 }
	];
	expect(byPressure(needs).map(({ queue, window: id }) => queue ?? id)).toEqual(['tz', 'ss', 'bdc', 'w05']);
});

it('knows where each is dealt with', () => {
	expect(remedyOf({ kind: 'noWindow', queue: 'tz' })).toEqual({ at: 'queue', id: 'tz' });
	expect(remedyOf({ kind: 'away', window: 'w05' })).toEqual({ at: 'window', id: 'w05' });
	expect(remedyOf({ kind: 'held', number: 'B003' })).toEqual({ at: 'find', number: 'B003' });
});
