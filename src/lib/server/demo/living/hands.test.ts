import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '$lib/hall/contract.ts';
import { readPreset } from '../../presets/read.ts';
import { createHands, type Hands } from './hands.ts';

const file = await readPreset(null);
const staff = Object.fromEntries(file.demo.staff.map(({ username }) => [username, `s_${username}`]));
const person = (username: string, session = `e_${username}`): Actor => ({
	kind: 'staff',
	id: staff[username] ?? '',
	session
});

let hands: Hands;
let told = 0;
beforeEach(() => {
	told = 0;
	hands = createHands({ file, staff, isOurs: (session) => session === 'e_ours', changed: () => (told += 1) });
});

describe('the play leaves alone', () => {
	it('whoever acts in a session that is not its own, and nobody else', () => {
		hands.heard(person('clerk-w03', 'e_ours'), 'ticket.call', { window: 'w03' });
		hands.heard({ kind: 'device', id: 'd_1' }, 'ticket.take', {});
		hands.heard({ kind: 'anyone' }, 'session.open', { username: 'clerk-w03' });
		expect(hands.windows()).toEqual([]);
		hands.heard(person('clerk-w03'), 'ticket.call', { window: 'w03' });
		hands.heard(person('clerk-w03'), 'ticket.start', { ticket: 't_1' });
		expect(hands.windows()).toEqual(['w03']);
		expect(hands.isResting('clerk-w03')).toBe(true);
		expect(hands.isResting('clerk-w04')).toBe(false);
		expect(told).toBe(1);
	});

	it('an approver who works themselves, and the guide', () => {
		hands.heard(person('chief-scjg'), 'task.claim', { task: 'k_1' });
		hands.heard(person('guide'), 'ticket.requeue', { ticket: 't_1' });
		expect(hands.isResting('chief-scjg')).toBe(true);
		expect(hands.isResting('guide')).toBe(true);
		expect(hands.windows()).toEqual([]);
	});

	it('a window that somebody else opens for its clerk', () => {
		hands.heard(person('clerk-relief'), 'window.open', { window: 'w05' });
		expect(hands.isResting('clerk-w05')).toBe(true);
	});

	it('a window that is not somebody’s own only when they decide about windows', () => {
		hands.heard(person('clerk-w05'), 'window.close', { window: 'w06' });
		expect(hands.isResting('clerk-w06')).toBe(false);
		hands.heard(person('duty'), 'window.pause', { window: 'w06' });
		expect(hands.isResting('clerk-w06')).toBe(true);
		hands.heard(person('duty'), 'window.define', { id: 'w07' });
		expect(hands.windows()).toEqual(['w05', 'w06']);
		// Whoever looks after the hall has not stopped the play's own closing of the day by it.
		expect(hands.isResting('duty')).toBe(false);
	});
});

describe('the play is back at a window', () => {
	it('when it is given back, or its person signs out', () => {
		expect(hands.take('w03', 'e_duty')).toBe(true);
		expect(hands.give('w03')).toBe(true);
		expect(hands.windows()).toEqual([]);
		hands.heard(person('clerk-w03'), 'ticket.call', { window: 'w03' });
		hands.heard(person('clerk-w03', 'e_other'), 'session.close', {});
		expect(hands.windows()).toEqual(['w03']);
		hands.heard(person('clerk-w03'), 'session.close', {});
		expect(hands.windows()).toEqual([]);
	});

	it('when its person’s session is over, but not when it went on as another', () => {
		hands.take('w03', 'e_a');
		hands.take('w04', 'e_b');
		hands.renew((session) => (session === 'e_a' ? 'e_c' : undefined));
		expect(hands.windows()).toEqual(['w03']);
		hands.heard(person('clerk-w03', 'e_c'), 'session.close', {});
		expect(hands.windows()).toEqual([]);
	});

	it('where there is such a window', () => {
		expect(hands.take('w99', 'e_a')).toBe(false);
		expect(hands.give('w99')).toBe(false);
	});
});
