import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Refusal, refusals, sentence } from './refusal.ts';
import { clerkAt, CLOCK, granted, KIOSK, openedHall, sealed, type Story } from './testing.ts';
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
							.filter((t) => t.status === 'called' || t.status === 'serving')
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
			{ numRuns: 100 }
		);
	}, 60_000);
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
