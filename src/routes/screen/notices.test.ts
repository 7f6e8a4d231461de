import { describe, expect, it } from 'vitest';
import { noticesOf, phaseOf, type Rules } from './notices.ts';

const RULES: NonNullable<Rules> = {
	works: true,
	opens: '08:30',
	closes: '17:30',
	recalls: { times: 3, seconds: 30 },
	requeue: { times: 1, behind: 3 },
	ordinaryPerPriority: 2
};
const line = (name: string, waiting: number, windows: number) => ({
	name: { 'zh-CN': name, en: name },
	waiting,
	windows
});
const nobody = [line('a', 0, 0), line('b', 0, 0)];
const keys = (...[rules, phase, queues]: [Rules, Parameters<typeof noticesOf>[1], Parameters<typeof noticesOf>[2]]) =>
	noticesOf(rules, phase, queues, (names) => names.map(({ en }) => en).join(', ')).map(({ key }) => key);

describe('the day of the hall', () => {
	it.each([
		['08:29', nobody, 'before'],
		['08:30', nobody, 'rest'],
		['17:29', nobody, 'rest'],
		['17:30', nobody, 'over'],
		['08:00', [line('a', 0, 1)], 'open'],
		['12:00', [line('a', 3, 0)], 'open'],
		['17:30', [line('a', 1, 0)], 'late'],
		['17:30', [line('a', 0, 1)], 'late']
	] as const)('at %s with %j is %s', (time, queues, phase) => {
		expect(phaseOf(RULES, time, queues)).toBe(phase);
	});

	it('is none on a day on which nobody works, unless somebody does', () => {
		const sunday = { ...RULES, works: false };
		expect([phaseOf(sunday, '10:00', nobody), phaseOf(sunday, '18:00', nobody)]).toEqual(['holiday', 'holiday']);
		expect(phaseOf(sunday, '10:00', [line('a', 0, 1)])).toBe('open');
	});

	it('has no hours before the hall is set up', () => {
		expect([phaseOf(null, '03:00', nobody), noticesOf(null, 'open', nobody, String)]).toEqual(['open', []]);
	});
});

describe('the notices', () => {
	const standing = ['hours', 'bring', 'requeue', 'priority'].map((name) => `screen.notice.${name}`);

	it('are the hall’s own rules', () => {
		expect(keys(RULES, 'open', [line('a', 1, 1)])).toEqual(standing);
		expect(noticesOf(RULES, 'open', [], String)[2]?.words).toEqual({ calls: 4, behind: 3 });
	});

	it('promise no second place in the line where there is none', () => {
		expect(keys({ ...RULES, requeue: { times: 0, behind: 0 } }, 'open', [])).toContain('screen.notice.missed');
	});

	it('begin with what nobody serves now, all of it in one', () => {
		const [first] = noticesOf(RULES, 'open', [line('a', 1, 1), line('b', 1, 0), line('c', 0, 0)], (names) =>
			names.map(({ en }) => en).join(', ')
		);
		expect(first).toEqual({ key: 'screen.notice.unserved', words: { queues: 'b, c' }, warns: true });
	});

	it('say nothing of windows while the hall is shut', () => {
		for (const phase of ['before', 'rest', 'over'] as const) expect(keys(RULES, phase, nobody)).toEqual(standing);
	});

	it('say after closing that who waits is still served', () => {
		expect(keys(RULES, 'late', [line('a', 1, 1)])[0]).toBe('screen.notice.late');
	});
});
