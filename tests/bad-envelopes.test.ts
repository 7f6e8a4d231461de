import { describe, expect, it } from 'vitest';
import { problemIn } from './harness/client.ts';
import { deep, envelope, post, target } from './harness/fuzz.ts';
import { positionOf } from './harness/http.ts';
import { expectMalformed, expectProblem } from './harness/well-answered.ts';

const hall = target();

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
		const kiosk = await hall.crew.kiosk();
		const before = await positionOf(hall.server.url);
		expectMalformed(await post(kiosk, '/api/ticket.take', body));
		expect(await positionOf(hall.server.url)).toBe(before);
	});

	it('that is no UTF-8 is malformed, and nothing is kept with letters lost', async () => {
		const body = Buffer.from(envelope('{"kind":"client","name":"\u00e4\u00ff"}'), 'latin1');
		expectMalformed(await post(await hall.crew.as('admin'), '/api/device.enrol', body));
	});

	it.each(['text/plain', 'application/xml', 'application/octet-stream', 'nonsense', ''])(
		'of the type “%s” is malformed',
		async (type) => {
			const headers = { 'content-type': type };
			expectMalformed(await post(await hall.crew.kiosk(), '/api/ticket.take', envelope('{"queue":"lz"}'), headers));
		}
	);

	it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
		'that a form sends as %s is refused',
		async (type) => {
			expectProblem(await post(await hall.crew.kiosk(), '/api/ticket.take', 'queue=lz', { 'content-type': type }));
		}
	);

	it.each(['__proto__', 'constructor', 'hasOwnProperty', '________'])('may have the id %s', async (id) => {
		const kiosk = await hall.crew.kiosk();
		const [first, again] = [
			await kiosk.post('ticket.take', { queue: 'lz' }, { id }),
			await kiosk.post('ticket.take', { queue: 'lz' }, { id })
		];
		expect(first.status).toBe(200);
		expect(again.text).toBe(first.text);
	});

	it('that expects what is not there is told that it is unknown', async () => {
		const expected = { 'ticket:__proto__': 1 };
		const received = await (await hall.crew.kiosk()).post('ticket.take', { queue: 'lz' }, { expect: expected });
		expect(problemIn(received).code).toBe('unknown');
	});
});
