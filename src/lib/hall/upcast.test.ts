import { describe, expect, it } from 'vitest';
import { accessUpcasters } from './access/events.ts';
import { approvalUpcasters } from './approval/events.ts';
import { presetSchema } from './catalogue/schema.ts';
import { UnknownEvent, upcast } from './events.ts';
import { emptyHall, evolve, type Hall } from './hall.ts';
import { intakeUpcasters } from './intake/events.ts';
import { openedHall, PRESET, sealed } from './testing.ts';
import { ticketingUpcasters } from './ticketing/events.ts';
import type { StoredEvent } from './upcast.ts';

const MOMENT = { at: 0, by: 'setup', position: 1 };

describe('upcast', () => {
	const known = { 'door.opened': 3 };
	const steps = {
		'door.opened': {
			1: (event: StoredEvent) => ({ ...event, v: 2, by: 'hand' }),
			2: (event: StoredEvent) => ({ ...event, v: 3, wide: true })
		}
	};

	it('brings an event of any earlier release to today’s shape, step by step', () => {
		const today = { type: 'door.opened', v: 3, by: 'hand', wide: true };
		expect(upcast({ type: 'door.opened', v: 1 }, known, steps)).toEqual(today);
	});

	it('leaves what was written today as it is', () => {
		const today = { type: 'door.opened', v: 3, by: 'foot' };
		expect(upcast(today, known, steps)).toEqual(today);
	});

	it('stops at what only a newer release can have written, with a sentence', () => {
		expect(() => upcast({ type: 'door.opened', v: 4 }, known, steps)).toThrow(UnknownEvent);
		expect(() => upcast({ type: 'roof.lifted', v: 1 }, known, steps)).toThrow(/newer/);
		expect(() => upcast({ type: 'toString', v: 1 })).toThrow(UnknownEvent);
		expect(() => upcast({ type: 'door.opened', v: 1 }, known, {})).toThrow(/no upcaster/);
	});
});

/** What release 0.1.0 wrote of the preset: places instead of zones, fewer rules of the house. */
function firstPreset(): Record<string, unknown> {
	const { policy, queues, windows, items, zones: _, ...rest } = structuredClone(PRESET);
	const { opens, closes, correctionDays, unclaimedDays } = policy;
	return {
		...rest,
		policy: { opens, closes, correctionDays, unclaimedDays },
		queues: queues.map(({ zone: _, place, ...queue }) => ({ ...queue, zone: place })),
		windows: windows.map(({ zone: _, ...window }) => window),
		items: items.map(({ acceptanceMode: _, ...item }) => item)
	};
}
const firstSetUp = () =>
	upcast({ type: 'hall.setUp', v: 1, name: { 'zh-CN': '大厅', en: 'Hall' }, preset: firstPreset() });

/** What 0.1.0 wrote of each other event that says more today, and what of it counts today. */
const OLD: readonly [StoredEvent, object][] = [
	[
		{ type: 'ticket.taken', v: 1, ticket: 't_1', number: 'B001', told: { ahead: 0, minutes: null } },
		{ v: 2, ticket: 't_1', priority: null, agent: false, exception: null }
	],
	[
		{ type: 'ticket.called', v: 1, ticket: 't_1', window: 'w01', staff: 's_1', reason: null },
		{ v: 2, window: 'w01', owed: 0 }
	],
	[
		{ type: 'window.defined', v: 1, window: { id: 'w01', name: '01', queues: ['bdc'] } },
		{ v: 2, window: { id: 'w01', name: '01', queues: ['bdc'], zone: null } }
	],
	[
		{ type: 'case.checked', v: 1, case: 'c_1', lines: [{ material: 'health', verdict: 'qualified' }] },
		{ v: 2, lines: [{ material: 'health', verdict: 'qualified', kind: null }] }
	],
	[
		{
			type: 'case.resubmitted',
			v: 1,
			case: 'c_1',
			number: 'BZ-1',
			lines: [{ material: 'health', verdict: 'missing' }]
		},
		{ v: 2, stage: 'acceptance', day: '', lines: [{ material: 'health', verdict: 'missing', kind: null }] }
	],
	[
		{ type: 'task.decided', v: 1, task: 'k_1', case: 'c_1', outcome: 'grant' },
		{ v: 2, outcome: 'grant', to: null }
	]
];

describe('what release 0.1.0 wrote', () => {
	it.each(OLD.map(([event, today]) => [event.type, event, today] as const))(
		'%s says today what it said then',
		(_, event, today) => {
			expect(upcast(event)).toMatchObject(today);
		}
	);

	it('hall.setUp has zones today, one for each place, and all that a preset must have', () => {
		const event = firstSetUp();
		const preset = event.type === 'hall.setUp' ? event.preset : undefined;
		expect(presetSchema.safeParse(preset).error?.issues).toBeUndefined();
		const places = new Set(PRESET.queues.map(({ place }) => JSON.stringify(place)));
		expect(preset?.zones.map(({ id }) => id)).toEqual([...places].map((_, index) => `zone-${index + 1}`));
		expect(preset?.zones.map(({ kind }) => kind)).toEqual([
			'intake',
			'intake',
			'intake',
			'intake',
			'issuance',
			'guidance'
		]);
		expect(preset?.items.every(({ acceptanceMode }) => acceptanceMode === 'window')).toBe(true);
	});

	it('hall.setUp promised no recalls, so that whoever was called may be missed at once, as they could then', () => {
		const event = firstSetUp();
		expect(event.type === 'hall.setUp' && event.preset.policy.recalls).toEqual({ times: 0, seconds: 0 });
	});

	it('is replayed by today’s rules: a number that was called then is at its window', () => {
		const hall: Hall = emptyHall();
		const day = '2026-11-20';
		const person = { identity: sealed('A'), phone: null };
		const taken = { ticket: 't_1', number: 'B001', sequence: 1, queue: 'bdc', day, items: [], ...person };
		const events: StoredEvent[] = [
			{ type: 'window.opened', v: 1, window: 'w01', staff: 's_1' },
			{ type: 'ticket.taken', v: 1, ...taken, told: { ahead: 0, minutes: null } },
			{ type: 'ticket.called', v: 1, ticket: 't_1', window: 'w01', staff: 's_1', reason: null }
		];
		for (const event of [firstSetUp(), ...events.map((event) => upcast(event))]) evolve(hall, event, MOMENT);
		expect(hall.ticketing.tickets['t_1']).toMatchObject({ status: 'called', window: 'w01', priority: null });
		expect(hall.ticketing.owed['bdc']).toBe(0);
	});

	it('has a test here for every event that says more today', () => {
		const upcasters = { ...accessUpcasters, ...ticketingUpcasters, ...intakeUpcasters, ...approvalUpcasters };
		const tested = ['hall.setUp', ...OLD.map(([{ type }]) => type)];
		expect(Object.keys(upcasters).toSorted()).toEqual(tested.toSorted());
		for (const [type, steps] of Object.entries(upcasters)) expect(Object.keys(steps), type).toEqual(['1']);
	});
});

it('what is written today needs no upcaster: the log of a day gives back its own events', () => {
	const story = openedHall();
	for (const { event } of story.log) expect(upcast({ ...event })).toEqual(event);
});
