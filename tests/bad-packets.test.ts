import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { client } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { FORTY, fortyWindows } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect, type Watcher } from './harness/sockets.ts';
import { until } from './harness/until.ts';

let server: Server;
let crew: Crew;
let witness: Watcher;

beforeAll(async () => {
	server = await startServer({ PRESET: fortyWindows() });
	crew = crewOf(server.url);
	witness = await connect(server.url, (await crew.kiosk()).token);
});
/** Whatever one socket sent, another is answered as ever. */
afterEach(async () => {
	expect(await witness.refusalOf('kiosk')).toBeNull();
});
afterAll(async () => {
	witness.close();
	await server.kill();
	expect(server.said()).not.toContain('"level":"error"');
});

const kioskSocket = async () => connect(server.url, (await crew.kiosk()).token);
const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)]);

describe('a request to watch', () => {
	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['a text', 'kiosk'],
		['a number', 12],
		['a list', ['kiosk']],
		['an empty object', {}],
		['no name', { view: null }],
		['a list as a name', { view: ['kiosk'] }],
		['a long name', { view: 'x'.repeat(65) }],
		['an unknown field', { view: 'kiosk', window: 'w01' }],
		['a nested parameter', { view: 'desk', window: nested(40) }],
		['bytes', { view: Buffer.from('kiosk') }]
	])('%s is malformed', async (_, request) => {
		const { socket, close } = await kioskSocket();
		const answer: unknown = await socket.timeout(10_000).emitWithAck('watch', request);
		expect(answer).toMatchObject({ error: { code: 'malformed', details: { flaws: expect.any(Array) } } });
		close();
	});

	it.each(['__proto__', 'constructor', 'nothing'])('%s is told that there is no such view', async (view) => {
		const { refusalOf, close } = await kioskSocket();
		expect(await refusalOf(view)).toBe('unknown-view');
		close();
	});

	it('without anybody to answer is heard all the same', async () => {
		const watcher = await kioskSocket();
		watcher.socket.emit('watch', { view: 'kiosk' });
		watcher.socket.emit('watch', { view: 'nothing' });
		watcher.socket.emit('watch');
		watcher.socket.emit('watch', { view: 'kiosk' }, 'not a function');
		expect(await watcher.refusalOf('kiosk')).toBeNull();
		watcher.close();
	});

	it('is refused when there are too many, until one is given back', async () => {
		const { refusalOf, socket, close } = await connect(server.url, (await crew.enrol('screen')).token);
		for (const window of FORTY.slice(0, 20)) expect(await refusalOf('screen.window', { window })).toBeNull();
		expect(await refusalOf('screen.hall')).toBe('too-many');
		socket.emit('unwatch', { view: 'screen.window', window: 'w01' });
		expect(await refusalOf('screen.hall')).toBeNull();
		close();
	});

	it('the same twice counts once', async () => {
		const { refusalOf, close } = await kioskSocket();
		for (let n = 0; n < 25; n += 1) expect(await refusalOf('kiosk')).toBeNull();
		close();
	});
});

describe('a packet', () => {
	it.each<[string, unknown[]]>([
		['of an event that nobody knows', ['ticket.call', { window: 'w01' }]],
		['that gives back what it never had', ['unwatch', { view: 'kiosk' }]],
		['that gives back nonsense', ['unwatch', [null]]],
		['that gives back nothing', ['unwatch']]
	])('%s changes nothing', async (_, [event, ...rest]) => {
		const watcher = await kioskSocket();
		watcher.socket.emit(String(event), ...rest);
		expect(await watcher.refusalOf('kiosk')).toBeNull();
		watcher.close();
	});

	it('that is larger than any request ends the socket that sent it', async () => {
		const { socket } = await kioskSocket();
		socket.emit('watch', { view: 'x'.repeat(20_000) });
		await until('it is cut off', () => socket.disconnected || undefined);
	});

	it.each([
		'',
		'9',
		'nonsense',
		'2',
		'2{"a":1}',
		'2["watch"',
		'2[1]',
		'2["disconnect"]',
		'2["connect"]',
		'299999999999999999999["watch"]',
		'3999[]',
		'2/nowhere,["watch"]',
		'51-["watch",{"_placeholder":true,"num":9}]',
		'599999-["watch"]'
	])('%s that cannot be read costs at most the socket that sent it', async (packet) => {
		const { socket, refusalOf, close } = await kioskSocket();
		socket.io.engine.write(packet);
		const answer = await refusalOf('kiosk').catch(() => 'cut off');
		expect(['cut off', null]).toContain(answer);
		close();
	});
});

describe('a handshake', () => {
	it.each<[string, object]>([
		['with strange words', { as: ['kiosk'], link: { toString: 1 } }],
		['with a made-up link', { link: 't_0000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
		['with an object’s own key', { as: '__proto__', link: '__proto__' }]
	])('%s makes nobody of anyone', async (_, auth) => {
		const watcher = await connect(server.url, null, { auth });
		expect(await watcher.refusalOf('kiosk')).toBe('not-signed-in');
		watcher.close();
	});

	it.each(['constructor', '__proto__', 'toString'])(
		'at a host that calls itself %s is the one hall’s',
		async (host) => {
			const watcher = await connect(server.url, null, { extraHeaders: { host } });
			expect(await watcher.refusalOf('kiosk')).toBe('not-signed-in');
			watcher.close();
		}
	);

	it.each([
		'/socket.io/',
		'/socket.io/?EIO=4&transport=polling&sid=nobody',
		'/socket.io/?EIO=99&transport=polling',
		'/socket.io/?EIO=4&transport=carrier-pigeon',
		'/socket.io/?EIO=4&transport=websocket'
	])('at %s is refused', async (path) => {
		const { status, text } = await client(server.url).send(path, { method: 'POST', body: 'nonsense' });
		expect(status).toBe(400);
		expect(text).not.toContain('<');
	});
});
