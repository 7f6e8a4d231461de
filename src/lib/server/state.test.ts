import { describe, expect, it } from 'vitest';
import { instantOf } from '$lib/hall/calendar/day.ts';
import { answerTo, keepCommit, stateKeeper, type CommitBody } from './state.ts';

const DAY = 24 * 60 * 60_000;
const commit = (position: number, at: number, rest: Partial<CommitBody> = {}): CommitBody => ({
	position,
	after: position - 1,
	at,
	actor: 'device:d_1',
	command: { name: 'ticket.take', id: `id-${position}`, payloadHash: 'h' },
	events: [],
	result: { number: position },
	...rest
});

describe('answers', () => {
	it('are remembered for seven days and then forgotten, whole days at a time', () => {
		const state = stateKeeper.initial();
		const start = instantOf('2026-11-01', '12:00');
		keepCommit(state, commit(1, start), []);
		for (let day = 1; day <= 7; day += 1) keepCommit(state, commit(1 + day, start + day * DAY), []);
		expect(answerTo(state, 'device:d_1', 'id-1')?.result).toEqual({ number: 1 });
		keepCommit(state, commit(9, start + 8 * DAY), []);
		expect(answerTo(state, 'device:d_1', 'id-1')).toBeUndefined();
		expect(answerTo(state, 'device:d_1', 'id-2')?.position).toBe(2);
		expect(Object.keys(state.answers)).toHaveLength(8);
	});

	it('are the actor’s own, and a refusal that left a trace is none', () => {
		const state = stateKeeper.initial();
		keepCommit(state, commit(1, instantOf('2026-11-01', '12:00'), { refused: 'wrong-credentials' }), []);
		expect(answerTo(state, 'device:d_1', 'id-1')).toBeUndefined();
		keepCommit(state, commit(2, instantOf('2026-11-01', '12:00')), []);
		expect(answerTo(state, 'device:d_2', 'id-2')).toBeUndefined();
		expect(answerTo(state, 'device:d_1', '__proto__')).toBeUndefined();
	});
});
