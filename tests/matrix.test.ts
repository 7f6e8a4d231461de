import type { CommandName } from '$lib/hall/access/rules.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, problemIn, type Client } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect, type Watcher } from './harness/sockets.ts';
import { accepted, CATERING, decided, drafted, sitting } from './harness/thread.ts';
import { COLUMNS, COMMANDS, mayIn, VIEWS, type Column } from './matrix.ts';

let server: Server;
let who: Record<Column, Client>;
/** One ticket, served, with one case that an adviser prepared, decided and not handed out. */
let thing: { ticket: string; case: string };

/** Prepared in the guidance zone, taken up at the window, granted behind. */
async function prepared(crew: Crew) {
	const adviser = await crew.as('adviser-w14');
	const applicant = { kind: 'person' as const, ...PEOPLE.wang };
	const { case: id } = await adviser.ask('case.prepare', { item: CATERING.item, applicant });
	const seat = await sitting(crew, CATERING, PEOPLE.wang);
	const seen = { [`case:${id}`]: 1 };
	const { link: caseLink } = await seat.clerk.ask('case.draft', { ticket: seat.ticket, continues: id }, seen);
	return decided(crew, CATERING, await accepted(CATERING, { ...seat, case: id, caseLink }));
}

beforeAll(async () => {
	server = await startServer();
	const crew = crewOf(server.url);
	const open = await prepared(crew);
	thing = open;
	who = {
		guide: await crew.as('guide'),
		adviser: await crew.as('adviser-w14'),
		clerk: await crew.as('clerk-w08'),
		handler: await crew.as('handler-scjg'),
		reviewer: await crew.as('reviewer-scjg'),
		chief: await crew.as('chief-scjg'),
		issuer: await crew.as('issuer-w15'),
		dutyManager: await crew.as('duty'),
		supervisor: await crew.as('supervisor'),
		director: await crew.as('director'),
		itemAdmin: await crew.as('items'),
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

const WORKS_AT: Partial<Record<Column, string>> = { adviser: 'w14', issuer: 'w15' };

/** The parameter with which each looks at what is theirs. */
function paramOf(view: keyof typeof VIEWS, column: Column): object {
	switch (view) {
		case 'screen.window':
			return { window: 'w08' };
		case 'desk':
			return { window: WORKS_AT[column] ?? 'w08' };
		case 'office':
			return { department: 'scjg' };
		case 'ticket':
			return { ticket: thing.ticket };
		case 'case':
		case 'progress':
			return { case: thing.case };
		case 'cases':
		case 'pickup.find':
			return { by: 'number', number: 'XCY-20261120-0001' };
		default:
			return {};
	}
}

/** A payload that no command takes: whoever may ask is told so, and nothing ever happens. */
const NONSENSE = { 'no-such-field': true };
/** What links may depends on whose they are: these are asked for in earnest, of a ticket that is over. */
const BY_LINK: readonly string[] = ['ticket.requeue', 'ticket.abandon'] satisfies CommandName[];

describe.each(Object.entries(COMMANDS))('%s', (name, row) => {
	it.each(COLUMNS)('is refused or heard as the table says: %s', async (column) => {
		const payload = BY_LINK.includes(name) ? { ticket: thing.ticket } : NONSENSE;
		const { status } = await who[column].post(name, payload);
		const heard = status !== 401 && status !== 403;
		expect(heard ? 'heard' : status).toBe(answerTo(column, mayIn(row)[column]));
	});
});

const VIEW_ROWS = Object.entries(VIEWS) as [keyof typeof VIEWS, string][];

describe.each(VIEW_ROWS)('%s', (name, row) => {
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

		it.each(VIEW_ROWS)('watches %s as the table says', async (name, row) => {
			const refusal = await watcher.refusalOf(name, paramOf(name, column));
			expect(refusal).toBe(mayIn(row)[column] ? null : column === 'anyone' ? 'not-signed-in' : 'not-allowed');
		});

		// A case's link is told what a ticket's may: whose link it is only the server asks.
		if (column !== 'anyone' && column !== 'caseLink')
			it('is told what they may, so that no button lies', async () => {
				const own = VIEW_ROWS.find(([, row]) => mayIn(row)[column]) ?? (['items', ''] as const);
				const answer = await watcher.watch(own[0], paramOf(own[0], column));
				const rows = Object.entries(COMMANDS).filter(([name, row]) => name !== 'session.open' && mayIn(row)[column]);
				expect('me' in answer && answer.me.may.toSorted()).toEqual(rows.map(([name]) => name).toSorted());
			});
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

	it('is not shown to an adviser: a case that they did not prepare', async () => {
		const crew = crewOf(server.url);
		const { case: id } = await drafted(crew, { ...CATERING, window: 'w09', clerk: 'clerk-w09' }, PEOPLE.li);
		expect((await who.adviser.look('case', { case: id })).status).toBe(403);
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

describe('what is not theirs to do', () => {
	it.each<[string, Column, CommandName]>([
		['queue again with the link of a case that came of the ticket', 'caseLink', 'ticket.requeue'],
		['give a ticket up with the link of a case that came of it', 'caseLink', 'ticket.abandon']
	])('is refused: to %s', async (_, column, name) => {
		expect(problemIn(await who[column].post(name, { ticket: thing.ticket })).code).toBe('not-allowed');
	});

	it.each<CommandName>(['ticket.requeue', 'ticket.abandon'])(
		'is refused: %s of somebody else’s ticket',
		async (name) => {
			const { queue } = CATERING;
			const other = await who.kiosk.ask('ticket.take', {
				queue,
				identity: PEOPLE[name === 'ticket.requeue' ? 'zhang' : 'chen'].identity
			});
			expect(problemIn(await who.ticketLink.post(name, { ticket: other.ticket })).code).toBe('not-allowed');
		}
	);

	it('is refused to the gateway: to see who brought a case of which nobody has to be told', async () => {
		const { code } = await who.client.refusal('person.reveal', { case: thing.case, reason: '发送短信' });
		expect(code).toBe('not-allowed');
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
