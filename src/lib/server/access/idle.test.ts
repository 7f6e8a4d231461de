import { describe, expect, it } from 'vitest';
import { createAttempts } from './attempts.ts';
import { createIdle, IDLE_AFTER } from './idle.ts';

describe('a session', () => {
	it('lives as long as it is used', () => {
		const idle = createIdle();
		for (let now = 0; now <= 5 * IDLE_AFTER; now += IDLE_AFTER) expect(idle.use('e_1', 0, now)).toBe(true);
	});

	it('that was left alone too long is over, and using it does not bring it back', () => {
		const idle = createIdle();
		idle.use('e_1', 0, 0);
		expect(idle.isOver('e_1', 0, IDLE_AFTER)).toBe(false);
		expect(idle.isOver('e_1', 0, IDLE_AFTER + 1)).toBe(true);
		expect(idle.use('e_1', 0, IDLE_AFTER + 1)).toBe(false);
		expect(idle.use('e_1', 0, IDLE_AFTER + 2)).toBe(false);
	});

	it('that was opened and never used is left alone from then on', () => {
		const idle = createIdle();
		idle.use('e_1', 0, 0);
		expect(idle.isOver('e_2', 1_000, IDLE_AFTER + 1_000)).toBe(false);
		expect(idle.isOver('e_2', 1_000, IDLE_AFTER + 1_001)).toBe(true);
	});

	it('counts as used when the server starts again, and no longer than that', () => {
		const idle = createIdle();
		expect(idle.isOver('e_1', 0, 10 * IDLE_AFTER)).toBe(false);
		expect(idle.isOver('e_1', 0, 11 * IDLE_AFTER + 1)).toBe(true);
	});
});

describe('an address', () => {
	it('may try so often in a minute, and again in the next', () => {
		const attempts = createAttempts();
		let allowed = 0;
		while (attempts.allow('10.0.0.1', 1_000)) allowed += 1;
		expect(allowed).toBeGreaterThan(20);
		expect(attempts.allow('10.0.0.2', 1_000)).toBe(true);
		expect(attempts.allow('10.0.0.1', 61_000)).toBe(true);
	});
});
