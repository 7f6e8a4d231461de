import { describe, expect, it } from 'vitest';
import { createSeen } from './seen.ts';

const HOUSE = '01234567-89ab-cdef-0123-456789abcdef';

function nodeAt(first: number) {
	let position = first;
	let looks = 0;
	const seen = createSeen({ house: HOUSE, position: () => position, look: () => void (looks += 1), patience: 30 });
	const come = (to: number) => {
		position = to;
		seen.moved();
	};
	return { seen, come, looks: () => looks };
}

describe('a client who has seen more on another node', () => {
	it('waits until this one has come as far', async () => {
		const { seen, come, looks } = nodeAt(3);
		const reached = seen.reach('01234567.5');
		come(4);
		come(5);
		await expect(reached).resolves.toBeUndefined();
		expect(looks()).toBe(1);
	});

	it('is refused when that takes too long', async () => {
		await expect(nodeAt(3).seen.reach('01234567.5')).rejects.toMatchObject({ code: 'behind', status: 503 });
	});

	it('takes with them how far this one has come', () => {
		const { seen } = nodeAt(7);
		expect(seen.stamp()).toBe('01234567.7');
		expect(seen.isNewer('01234567.7', '01234567.6')).toBe(true);
		expect(seen.isNewer('01234567.7', '01234567.8')).toBe(false);
		expect(seen.isNewer('01234567.7', 'another1.8')).toBe(true);
	});
});

describe('nobody waits', () => {
	it.each(['01234567.3', 'another1.99', '01234567.-5', '01234567.1e9', '', null, undefined])(
		'for %s',
		async (stamp) => {
			await expect(nodeAt(3).seen.reach(stamp)).resolves.toBeUndefined();
		}
	);

	it('where there is only one node', async () => {
		const alone = createSeen({ house: null, position: () => 0, look: () => undefined });
		await expect(alone.reach('01234567.5')).resolves.toBeUndefined();
		expect(alone.stamp()).toBeNull();
	});
});
