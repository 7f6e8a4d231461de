import { ATTEMPTS } from '$lib/server/access/attempts.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '$lib/hall/access/rules.ts';
import type { CommandSpec } from '$lib/hall/command.ts';
import { commands } from '$lib/hall/commands.ts';
import { client, newId, problemIn } from './harness/client.ts';
import { EXAMPLES, type Asker } from './harness/examples.ts';
import { envelope, positionAfter, post, target, waysOf } from './harness/fuzz.ts';
import { positionOf } from './harness/http.ts';
import { mutantsOf, placesOf, withAt } from './harness/mutants.ts';
import { uncovered } from './harness/uncovered.ts';
import { expectMalformed, expectWellAnswered } from './harness/well-answered.ts';

/** The same every time; another one by `FUZZ_SEED=…`. fast-check prints it with what it found. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261120);
const RUNS = 30;

const hall = target();
/** A case that was begun elsewhere. */
const [, , , GOING_ON] = EXAMPLES['case.draft'];

describe('one of several ways to ask', () => {
	it.each<[string, object, string]>([
		['a case that goes on', { ...GOING_ON, continues: 'x' }, 'continues'],
		['a case that goes on', { ...GOING_ON, authoritySeen: 1 }, 'authoritySeen'],
		['a case that begins', { ...EXAMPLES['case.draft'][1], item: 7 }, 'item']
	])('is told what is wrong with it, not with another: %s', async (_, payload, path) => {
		const received = await (await hall.askerOf('case.draft')).post('case.draft', payload);
		expect(problemIn(received).details).toMatchObject({ flaws: [{ path }] });
	});
});

/** The one refusal that the log keeps: it counts, and the fifth locks. */
const isWrongPassword = ({ text }: { text: string }) => /"code":"(wrong-credentials|locked-out)"/.test(text);

const EVERY_COMMAND = Object.entries(EXAMPLES) as [CommandName, readonly [Asker, ...unknown[]]][];

describe('the examples', () => {
	// A whole preset is tried where a hall is set up: set-up.test.ts.
	it.each(EVERY_COMMAND.filter(([name]) => name !== 'hall.setUp'))(
		'of %s fill every place',
		(name, [, ...examples]) => {
			expect(uncovered(commands[name].schema, examples)).toEqual([]);
		}
	);

	it('would be missed where there were none', () => {
		const [, first] = EXAMPLES['case.draft'];
		expect(uncovered(commands['case.draft'].schema, [first])).toEqual(['|0.applicant|1', '|1']);
	});
});

const EVERY_WAY = EVERY_COMMAND.flatMap(([name, [, ...examples]]) => waysOf(name, examples));
describe.each(EVERY_WAY)('$way', ({ name, example }) => {
	it('is well answered whatever stands in any of its places, and a refusal leaves no trace', async () => {
		const who = await hall.askerOf(name);
		let position = await positionOf(hall.server.url);
		for (const payload of name === 'hall.setUp' ? ['null', '{}', '[]'] : mutantsOf(example)) {
			const received = await post(who, `/api/${name}`, envelope(payload));
			expectWellAnswered(received);
			const now = await positionOf(hall.server.url);
			if (!isWrongPassword(received)) expect(now, payload).toBe(positionAfter(received, position));
			position = now;
		}
	});

	it('is well answered whatever random thing it is sent', async () => {
		const who = await hall.askerOf(name);
		const anything = fc.jsonValue({ maxDepth: 4 });
		const places = name === 'hall.setUp' ? [] : placesOf(example);
		const mutated =
			places.length === 0
				? anything
				: fc.tuple(fc.constantFrom(...places), anything).map(([path, put]) => withAt(example, path, put));
		const body = fc.record({ id: fc.constant(''), payload: fc.oneof(anything, mutated), expect: fc.constant({}) });
		const strange = fc.record({ id: fc.oneof(fc.string(), anything), payload: mutated, expect: anything });
		await fc.assert(
			fc.asyncProperty(fc.oneof(body, body, strange), async (sent) => {
				const id = sent.id === '' ? newId() : sent.id;
				const before = await positionOf(hall.server.url);
				const received = await post(who, `/api/${name}`, JSON.stringify({ ...sent, id }));
				expectWellAnswered(received);
				const now = await positionOf(hall.server.url);
				if (!isWrongPassword(received)) expect(now).toBe(positionAfter(received, before));
			}),
			{ seed: SEED, numRuns: RUNS }
		);
	});
});

describe('what is looked at before asking', () => {
	const LOOKED_AT: readonly CommandName[] = [
		'case.check',
		'case.receive',
		'case.accept',
		'case.attach',
		'case.detach',
		'case.notify',
		'case.resubmit',
		'case.refuse',
		'case.withdraw',
		'task.claim',
		'task.pass',
		'task.return',
		'task.sendBack',
		'task.decide',
		'result.produce',
		'result.shelve',
		'result.handOut',
		'ticket.call'
	];
	it.each(LOOKED_AT)('has to be said with %s', async (name) => {
		const received = await (await hall.askerOf(name)).post(name, EXAMPLES[name][1]);
		expectMalformed(received);
		expect(JSON.stringify(problemIn(received).details)).toContain('expect-needed');
	});

	it('has to be said with a case that goes on at another desk', async () => {
		const received = await (await hall.askerOf('case.draft')).post('case.draft', GOING_ON);
		expect(JSON.stringify(problemIn(received).details)).toContain('expect-needed');
	});

	it('has to be said with nothing else', () => {
		const asked = EVERY_COMMAND.map(([name]) => name).filter((name) => (commands[name] as CommandSpec).expects);
		expect(asked.sort()).toEqual([...LOOKED_AT, 'case.draft'].sort());
	});

	it.each<[CommandName, string]>([
		['case.receive', 'case:c_0000000000000000'],
		['case.withdraw', 'case:c_0000000000000000'],
		['task.claim', 'task:k_0000000000000000'],
		['task.return', 'task:k_0000000000000000'],
		['task.sendBack', 'task:k_0000000000000000'],
		['result.shelve', 'result:r_0000000000000000'],
		['ticket.call', 'ticket:t_0000000000000000']
	])('and %s of what is not there is told that it is unknown', async (name, ref) => {
		const received = await (await hall.askerOf(name)).post(name, EXAMPLES[name][1], { expect: { [ref]: 1 } });
		expect(received.status).toBe(404);
		expect(problemIn(received).code).toBe('unknown');
	});
});

describe('a password that is tried', () => {
	it('against a name that nobody has leaves no trace', async () => {
		const before = await positionOf(hall.server.url);
		const { code } = await client(hall.server.url).refusal('session.open', {
			username: 'nobody-at-all',
			password: 'x'
		});
		expect(code).toBe('wrong-credentials');
		expect(await positionOf(hall.server.url)).toBe(before);
	});

	it('and is wrong is the one refusal that the log keeps, for it locks', async () => {
		const before = await positionOf(hall.server.url);
		await client(hall.server.url).refusal('session.open', { username: 'supervisor', password: 'wrong' });
		expect(await positionOf(hall.server.url)).toBe(before + 1);
	});

	it('once more than allowed in a minute from one address is tried no more', async () => {
		const one = client(hall.server.url, null, 'guesser');
		const guess = (n: number) => one.post('session.open', { username: `guess-${n}`, password: 'x' });
		const answers = await Promise.all(Array.from({ length: ATTEMPTS + 1 }, (_, n) => guess(n)));
		expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
	});
});
