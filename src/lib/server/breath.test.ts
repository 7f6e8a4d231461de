import { expect, it } from 'vitest';
import { createBreath } from './breath.ts';

it('a breath is due once its stretch is over, and others have their turn in it', async () => {
	let real = 0;
	const breath = createBreath({ real: () => real });
	real = 9;
	expect(breath.isDue()).toBe(false);
	real = 10;
	expect(breath.isDue()).toBe(true);
	const turns: string[] = [];
	setImmediate(() => turns.push('another'));
	await breath.take();
	expect(turns).toEqual(['another']);
	expect(breath.isDue()).toBe(false);
});
