import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MOST_MATTERS, Visit, type Queue } from './visit.svelte.ts';

const NUMBER = '410899198506300026';
const text = { 'zh-CN': '商事登记', en: 'Business' };
const queue = (purpose: Queue['purpose']): Queue => ({
	...{ id: 'ss', prefix: 'S', name: text, picture: 'shop', place: text, waiting: 0, windows: 1, minutes: 0 },
	...{ identity: 'required', purpose }
});

/** What was sent to the server, and what it answers. */
let sent: { id: string; payload: Record<string, unknown> }[] = [];
let answer: () => Response = () => taken();
const taken = () =>
	Response.json({ position: 1, result: { ticket: 't_1', number: 'S001', ahead: 2, minutes: null, link: 't_1.x' } });
const refused = (status: number, code: string, details: object = {}) =>
	Response.json({ code, message: '', details }, { status });

beforeEach(() => {
	sent = [];
	answer = taken;
	vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
		sent.push(JSON.parse(body) as (typeof sent)[number]);
		return Promise.resolve(answer());
	});
});
afterEach(() => vi.unstubAllGlobals());

function visitTo(purpose: Queue['purpose']) {
	const visit = new Visit();
	visit.choose(queue(purpose));
	return visit;
}
const after = async (response: () => Response) => {
	answer = response;
	const visit = visitTo('intake');
	visit.type(NUMBER);
	await visit.take(queue('intake'), true);
	return visit;
};

test('one question after the other, and back; only who comes with a matter is asked for it', () => {
	const steps = (visit: Visit, ...moves: (1 | -1)[]) =>
		moves.map((by) => {
			visit.go(by);
			return visit.step.at;
		});
	expect(steps(visitTo('intake'), 1, 1, -1, -1, -1)).toEqual(['matters', 'identity', 'matters', 'priority', 'queue']);
	expect(steps(visitTo('pickup'), 1, -1)).toEqual(['identity', 'priority']);
});

test('how far the questions have come is counted from the choice of a queue', () => {
	const progress = (visit: Visit) => {
		const seen = [visit.progress];
		visit.go(1);
		return [...seen, visit.progress];
	};
	const counted = (...all: number[][]) => all.map(([n, of]) => expect.objectContaining({ n, of }) as unknown);
	expect(progress(visitTo('intake'))).toEqual(counted([1, 3], [2, 3]));
	expect(progress(visitTo('pickup'))).toEqual(counted([1, 2], [2, 2]));
	expect(new Visit().progress).toBeUndefined();
});

test('what was answered goes with the number', async () => {
	const visit = visitTo('intake');
	visit.prefer('elderly');
	visit.toggle('a');
	visit.toggle('b');
	visit.toggle('a');
	visit.represent();
	visit.type(NUMBER);
	await visit.take(queue('intake'), true);
	const payload = { queue: 'ss', items: ['b'], priority: 'elderly', agent: true, identity: NUMBER };
	expect(sent.map((command) => command.payload)).toEqual([payload]);
	expect(visit.step).toMatchObject({ at: 'ticket', ticket: { number: 'S001', ahead: 2, minutes: null } });
});

test('a ground that is pressed again is taken back; going on from it keeps it', () => {
	const visit = visitTo('intake');
	visit.prefer('elderly');
	visit.go(-1);
	visit.go(1);
	expect([visit.step.at, visit.priority]).toEqual(['matters', 'elderly']);
	visit.go(-1);
	visit.prefer('elderly');
	expect([visit.step.at, visit.priority]).toEqual(['priority', null]);
	visit.prefer('disabled');
	expect([visit.step.at, visit.priority]).toEqual(['matters', 'disabled']);
});

test.each(['', NUMBER.slice(0, 17)])(
	'a number that is not whole, “%s”, is said to be so without asking',
	async (number) => {
		const visit = visitTo('intake');
		visit.type(number);
		await visit.take(queue('intake'), true);
		expect([visit.step.at, visit.flaw, visit.busy, sent]).toEqual(['identity', 'identity.length', false, []]);
	}
);

test('no ticket carries more matters than it may', () => {
	const visit = visitTo('intake');
	for (let n = 0; n < 15; n += 1) visit.toggle(`matter-${n}`);
	expect(visit.matters).toHaveLength(MOST_MATTERS);
});

test.each([
	['already-waiting', { number: 'S007' }, 'held', { number: 'S007' }],
	['queue-full', { minutes: 90 }, 'full', { minutes: 90 }],
	['hall-closed', { opens: '08:30', closes: '17:30' }, 'hours', { opens: '08:30', closes: '17:30' }],
	['day-closed', {}, 'day', {}],
	['unknown', { kind: 'item' }, 'down', {}]
])('a machine that is told “%s” says what to do', async (code, details, why, words) => {
	const visit = await after(() => refused(422, code, details));
	expect(visit.step).toEqual({ at: 'none', why, words });
});

test('a number with a flaw stays to be mended', async () => {
	const flaws = [{ path: 'identity', problem: 'identity.checkDigit' }];
	const visit = await after(() => refused(400, 'malformed', { flaws }));
	expect([visit.step.at, visit.flaw, visit.number]).toEqual(['identity', 'identity.checkDigit', NUMBER]);
});

test('what nobody knows whether it was done is asked for again as the same command', async () => {
	const visit = await after(() => refused(500, 'failed'));
	expect(visit.step).toMatchObject({ at: 'none', why: 'lost' });
	answer = taken;
	await visit.again();
	expect(visit.step.at).toBe('ticket');
	expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
});

test('the next person begins anew', async () => {
	const visit = await after(taken);
	visit.end();
	visit.choose(queue('intake'));
	await visit.take(queue('intake'), false);
	const [first, second] = sent;
	expect(second?.payload).toEqual({ queue: 'ss', items: [], priority: null, agent: false });
	expect(second?.id).not.toBe(first?.id);
});
