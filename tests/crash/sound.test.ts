import { describe, expect, it } from 'vitest';
import type { CommitBody } from '$lib/server/state.ts';
import type { Asked } from './load.ts';
import { Seat } from './seat.ts';
import { flawsIn, type Kept } from './sound.ts';

const AT = Date.parse('2026-11-20T09:40:00+08:00');
const seat = new Seat('kiosk', [], () => 0);

const taken = (position: number): CommitBody => ({
	position,
	after: position - 1,
	at: AT,
	actor: 'device:k_1',
	command: { name: 'ticket.take', id: `id-${position}`, payloadHash: '' },
	events: [{ type: 'ticket.taken', v: 2, number: `B00${position}`, identity: { sealed: 'k1.text' } }],
	result: { ticket: `t_${position}`, number: `B00${position}` }
});
const answered = (position: number): Asked => {
	const result = { ticket: `t_${position}`, number: `B00${position}` };
	const answer = { text: '', position, result };
	return { id: `id-${position}`, name: 'ticket.take', payload: {}, seat, unknown: false, answer };
};

const commits = [taken(1), taken(2), taken(3)];
const asked = [answered(1), answered(2), answered(3)];
const flaws = (kept: Partial<Kept>, of = asked) => flawsIn({ commits, keys: new Set(['k1']), ...kept }, of).join('; ');
const changed = (change: Partial<CommitBody>) => [taken(1), { ...taken(2), ...change }, taken(3)];

describe('what is looked for after each kill', () => {
	it('is nothing where all is well, whether or not a lost answer was kept', () => {
		const lost: Asked = { ...answered(3), unknown: true };
		delete lost.answer;
		expect(flaws({})).toBe('');
		expect(flaws({}, [answered(1), answered(2), lost])).toBe('');
		expect(flaws({ commits: commits.slice(0, 2) }, [answered(1), answered(2), lost])).toBe('');
	});

	it.each<[string, Partial<Kept>]>([
		['is not there', { commits: commits.slice(0, 2) }],
		['is there twice', { commits: [...commits, { ...taken(4), command: taken(2).command }] }],
		['was answered at 2, and is at 7', { commits: changed({ position: 7 }) }],
		['another number', { commits: changed({ result: { ticket: 't_2', number: 'B009' } }) }],
		['at 2 did ', { commits: changed({ events: [] }) }],
		['where 2 was next', { commits: changed({ events: [{ type: 'ticket.taken', v: 2, number: 'B005' }] }) }],
		['a key that is gone', { keys: new Set() }]
	])('finds what %s', (flaw, kept) => {
		expect(flaws(kept)).toContain(flaw);
	});

	it('finds what was done though it never was, for all anybody said', () => {
		const undone: Asked = { ...answered(3) };
		delete undone.answer;
		expect(flaws({}, [answered(1), answered(2), undone])).toContain('and is there');
	});
});
