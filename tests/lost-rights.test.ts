import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { client, DEMO_PASSWORD, signIn, type Client } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { identityOf } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';
import { connect, type Watcher } from './harness/sockets.ts';
import { until } from './harness/until.ts';

let server: Server;
let crew: Crew;
let admin: Client;
let people = 0;
const open: Watcher[] = [];

beforeAll(async () => {
	server = await startServer();
	crew = crewOf(server.url);
	admin = await crew.as('admin');
});
afterEach(() => {
	for (const watcher of open.splice(0)) watcher.close();
});
afterAll(() => server.kill());

async function watching(token: string | null, view: string, param: object = {}): Promise<Watcher> {
	const watcher = await connect(server.url, token);
	open.push(watcher);
	expect(await watcher.refusalOf(view, param)).toBeNull();
	return watcher;
}

/** A new clerk of window 12, who may lose what others still need. */
async function newClerk(username: string): Promise<{ staff: string; who: Client }> {
	const duty = { name: '临时', roles: ['clerk' as const], windows: ['w12'], skills: ['sh'] };
	const { staff } = await admin.ask('staff.add', { username, password: DEMO_PASSWORD, ...duty });
	return { staff, who: await signIn(server.url, username) };
}

/** Somebody takes a number: every desk of the queue is told, unless it may not be. */
async function somethingHappens(): Promise<void> {
	const kiosk = await crew.kiosk();
	await kiosk.ask('ticket.take', { queue: 'sh', identity: identityOf(people++) });
}

/** What was taken away is told once, and whatever happens afterwards is told only to those who still may know. */
async function losesIt(loser: Watcher, witness: Watcher, view: string, param: object = {}): Promise<void> {
	await until('it is told what it lost', () => loser.lost.find((what) => what.view === view));
	const heard = loser.views.length;
	const seen = witness.views.length;
	await somethingHappens();
	await until('the witness is told', () => witness.views.length > seen || undefined);
	// One more question and its answer: whatever was sent before has arrived by now.
	expect(await loser.refusalOf(view, param)).not.toBeNull();
	expect(loser.views).toHaveLength(heard);
	expect(loser.lost).toHaveLength(1);
}

describe('a socket loses what its actor loses', () => {
	let witness: Watcher;
	const desk = (who: Client) => watching(who.token, 'desk', { window: 'w12' });

	beforeAll(async () => {
		witness = await connect(server.url, (await crew.as('clerk-w12')).token);
		await witness.watch('desk', { window: 'w12' });
	});
	afterAll(() => witness.close());

	it('is told of what happens as long as it may be', async () => {
		const { who } = await newClerk('clerk-still-here');
		const watcher = await desk(who);
		await somethingHappens();
		await until('it is told', () => watcher.views.length > 0 || undefined);
		expect(watcher.lost).toEqual([]);
	});

	it('when they sign out', async () => {
		const { who } = await newClerk('clerk-signs-out');
		const watcher = await desk(who);
		await who.ask('session.close', {});
		await losesIt(watcher, witness, 'desk', { window: 'w12' });
	});

	it('when their account is disabled', async () => {
		const { who, staff } = await newClerk('clerk-disabled');
		const watcher = await desk(who);
		await admin.ask('staff.disable', { staff });
		await losesIt(watcher, witness, 'desk', { window: 'w12' });
	});

	it('when they get another role', async () => {
		const { who, staff } = await newClerk('clerk-changed');
		const watcher = await desk(who);
		await admin.ask('staff.change', { staff, name: '临时', roles: ['guide'], windows: ['w12'], skills: ['sh'] });
		await losesIt(watcher, witness, 'desk', { window: 'w12' });
	});

	it('when the window is given to others', async () => {
		const { who, staff } = await newClerk('clerk-moved');
		const watcher = await desk(who);
		await admin.ask('staff.change', { staff, name: '临时', roles: ['clerk'], windows: ['w13'], skills: ['sh'] });
		await losesIt(watcher, witness, 'desk', { window: 'w12' });
	});

	it('when the device is revoked', async () => {
		const { device, token } = await admin.ask('device.enrol', { kind: 'screen', name: '大厅屏 9' });
		const watcher = await watching(token, 'screen.hall');
		await admin.ask('device.revoke', { device });
		await losesIt(watcher, witness, 'screen.hall');
	});

	it('and the session is nobody’s over HTTP too', async () => {
		const { who } = await newClerk('clerk-over-http');
		await who.ask('session.close', {});
		expect((await client(server.url, who.token).look('items', {})).status).toBe(401);
	});
});
