import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { calendarOf } from './calendar/notice.ts';
import { Refusal, refusals, sentence } from './refusal.ts';
import { UnknownEvent, upcast } from './events.ts';
import { presetSchema } from './catalogue/schema.ts';
import { ADMIN, clerkAt, CLOCK, granted, KIOSK, openedHall, PRESET, sealed, type Story } from './testing.ts';
import { isLive } from './ticketing/rules.ts';
import type { CommandName } from './access/rules.ts';

describe('the hall', () => {
	it('made anew from what happened is the same hall, from ticket to certificate', () => {
		const story = openedHall();
		const { id, issuer } = granted(story);
		const { result } = story.ask(issuer, 'result.produce', { case: id }).result;
		story.ask(issuer, 'result.shelve', { result, slot: 'A-01-01' });
		story.ask(issuer, 'result.handOut', {
			result,
			recipient: 'applicant',
			identity: sealed('A'),
			authoritySeen: false,
			signed: true
		});
		expect(story.replayed()).toEqual(story.hall);
	});

	it('is plain JSON: what is written down and read again is the same hall', () => {
		const story = openedHall();
		granted(story);
		expect(JSON.parse(JSON.stringify(story.hall))).toEqual(story.hall);
	});
});

describe('whatever is pressed, in any order', () => {
	const WINDOWS = ['w01', 'w02', 'w03'];
	const PEOPLE = ['A', 'B', 'C', 'D', 'E'];
	const press = fc.oneof(
		fc.record({ name: fc.constant('ticket.take'), who: fc.constantFrom(...PEOPLE) }),
		fc.record({
			name: fc.constantFrom(
				'window.open',
				'window.close',
				'ticket.call',
				'ticket.recall',
				'ticket.start',
				'ticket.miss',
				'ticket.finish'
			),
			window: fc.constantFrom(...WINDOWS)
		}),
		fc.record({ name: fc.constant('clock.tick'), minutes: fc.integer({ min: 1, max: 600 }) })
	);

	type Press = { name: string } & ({ who: string } | { window: string } | { minutes: number });

	function play(story: Story, pressed: Press): void {
		const clerk = (window: string) => story.staff(`clerk ${window}`, { windows: [window], skills: ['bdc'] });
		try {
			if ('who' in pressed) story.ask(KIOSK, 'ticket.take', { queue: 'bdc', identity: sealed(pressed.who), items: [] });
			else if ('minutes' in pressed) story.later({ minutes: pressed.minutes }).ask(CLOCK, 'clock.tick');
			else {
				const { window, name } = pressed;
				const ticket = story.hall.ticketing.windows[window]?.ticket ?? 't_nobody0';
				const payload = name.startsWith('window') || name === 'ticket.call' ? { window } : { ticket };
				story.ask(clerk(window), name as CommandName, payload);
			}
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
		}
	}

	it('one person is at one window, numbers have no gap, and the log gives the same hall', () => {
		fc.assert(
			fc.property(fc.array(press, { maxLength: 80 }), (presses) => {
				const story = openedHall();
				const taken: string[] = [];
				for (const pressed of presses) {
					play(story, pressed);
					const { tickets, windows, waiting, held } = story.hall.ticketing;
					const live = Object.values(tickets).filter((t) => isLive(t.status));
					const atWindows = Object.values(windows).flatMap((w) => w.ticket ?? []);
					expect(new Set(atWindows).size).toBe(atWindows.length);
					expect(
						live
							.filter((t) => t.status !== 'waiting')
							.map((t) => t.id)
							.sort()
					).toEqual([...atWindows].sort());
					expect(Object.values(waiting).flat().sort()).toEqual(
						live
							.filter((t) => t.status === 'waiting')
							.map((t) => t.id)
							.sort()
					);
					expect(new Set(Object.values(held))).toEqual(new Set(live.map((t) => t.id)));
				}
				for (const { event } of story.log)
					if (event.type === 'ticket.taken') taken.push(`${event.day} ${event.sequence}`);
				const days = new Map<string, number>();
				for (const entry of taken) {
					const [day = '', sequence] = entry.split(' ');
					expect(Number(sequence)).toBe((days.get(day) ?? 0) + 1);
					days.set(day, Number(sequence));
				}
				expect(story.replayed()).toEqual(story.hall);
			}),
			{ numRuns: 150 }
		);
	});
});

describe('upcast', () => {
	const known = { 'door.opened': 3 };
	const steps = {
		'door.opened': {
			1: (event: { type: string; v: number }) => ({ ...event, v: 2, by: 'hand' }),
			2: (event: { type: string; v: number }) => ({ ...event, v: 3, wide: true })
		}
	};

	it('brings an event of any earlier release to today’s shape, step by step', () => {
		expect(upcast({ type: 'door.opened', v: 1 }, known, steps)).toEqual({
			type: 'door.opened',
			v: 3,
			by: 'hand',
			wide: true
		});
		expect(upcast({ type: 'door.opened', v: 3, by: 'foot' }, known, steps)).toEqual({
			type: 'door.opened',
			v: 3,
			by: 'foot'
		});
	});

	it('stops at what only a newer release can have written, with a sentence', () => {
		expect(() => upcast({ type: 'door.opened', v: 4 }, known, steps)).toThrow(UnknownEvent);
		expect(() => upcast({ type: 'roof.lifted', v: 1 }, known, steps)).toThrow(/newer/);
		expect(() => upcast({ type: 'toString', v: 1 })).toThrow(UnknownEvent);
		expect(() => upcast({ type: 'door.opened', v: 1 }, known, {})).toThrow(/no upcaster/);
	});
});

describe('a preset', () => {
	const flaws = (change: object) => {
		const parsed = presetSchema.safeParse({ ...structuredClone(PRESET), ...change });
		return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
	};
	const item = (change: object) => ({ items: [{ ...PRESET.items[0], ...change }] });

	it('that is ours has no flaw', () => {
		expect(flaws({})).toEqual([]);
	});

	it('with mistakes is refused with the path of each', () => {
		expect(flaws({ windows: [{ ...PRESET.windows[0], queues: ['nowhere'] }] })).toEqual([
			'windows.0.queues unknown-reference'
		]);
		expect(flaws(item({ department: 'nowhere' }))).toEqual(['items.0.department unknown-reference']);
		expect(flaws({ queues: [...PRESET.queues, PRESET.queues[0]] })).toEqual(['queues duplicate', 'queues duplicate']);
		expect(flaws(item({ promisedLimit: { value: 31, unit: 'workingDay' } }))).toEqual([
			'items.0.promisedLimit promise-beyond-statute'
		]);
		const [first, ...rest] = PRESET.items[0]?.flow ?? [];
		expect(flaws(item({ flow: [...rest, first] }))).toContain('items.0.flow one-decision-last');
		expect(flaws({ departments: [{ ...PRESET.departments[0], creditCode: '11410800MB1D000129' }] })).toContain(
			'departments.0.creditCode creditCode'
		);
	});
});

describe('calendar.import', () => {
	const fresh = (through: string) =>
		calendarOf(through, [{ name: '元旦', from: '2027-01-01', through: '2027-01-03', work: [] }]);

	it('adds the new year and keeps the years that it says nothing of', () => {
		const story = openedHall();
		expect(story.happens(ADMIN, 'calendar.import', fresh('2027-12-31'))).toEqual(['calendar.imported']);
		expect(story.hall.calendar.coveredThrough).toBe('2027-12-31');
		expect(story.hall.calendar.off['2027-01-01']).toBe('元旦');
		expect(story.hall.calendar.off['2026-10-01']).toBeDefined();
	});

	it('never covers less than before', () => {
		expect(openedHall().refused(ADMIN, 'calendar.import', fresh('2026-06-30'))).toBe('calendar-shrinks');
	});
});

describe('refusals', () => {
	it('each has a sentence in both languages that ends like one, and fills in its details', () => {
		for (const [code, { status, 'zh-CN': zh, en }] of Object.entries(refusals)) {
			expect(status, code).toBeGreaterThanOrEqual(400);
			expect(zh, code).toMatch(/[。）]$/);
			expect(en, code).toMatch(/[.)]$/);
			expect([...zh.matchAll(/\{\w+\}/g)].map(String).sort(), code).toEqual(
				[...en.matchAll(/\{\w+\}/g)].map(String).sort()
			);
		}
		expect(sentence('window-busy', { number: 'B007' }, 'en')).toContain('B007');
		expect(sentence('window-busy', { number: { sealed: 'x' } }, 'zh-CN')).not.toContain('{');
	});

	it('of a command leave the hall as it was', () => {
		const story = openedHall();
		clerkAt(story, 'w01', 'bdc');
		expect(story.refused(KIOSK, 'ticket.take', { queue: 'bdc', items: [] })).toBe('identity-needed');
	});
});
