import { ATTEMPTS } from '$lib/server/access/attempts.ts';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '$lib/hall/access/rules.ts';
import { client, newId, problemIn, signIn, type Client } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { EXAMPLES, LOOKS } from './harness/examples.ts';
import { JSON_TYPE, positionOf, type Received } from './harness/http.ts';
import { mutantsOf, placesOf, withAt } from './harness/mutants.ts';
import { startServer, type Server } from './harness/server.ts';
import { expectMalformed, expectProblem, expectWellAnswered } from './harness/well-answered.ts';

/** The same every time; another one by `FUZZ_SEED=…`. fast-check prints it with what it found. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261120);
const RUNS = 30;

let server: Server;
let crew: Crew;
let addresses = 0;

beforeAll(async () => {
	server = await startServer();
	crew = crewOf(server.url);
});
afterEach(async () => {
	expect((await client(server.url).send('/healthz')).status).toBe(200);
});
afterAll(async () => {
	await server.kill();
	// Whatever was sent, nothing inside ever failed.
	expect(server.said()).not.toContain('"level":"error"');
});

async function askerOf(name: CommandName): Promise<Client> {
	const [asker] = EXAMPLES[name];
	// A session that this very command may close is nobody else's.
	if (name === 'session.close') return signIn(server.url, 'clerk-w13');
	if (asker === 'kiosk') return crew.kiosk();
	return asker === 'anyone' || asker === 'nobody' ? client(server.url) : crew.as(asker);
}

/** Sends a body exactly as it is, each time from another address: who guesses a lot is not what this is about. */
const post = (who: Client, path: string, body: string | Buffer, headers: Record<string, string> = JSON_TYPE) =>
	who.send(path, { method: 'POST', headers, body, from: `fuzz-${addresses++}` });

const envelope = (payload: string, expected = '{}') => `{"id":"${newId()}","payload":${payload},"expect":${expected}}`;

/** Where the log has to be after an answer: where a command that was done left it, else where it was. */
const positionAfter = (received: Received, before: number): number =>
	received.status === 200 ? (JSON.parse(received.text) as { position: number }).position : before;

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('an envelope', () => {
	const good = `"payload":{"queue":"lz"}`;
	it.each<[string, string | Buffer]>([
		['that is empty', ''],
		['that is no JSON', '{'],
		['that is JSON and then some', '{} {}'],
		['that is null', 'null'],
		['that is a text', '"ticket.take"'],
		['that is a number', '1e999'],
		['that is a list', '[]'],
		['that nests beyond all measure', `{"id":"12345678","payload":${deep(20_000)}}`],
		['that nests a little too deep', `{"id":"12345678","payload":${deep(40)}}`],
		['that is UTF-16', Buffer.from(`{"id":"12345678",${good}}`, 'utf16le')],
		['of 100 kB', `{"id":"12345678","payload":"${'x'.repeat(100_000)}"}`],
		['of 9 MB', `{"id":"12345678","payload":"${'x'.repeat(9_000_000)}"}`],
		['without id', `{${good}}`],
		['whose id is a number', `{"id":12345678,${good}}`],
		['whose id is too short', `{"id":"1234567",${good}}`],
		['whose id is too long', `{"id":"${'1'.repeat(65)}",${good}}`],
		['whose id holds a line break', `{"id":"12345678\\n",${good}}`],
		['with an unknown field', `{"id":"12345678",${good},"actor":"clock"}`],
		['with a field __proto__', `{"id":"12345678",${good},"__proto__":{"actor":"clock"}}`],
		['whose expect is a list', `{"id":"12345678",${good},"expect":[1]}`],
		['whose expect is null', `{"id":"12345678",${good},"expect":null}`],
		['that expects a fraction', `{"id":"12345678",${good},"expect":{"ticket:t_0000":0.5}}`],
		['that expects a text', `{"id":"12345678",${good},"expect":{"ticket:t_0000":"1"}}`],
		['that expects what has no versions', `{"id":"12345678",${good},"expect":{"staff:s_0000":1}}`],
		['that expects __proto__', `{"id":"12345678",${good},"expect":{"__proto__":1}}`]
	])('%s is malformed', async (_, body) => {
		const kiosk = await crew.kiosk();
		const before = await positionOf(server.url);
		expectMalformed(await post(kiosk, '/api/ticket.take', body));
		expect(await positionOf(server.url)).toBe(before);
	});

	it('that is no UTF-8 is malformed, and nothing is kept with letters lost', async () => {
		const body = Buffer.from(envelope('{"kind":"client","name":"\u00e4\u00ff"}'), 'latin1');
		expectMalformed(await post(await crew.as('admin'), '/api/device.enrol', body));
	});

	it.each(['text/plain', 'application/xml', 'application/octet-stream', 'nonsense', ''])(
		'of the type “%s” is malformed',
		async (type) => {
			const headers = { 'content-type': type };
			expectMalformed(await post(await crew.kiosk(), '/api/ticket.take', envelope('{"queue":"lz"}'), headers));
		}
	);

	it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
		'that a form sends as %s is refused',
		async (type) => {
			expectProblem(await post(await crew.kiosk(), '/api/ticket.take', 'queue=lz', { 'content-type': type }));
		}
	);

	it.each(['__proto__', 'constructor', 'hasOwnProperty', '________'])('may have the id %s', async (id) => {
		const kiosk = await crew.kiosk();
		const [first, again] = [
			await kiosk.post('ticket.take', { queue: 'lz' }, { id }),
			await kiosk.post('ticket.take', { queue: 'lz' }, { id })
		];
		expect(first.status).toBe(200);
		expect(again.text).toBe(first.text);
	});

	it('that expects what is not there is told that it is unknown', async () => {
		const expected = { 'ticket:__proto__': 1 };
		const received = await (await crew.kiosk()).post('ticket.take', { queue: 'lz' }, { expect: expected });
		expect(problemIn(received).code).toBe('unknown');
	});
});

/** The one refusal that the log keeps: it counts, and the fifth locks. */
const isWrongPassword = ({ text }: { text: string }) => /"code":"(wrong-credentials|locked-out)"/.test(text);

describe.each(Object.entries(EXAMPLES) as [CommandName, readonly [string, unknown]][])('%s', (name, [, example]) => {
	it('is well answered whatever stands in any of its places, and a refusal leaves no trace', async () => {
		const who = await askerOf(name);
		let position = await positionOf(server.url);
		for (const payload of name === 'hall.setUp' ? ['null', '{}', '[]'] : mutantsOf(example)) {
			const received = await post(who, `/api/${name}`, envelope(payload));
			expectWellAnswered(received);
			const now = await positionOf(server.url);
			if (!isWrongPassword(received)) expect(now, payload).toBe(positionAfter(received, position));
			position = now;
		}
	});

	it('is well answered whatever random thing it is sent', async () => {
		const who = await askerOf(name);
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
				const before = await positionOf(server.url);
				const received = await post(who, `/api/${name}`, JSON.stringify({ ...sent, id }));
				expectWellAnswered(received);
				const now = await positionOf(server.url);
				if (!isWrongPassword(received)) expect(now).toBe(positionAfter(received, before));
			}),
			{ seed: SEED, numRuns: RUNS }
		);
	});
});

describe('what is looked at before asking', () => {
	it.each<CommandName>([
		'case.check',
		'case.receive',
		'case.accept',
		'case.notify',
		'case.resubmit',
		'case.refuse',
		'task.claim',
		'task.pass',
		'task.decide',
		'result.produce',
		'result.shelve',
		'result.handOut',
		'ticket.call'
	])('has to be said with %s', async (name) => {
		const received = await (await askerOf(name)).post(name, EXAMPLES[name][1]);
		expectMalformed(received);
		expect(JSON.stringify(problemIn(received).details)).toContain('expect-needed');
	});

	it.each<[CommandName, string]>([
		['case.receive', 'case:c_0000000000000000'],
		['task.claim', 'task:k_0000000000000000'],
		['result.shelve', 'result:r_0000000000000000'],
		['ticket.call', 'ticket:t_0000000000000000']
	])('and %s of what is not there is told that it is unknown', async (name, ref) => {
		const received = await (await askerOf(name)).post(name, EXAMPLES[name][1], { expect: { [ref]: 1 } });
		expect(received.status).toBe(404);
		expect(problemIn(received).code).toBe('unknown');
	});
});

describe.each(Object.entries(LOOKS))('the view %s', (name, example) => {
	it('is well answered whatever it is asked for', async () => {
		const asker = await crew.as('duty');
		for (const param of mutantsOf(example)) expectWellAnswered(await post(asker, `/api/view/${name}`, param));
		for (const body of ['', '{', 'null', '[]', '"x"', deep(20_000), Buffer.from([0xff, 0xfe])])
			expectMalformed(await post(asker, `/api/view/${name}`, body));
	});

	it.each([
		'?__proto__=1',
		'?constructor=1',
		'?case=c_1&case=c_2',
		'?case[]=1',
		'?window=__proto__',
		'?%00=%00',
		'?=',
		`?x=${'x'.repeat(5000)}`
	])('is well answered with %s in its address', async (query) => {
		expectWellAnswered(await (await crew.as('duty')).send(`/api/view/${name}${query}`));
	});
});

describe('a password that is tried', () => {
	it('against a name that nobody has leaves no trace', async () => {
		const before = await positionOf(server.url);
		const { code } = await client(server.url).refusal('session.open', { username: 'nobody-at-all', password: 'x' });
		expect(code).toBe('wrong-credentials');
		expect(await positionOf(server.url)).toBe(before);
	});

	it('and is wrong is the one refusal that the log keeps, for it locks', async () => {
		const before = await positionOf(server.url);
		await client(server.url).refusal('session.open', { username: 'supervisor', password: 'wrong' });
		expect(await positionOf(server.url)).toBe(before + 1);
	});

	it('once more than allowed in a minute from one address is tried no more', async () => {
		const one = client(server.url, null, 'guesser');
		const guess = (n: number) => one.post('session.open', { username: `guess-${n}`, password: 'x' });
		const answers = await Promise.all(Array.from({ length: ATTEMPTS + 1 }, (_, n) => guess(n)));
		expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
	});
});
