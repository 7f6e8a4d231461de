import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mask } from '$lib/hall/people/mask.ts';
import type { ViewName } from '$lib/hall/views.ts';
import { expectCommitted } from './harness/audience.ts';
import { givenAway } from './harness/canaries.ts';
import { client, type Client } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { everyCase, type Applicant, type CaseState } from './harness/every-case.ts';
import { everyTicket, SAID, TICKET_STATES, type Holder, type TicketState } from './harness/every-ticket.ts';
import { JSON_TYPE, type Received } from './harness/http.ts';
import { personOf, type Person } from './harness/people.ts';
import { missedAtOnce, presetFile, REFERENCE } from './harness/presets.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect, type Watcher } from './harness/sockets.ts';
import { CATERING, OPINION } from './harness/thread.ts';
import { until } from './harness/until.ts';

/** A few of the items are enough to see what a kiosk is told of each. */
const ITEMS = ['secondhand-transfer', 'small-catering', 'medical-insurance'];
const A_MONTH_LATER = '2026-12-22T09:40:00+08:00';

let server: Server;
let crew: Crew;
let kiosk: Client;
let hallScreen: Client;
let windowScreen: Client;
let tickets: Record<TicketState, Holder>;
let cases: Record<CaseState, Applicant>;
/** who was there while it all happened */
const there = new Map<string, Watcher>();
const everybody: Person[] = [];
const somebody = (): Person => {
	const person = personOf(everybody.length);
	everybody.push(person);
	return person;
};

beforeAll(async () => {
	const items = REFERENCE.preset.items.filter(({ id }) => ITEMS.includes(id));
	server = await startServer({ PRESET: presetFile(missedAtOnce({ ...REFERENCE.preset, items })) });
	crew = crewOf(server.url);
	[kiosk, hallScreen, windowScreen] = [
		await crew.kiosk(),
		await crew.enrol('screen'),
		await crew.enrol('screen', 'w12')
	];
	for (const [name, who] of Object.entries({
		kiosk,
		'screen.hall': hallScreen,
		'screen.window': windowScreen,
		'screen.pickup': hallScreen
	})) {
		const watcher = await connect(server.url, who.token);
		there.set(name, watcher);
		await watcher.watch(name, name === 'screen.window' ? { window: 'w12' } : {});
	}
	cases = await everyCase(crew, somebody);
	tickets = await everyTicket(crew, somebody);
	const clerk = await crew.as('clerk-w09');
	await clerk.ask('window.open', { window: 'w09' });
	await clerk.ask('window.pause', { window: 'w09', ground: 'meal' });
}, 240_000);
afterAll(async () => {
	for (const watcher of there.values()) watcher.close();
	await server.kill();
});

/** What must not be heard: of everybody all that is personal, and its masks; and what was said at desks. */
function secrets(own?: Person): Record<string, string> {
	const { address } = CATERING.form;
	const personal = everybody.flatMap((person, n): [string, string][] => [
		[`name ${n}`, person.name],
		[`identity ${n}`, person.identity],
		[`phone ${n}`, person.phone],
		...(person === own ? [] : [[`mask of name ${n}`, mask('name', person.name)] satisfies [string, string]]),
		[`mask of identity ${n}`, mask('identity', person.identity)],
		[`mask of phone ${n}`, mask('phone', person.phone)]
	]);
	const staff = REFERENCE.demo.staff.map(({ name, username }): [string, string] => [`staff ${username}`, name]);
	const places = { address: String(address), 'mask of address': mask('address', String(address)), opinion: OPINION };
	return { ...Object.fromEntries([...personal, ...staff]), ...SAID, ...places };
}
function expectNobody(text: string, own?: Person): void {
	expect(givenAway(text, secrets(own))).toEqual([]);
	expect(text).not.toMatch(/\bs_[0-9a-z]{16}/);
}

/** A view as it is received over HTTP and over the live channel: the same data, in two envelopes. */
async function seen(who: Client, view: ViewName, param: object, own?: Person): Promise<unknown> {
	const { status, text } = await who.look(view, param);
	expect(status).toBe(200);
	const http = JSON.parse(text) as { data: unknown };
	const watcher = await connect(server.url, who.token);
	const live = await watcher.watch(view, param);
	watcher.close();
	expect(live).toMatchObject({ data: http.data });
	for (const words of [text, ...watcher.heard]) expectNobody(words, own);
	return { http, live: { ...live, data: 'the same' } };
}

/** An answer to a command, or a refusal, as it is received. */
function answered({ status, headers, text }: Received): unknown {
	expectNobody(text);
	return { status, type: headers['content-type'], body: JSON.parse(text) as unknown };
}

describe('the kiosk', () => {
	it('receives the queues, and of whoever takes a number that number alone', async () => {
		const { identity, phone } = somebody();
		const take = async (payload: object) => answered(await kiosk.post('ticket.take', { queue: 'tz', ...payload }));
		await expectCommitted('kiosk', {
			view: await seen(kiosk, 'kiosk', {}),
			taken: await take({ identity, phone }),
			again: await take({ identity }),
			nobody: await take({}),
			mistyped: await take({ identity: `${identity.slice(0, -1)}0` }),
			nowhere: await take({ identity, queue: 'none' }),
			'not its business': answered(await kiosk.look('duty', {}))
		});
	});
});

describe('a screen', () => {
	it('of the hall receives numbers and windows', async () => {
		await expectCommitted('hall-screen', await seen(hallScreen, 'screen.hall', {}));
	});

	it('of a window receives one number', async () => {
		const look = (window: string) => seen(hallScreen, 'screen.window', { window });
		await expectCommitted('window-screen', {
			serving: await seen(windowScreen, 'screen.window', { window: 'w12' }),
			called: await look('w13'),
			paused: await look('w09'),
			closed: await look('w10'),
			'another window': answered(await windowScreen.look('screen.window', { window: 'w13' }))
		});
	});
});

describe('the link of a ticket', () => {
	it.each(TICKET_STATES)('that is %s receives its holder’s own number', async (state) => {
		const { phone, ticket } = tickets[state];
		await expectCommitted(`ticket-link/${state}`, await seen(phone, 'ticket', { ticket }));
	});

	it('receives nothing of anybody else', async () => {
		const { phone, ticket } = tickets.waiting;
		const { ticket: other } = tickets.missed;
		await expectCommitted('ticket-link/refusals', {
			'somebody else’s': answered(await phone.look('ticket', { ticket: other })),
			'somebody else’s place': answered(await phone.post('ticket.requeue', { ticket: other })),
			'its own, which was not missed': answered(await phone.post('ticket.requeue', { ticket })),
			'who waits': answered(await phone.look('guide', {}))
		});
	});
});

describe('the link of a case', () => {
	it('is there in every state that a case can have on its day', () => {
		expect(Object.keys(cases)).toHaveLength(16);
	});

	it.each([
		'prepared',
		'draft',
		'received',
		'correcting',
		'refused',
		'withdrawn',
		'accepted',
		'reviewing',
		'reviewCorrecting',
		'forwarded',
		'granted',
		'denied',
		'terminated',
		'producing',
		'ready',
		'delivered'
	] as const)('that is %s receives its applicant’s own progress, under a masked name', async (state) => {
		const { phone, person, case: id } = cases[state];
		const view = await seen(phone, 'progress', { case: id }, person);
		expect(view).toMatchObject({ http: { data: { status: state, applicant: mask('name', person.name) } } });
		await expectCommitted(`case-link/${state}`, view);
	});

	it('receives nothing of anybody else', async () => {
		const { phone } = cases.draft;
		const { case: other } = cases.ready;
		const { ticket } = tickets.waiting;
		await expectCommitted('case-link/refusals', {
			'somebody else’s': answered(await phone.look('progress', { case: other })),
			'as the staff see it': answered(await phone.look('case', { case: cases.draft.case })),
			'its person in the clear': answered(
				await phone.post('person.reveal', { case: cases.draft.case, reason: '想看看' })
			),
			'a ticket': answered(await phone.look('ticket', { ticket })),
			'a ticket’s place': answered(await phone.post('ticket.abandon', { ticket }))
		});
	});
});

describe('anyone', () => {
	it('receives that the hall is there, what may be asked, and why not', async () => {
		const anyone = client(server.url);
		const page = async (path: string) => answered(await anyone.send(path));
		const { text } = await anyone.send('/api/openapi.json');
		const { paths } = JSON.parse(text) as { paths: Record<string, object> };
		expectNobody(text);
		const post = (path: string, body: string) => anyone.send(path, { method: 'POST', headers: JSON_TYPE, body });
		await expectCommitted('anyone', {
			health: await page('/healthz'),
			paths: Object.entries(paths).map(([path, methods]) => `${Object.keys(methods).join()} ${path}`),
			'a command': answered(await anyone.post('ticket.take', { queue: 'lz' })),
			'no command': answered(await anyone.post('ticket.tear', {})),
			'a view': answered(await anyone.look('duty', {})),
			'a view of what is not there': answered(await anyone.look('case', { case: 'c_0000000000000000' })),
			'no view': answered(await anyone.look('everything', {})),
			'a secret view by its address': await page('/api/view/cases?by=number&number=1'),
			'a wrong password': answered(await anyone.post('session.open', { username: 'duty', password: 'wrong' })),
			'nobody’s password': answered(await anyone.post('session.open', { username: 'nobody', password: 'wrong' })),
			'no JSON': answered(await post('/api/session.open', '{')),
			'no such place': await page('/api/no/such/place')
		});
	});
});

describe('the pages', () => {
	it.each(['/kiosk', '/screen', '/screen/window/w12'])('of a device name nobody: %s', async (path) => {
		const { status, text } = await (path === '/kiosk' ? kiosk : path === '/screen' ? hallScreen : windowScreen).send(
			path
		);
		expect(status).toBe(200);
		expectNobody(text);
	});

	it('of a link name nobody but its own person, masked', async () => {
		for (const { link } of Object.values(tickets)) {
			const { status, text } = await client(server.url).send(`/t/${link}`);
			expect(status).toBe(200);
			expectNobody(text);
		}
		for (const { link, person } of Object.values(cases)) {
			const { status, text } = await client(server.url).send(`/my/${link}`);
			expect(status).toBe(200);
			expectNobody(text, person);
		}
	});
});

describe('whoever was there while it all happened', () => {
	it.each(['kiosk', 'screen.hall', 'screen.window', 'screen.pickup'] as const)(
		'heard nothing of anybody: %s',
		async (name) => {
			const watcher = there.get(name);
			const who = {
				kiosk,
				'screen.hall': hallScreen,
				'screen.window': windowScreen,
				'screen.pickup': hallScreen
			}[name];
			expect(watcher?.views.length).toBeGreaterThan(0);
			expectNobody(watcher?.heard.join('\n') ?? '');
			// What was pushed last is what would be received now.
			const { data } = JSON.parse((await who.look(name, name === 'screen.window' ? { window: 'w12' } : {})).text) as {
				data: unknown;
			};
			await until('the last push has come', () => JSON.stringify(watcher?.views.at(-1)?.data) === JSON.stringify(data));
		}
	);

	it('was told of a ticket alone what is its holder’s', async () => {
		const { phone, ticket } = tickets.called;
		const [holder, other] = [
			await connect(server.url, phone.token),
			await connect(server.url, tickets.waiting.phone.token)
		];
		await holder.watch('ticket', { ticket });
		await other.watch('ticket', { ticket: tickets.waiting.ticket });
		await (await crew.as('clerk-w13')).ask('ticket.start', { ticket });
		await until('the holder is told', () => holder.views.length > 0);
		expect(holder.views.map(({ view, data }) => ({ view, data }))).toMatchObject([
			{ view: 'ticket', data: { status: 'serving' } }
		]);
		expect(other.views).toEqual([]);
		for (const watcher of [holder, other]) {
			expectNobody(watcher.heard.join('\n'));
			watcher.close();
		}
	});
});

describe('a month later', () => {
	beforeAll(async () => {
		for (const watcher of there.values()) watcher.close();
		await server.restart({ CLOCK: A_MONTH_LATER });
	});

	it('the link of a ticket receives that it is over', async () => {
		const { phone, ticket } = tickets.waiting;
		await expectCommitted('ticket-link/a-month-later', answered(await phone.look('ticket', { ticket })));
	});

	it.each([
		['prepared', 'lapsed'],
		['draft', 'lapsed'],
		['correcting', 'lapsed'],
		['received', 'accepted'],
		['reviewCorrecting', 'reviewing'],
		['ready', 'ready']
	] as const)('the link of a case that was %s receives that it is %s', async (state, status) => {
		const { phone, person, case: id } = cases[state];
		const view = await seen(phone, 'progress', { case: id }, person);
		expect(view).toMatchObject({ http: { data: { status } } });
		await expectCommitted(`case-link/${state}-a-month-later`, view);
	});
});
