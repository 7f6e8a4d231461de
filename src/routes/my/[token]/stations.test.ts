import { describe, expect, test } from 'vitest';
import { createSpeech } from '$lib/i18n/i18n.ts';
import { messagesOf } from '$lib/i18n/messages.ts';
import { papersOf, stationsOf } from './stations.ts';
import type { Progress } from './words.ts';

const i18n = createSpeech('zh-CN', messagesOf('zh-CN', 'common', 'phone'));
const NOON = Date.parse('2026-11-20T12:00:00+08:00');
const NOTHING: Pick<
	Progress,
	'status' | 'receipt' | 'resubmission' | 'acceptance' | 'decision' | 'result' | 'deliveredAt'
> = {
	...{ status: 'draft', receipt: null, resubmission: null, acceptance: null, decision: null },
	...{ result: null, deliveredAt: null }
};
const acceptance = { number: '受理〔2026〕1号', at: NOON };
const progress = (more: object): Progress => ({ ...NOTHING, ...more }) as Progress;

describe('the five stations', () => {
	test.each([
		['prepared', 'done here ahead ahead ahead'],
		['draft', 'done done here ahead ahead'],
		['correcting', 'done done here ahead ahead'],
		['reviewing', 'done done done here ahead'],
		['ready', 'done done done done here'],
		['delivered', 'done done done done done']
	])('of a case that is %s are %s', (status, states) => {
		const stations = stationsOf(i18n, progress({ status }), 'active');
		expect(stations.map(({ state }) => state).join(' ')).toBe(states);
	});

	test('of a withdrawn case end where it was: before or after it was accepted', () => {
		const here = (more: object) =>
			stationsOf(i18n, progress({ status: 'withdrawn', ...more }), 'neutral').find(({ state }) => state === 'here')
				?.zone;
		expect([here({}), here({ acceptance })]).toEqual(['intake', 'approval']);
	});

	test('say the day of what is behind', () => {
		const stations = stationsOf(i18n, progress({ status: 'reviewing', acceptance }), 'active');
		expect(stations.map(({ note }) => note)).toEqual([undefined, undefined, '11月20日', undefined, undefined]);
	});
});

test('the papers are those that were given; the certificate is one once it was handed out', () => {
	const result = { id: 'r_1', kind: 'certificate', number: '证〔2026〕7号', status: 'shelved' };
	const words = (more: object) =>
		papersOf(i18n, progress({ acceptance, ...more })).flatMap(([word, number]) => (number ? [word] : []));
	expect(words({ result })).toEqual(['受理通知书']);
	expect(words({ result: { ...result, status: 'handedOut' } })).toEqual(['受理通知书', '办理结果']);
});
