import { describe, expect, it } from 'vitest';
import { couldHelp, helperOf, restingFor } from './aid.ts';
import { addressOf, openOf, type DutyQueue, type DutyWindow, type Open } from './open.ts';
import { byPressure, remedyOf, type Need } from './pressing.ts';
import { lengthOf, standingOf, standingSince } from './standing.ts';

const window = (id: string, rest: Partial<DutyWindow> = {}): DutyWindow => ({
	id,
	name: id,
	place: { 'zh-CN': 'A', en: 'A' },
	zone: 'intake',
	status: 'open',
	statusSince: 1,
	quietSince: 5,
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
const queue = (id: string, rest: Partial<DutyQueue> = {}): DutyQueue => ({
	id,
	prefix: 'B',
	picture: 'house',
	name: { 'zh-CN': id, en: id },
	place: { 'zh-CN': 'A', en: 'A' },
	purpose: 'intake',
	waiting: 0,
	windows: 1,
	minutes: 0,
	usual: 10,
	oldest: null,
	hour: [],
	figures: { wait: null, walk: null, service: null },
	...rest
});
const called = { id: 't_1', status: 'called', statusSince: 7, version: 1, queue: 'bdc', served: 0 } as const;
const serving = { ...called, status: 'serving' } as const;

describe('a window', () => {
	it('says in one word how it stands, and since when', () => {
		expect(standingOf(window('01'))).toBe('free');
		expect(standingOf(window('01', { ticket: called }))).toBe('called');
		expect(standingOf(window('01', { ticket: serving }))).toBe('serving');
		expect(standingOf(window('01', { status: 'paused', pausedFor: 'meal' }))).toBe('paused');
		expect(standingOf(window('01', { status: 'paused', pausedFor: 'away' }))).toBe('away');
		expect(standingSince(window('01', { ticket: called }))).toBe(7);
		expect(standingSince(window('01'))).toBe(5);
		expect(standingSince(window('01', { status: 'paused' }))).toBe(1);
	});

	it('shows a visit against what is usual for its queue, with what was served before it was on hold', () => {
		const at = (minutes: number) => 7 + minutes * 60_000;
		const one = window('01', { ticket: serving });
		expect(lengthOf(one, [queue('bdc')], at(5))).toEqual({ share: 0.25, isLong: false, usual: 10 });
		expect(lengthOf(one, [queue('bdc')], at(21))).toMatchObject({ share: 1, isLong: true });
		const again = window('01', { ticket: { ...serving, served: 600_000 } });
		expect(lengthOf(again, [queue('bdc')], at(0))).toMatchObject({ share: 0.5 });
		expect(lengthOf(window('01', { ticket: called }), [queue('bdc')], at(5))).toBeUndefined();
	});
});

describe('what needs a person', () => {
	it('stands first when it presses most, and of the same kind what began first', () => {
		const needs: Need[] = [
			{ kind: 'paused', window: 'w05', since: 3 },
			{ kind: 'crowded', queue: 'bdc', since: 9 },
			{ kind: 'crowded', queue: 'ss', since: 2 },
			{ kind: 'noWindow', queue: 'tz', since: 8 }
		];
		expect(byPressure(needs).map(({ queue: of, window: id }) => of ?? id)).toEqual(['tz', 'ss', 'bdc', 'w05']);
	});

	it('says where it is dealt with', () => {
		expect(remedyOf({ kind: 'noWindow', queue: 'tz' })).toEqual({ at: 'queue', id: 'tz' });
		expect(remedyOf({ kind: 'away', window: 'w05' })).toEqual({ at: 'window', id: 'w05' });
		expect(remedyOf({ kind: 'held', number: 'B003' })).toEqual({ at: 'find', number: 'B003' });
	});
});

describe('a queue that is crowded', () => {
	const own = { id: 'ss', prefix: 'S', name: { 'zh-CN': '', en: '' }, purpose: 'intake' } as const;
	const queues = [queue('bdc'), queue('ss', { waiting: 4 })];
	const windows = [
		window('serves it', { queues: [{ ...own, id: 'bdc' }], skills: ['bdc'] }),
		window('closed', { status: 'closed', skills: ['bdc'] }),
		window('no skill'),
		window('busy', { skills: ['bdc'], ticket: serving }),
		window('free, with a line of its own', { skills: ['bdc'], queues: [own] }),
		window('free', { skills: ['bdc'] })
	];

	it('is helped by who could begin now, the freest first', () => {
		expect(couldHelp({ windows, queues }, 'bdc').map(({ id }) => id)).toEqual([
			'free',
			'free, with a line of its own',
			'busy',
			'no skill',
			'closed'
		]);
		expect(helperOf({ windows, queues }, 'bdc')?.id).toBe('free');
	});

	it('is helped by its own window that rests, but by none whose clerk is gone', () => {
		const paused = { status: 'paused', queues: [{ ...own, id: 'bdc' }], skills: ['bdc'] } as const;
		const away = window('away', { ...paused, queues: [...paused.queues], pausedFor: 'away' });
		const meal = window('meal', { ...paused, queues: [...paused.queues], pausedFor: 'meal' });
		expect(restingFor({ windows: [...windows, away, meal] }, 'bdc')?.id).toBe('meal');
		expect(restingFor({ windows: [...windows, away] }, 'bdc')).toBeUndefined();
	});

	it('is helped at once by nobody who lacks the skill', () => {
		expect(helperOf({ windows: windows.slice(0, 3), queues }, 'bdc')).toBeUndefined();
	});
});

it('what is open stands in the address', () => {
	const all: Open[] = [
		{ at: 'window', id: 'w05' },
		{ at: 'queue', id: 'bdc' },
		{ at: 'find', number: 'B003' },
		{ at: 'find', number: '' },
		{ at: 'list', list: 'held' },
		{ at: 'take' },
		{ at: 'day' }
	];
	for (const open of all) expect(openOf(new URL(addressOf(open), 'http://hall').searchParams)).toEqual(open);
	expect(openOf(new URLSearchParams('list=nothing'))).toBeNull();
	expect(addressOf(null)).toBe('/duty');
});
