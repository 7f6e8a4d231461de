import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, problemIn, type Client } from './harness/client.ts';
import { crewOf } from './harness/crew.ts';
import { PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect, type Watcher } from './harness/sockets.ts';
import { accepted, CATERING, decided, drafted } from './harness/thread.ts';
import { COLUMNS, COMMANDS, mayIn, VIEWS, type Column } from './matrix.ts';

let server: Server;
let who: Record<Column, Client>;
/** One ticket, served, with one case, decided and not handed out. */
let thing: { ticket: string; case: string };

beforeAll(async () => {
	server = await startServer();
	const crew = crewOf(server.url);
	const open = await decided(crew, CATERING, await accepted(CATERING, await drafted(crew, CATERING, PEOPLE.wang)));
	thing = open;
	who = {
		guide: await crew.as('guide'),
		clerk: await crew.as('clerk-w08'),
		handler: await crew.as('handler-scjg'),
		reviewer: await crew.as('reviewer-scjg'),
		chief: await crew.as('chief-scjg'),
		issuer: await crew.as('issuer-w15'),
		dutyManager: await crew.as('duty'),
		supervisor: await crew.as('supervisor'),
		systemAdmin: await crew.as('admin'),
		kiosk: await crew.enrol('kiosk'),
		screen: await crew.enrol('screen'),
		client: await crew.enrol('client'),
		ticketLink: client(server.url, open.link),
		caseLink: client(server.url, open.caseLink),
		anyone: client(server.url)
	};
});
afterAll(() => server.kill());

/** What the door says before it looks at anything else. */
const answerTo = (column: Column, may: boolean) => (may ? 'heard' : column === 'anyone' ? 401 : 403);

/** The parameter with which each looks at what is theirs. */
function paramOf(view: keyof typeof VIEWS, column: Column): object {
	switch (view) {
		case 'screen.window':
			return { window: 'w08' };
		case 'desk':
			return { window: column === 'issuer' ? 'w15' : 'w08' };
		case 'office':
			return { department: 'scjg' };
		case 'ticket':
			return { ticket: thing.ticket };
		case 'case':
		case 'progress':
			return { case: thing.case };
		case 'pickup.find':
			return { by: 'number', number: 'XCY-20261120-0001' };
		default:
			return {};
	}
}

describe.each(Object.entries(COMMANDS))('%s', (name, row) => {
	// A payload that no command takes: whoever may ask is told so, and nothing ever happens.
	it.each(COLUMNS)('is refused or heard as the table says: %s', async (column) => {
		const { status } = await who[column].post(name, { 'no-such-field': true });
		const heard = status !== 401 && status !== 403;
		expect(heard ? 'heard' : status).toBe(answerTo(column, mayIn(row)[column]));
	});
});

describe.each(Object.entries(VIEWS) as [keyof typeof VIEWS, string][])('%s', (name, row) => {
	it.each(COLUMNS)('is shown over HTTP as the table says: %s', async (column) => {
		const { status } = await who[column].look(name, paramOf(name, column));
		expect(status).toBe(mayIn(row)[column] ? 200 : column === 'anyone' ? 401 : 403);
	});
});

describe('over the live channel', () => {
	describe.each(COLUMNS)('%s', (column) => {
		let watcher: Watcher;
		beforeAll(async () => {
			watcher = await connect(server.url, who[column].token);
		});
		afterAll(() => watcher.close());

		it.each(Object.entries(VIEWS) as [keyof typeof VIEWS, string][])(
			'watches %s as the table says',
			async (name, row) => {
				const refusal = await watcher.refusalOf(name, paramOf(name, column));
				expect(refusal).toBe(mayIn(row)[column] ? null : column === 'anyone' ? 'not-signed-in' : 'not-allowed');
			}
		);
	});
});

describe('what is not theirs', () => {
	it.each<[string, Column, keyof typeof VIEWS, object]>([
		['a desk at which the clerk does not work', 'clerk', 'desk', { window: 'w01' }],
		['the inbox of another department', 'handler', 'office', { department: 'zrzy' }],
		['somebody else’s ticket', 'ticketLink', 'ticket', { ticket: 't_0000000000000000' }],
		['somebody else’s case', 'caseLink', 'progress', { case: 'c_0000000000000000' }]
	])('is not shown: %s', async (_, column, view, param) => {
		const received = await who[column].look(view, param);
		expect(problemIn(received).code).toBe('not-allowed');
	});

	it('is not shown: a case in whose queue the clerk has no skill', async () => {
		const other = await crewOf(server.url).as('clerk-w01');
		expect((await other.look('case', { case: thing.case })).status).toBe(403);
	});

	it('is not shown: a case in whose flow the department has no step', async () => {
		const other = await crewOf(server.url).as('handler-zrzy');
		expect((await other.look('case', { case: thing.case })).status).toBe(403);
	});

	it('is not shown to a window’s screen: another window', async () => {
		const screen = await crewOf(server.url).enrol('screen', 'w09');
		const [own, other] = await Promise.all([
			screen.look('screen.window', { window: 'w09' }),
			screen.look('screen.window', { window: 'w08' })
		]);
		expect([own.status, other.status]).toEqual([200, 403]);
	});
});

describe('a token', () => {
	it.each([
		['made up', 'e_0000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAA'],
		['of nothing', '.'],
		['of an object’s own key', '__proto__.AAAAAAAAAAAAAAAAAAAAAAAAAAA']
	])('that is %s makes nobody of whoever brings it', async (_, token) => {
		const { status } = await client(server.url, token).look('items', {});
		expect(status).toBe(401);
	});

	it('does not fall back to a cookie when it is wrong', async () => {
		const headers = { authorization: 'Bearer wrong', cookie: `hall_session=${who.clerk.token}` };
		const { status } = await client(server.url).send('/api/view/items', { headers });
		expect(status).toBe(401);
	});

	it('of a ticket does not open the case that came of it', async () => {
		expect((await who.ticketLink.look('progress', { case: thing.case })).status).toBe(403);
	});
});
