import { expect, it } from 'vitest';
import { rowsOf } from './flow.ts';

it('puts steps that wait for the same side by side, and each after those that it waits for', () => {
	const flow = [
		{ id: 'first', after: [] },
		{ id: 'a', after: ['first'] },
		{ id: 'b', after: ['first'] },
		{ id: 'late', after: ['b'] },
		{ id: 'decide', after: ['a', 'late'] }
	];
	expect(rowsOf(flow).map((row) => row.map(({ id }) => id))).toEqual([['first'], ['a', 'b'], ['late'], ['decide']]);
});
