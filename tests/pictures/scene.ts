import type { PayloadIn } from '$lib/hall/commands.ts';
import type { Client } from '../harness/client.ts';
import { crewOf, type Crew } from '../harness/crew.ts';
import type { Matter } from '../harness/matters.ts';
import { identityOf, PEOPLE, personOf, type Person } from '../harness/people.ts';
import {
	accepted,
	caseVersion,
	CATERING,
	decided,
	draftedAt,
	handedOut,
	received,
	shelved,
	TRANSFER,
	type Open,
	type Sitting
} from '../harness/thread.ts';
import { LONG_NAME } from './long-names.ts';

/** A hall with a person in every situation that a picture is taken of. */
export interface Scene {
	readonly crew: Crew;
	/** the addresses of phone pages, by what they show */
	readonly phone: Readonly<Record<string, string>>;
	/** id of a task of the market office, for its inbox */
	readonly task: string;
}

export const sceneOfNothing = (url: string): Scene => ({ crew: crewOf(url), phone: {}, task: '' });

/** Whoever was there when the story of the morning ended is served; the window stands open, and nobody is at it. */
export async function freed(crew: Crew, window: string, username = `clerk-${window}`): Promise<Client> {
	const who = await crew.as(username);
	const desk = () => who.view('desk', { window });
	const { window: at, ticket } = await desk();
	if (at.status === 'closed') await who.ask('window.open', { window });
	if (at.status === 'paused') await who.ask('window.resume', { window });
	if (ticket?.status === 'called') await who.ask('ticket.start', { ticket: ticket.id });
	if (ticket) await who.ask('ticket.finish', { ticket: ticket.id });
	return who;
}

/** The next number sits down at the window. */
async function seated(crew: Crew, window: string): Promise<Sitting> {
	const clerk = await freed(crew, window);
	const { ticket } = await clerk.ask('ticket.call', { window });
	await clerk.ask('ticket.start', { ticket });
	return { clerk, ticket, link: '' };
}

/** One number, called before the others. */
async function calledAt(crew: Crew, window: string, queue: string, person: Person) {
	const clerk = await freed(crew, window);
	const taken = await taking(crew, queue, person);
	const expect = { [`ticket:${taken.ticket}`]: 1 };
	await clerk.ask('ticket.call', { window, ticket: taken.ticket, reason: '老人行动不便，先办' }, expect);
	return { ...taken, clerk };
}

const taking = async (crew: Crew, queue: string, { identity, phone }: Person) =>
	(await crew.kiosk()).ask('ticket.take', { queue, identity, phone });

const begun = async (crew: Crew, matter: Matter, person: Person): Promise<Open> =>
	draftedAt(await seated(crew, matter.window), matter, person);

/** A hall whose time stands goes on by so much. */
async function later(crew: Crew, seconds: number): Promise<void> {
	const admin = await crew.as('admin');
	const clock = async (body?: object) =>
		JSON.parse((await admin.send('/api/demo/clock', body && postOf(body))).text) as { now: number };
	const { now } = await clock();
	await clock({ at: now + seconds * 1000 });
}
const postOf = (body: object) => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body)
});

async function phoneCases(crew: Crew): Promise<Record<string, string>> {
	const { li, zhang, liu, chen } = PEOPLE;
	const reviewed = await accepted(CATERING, await begun(crew, CATERING, chen));
	const granted = async (person: Person) =>
		decided(crew, CATERING, await accepted(CATERING, await begun(crew, CATERING, person)));
	const ready = await shelved(crew, await granted(liu), 'C-05-01');
	const gone = await shelved(crew, await granted(zhang), 'C-05-02');
	await handedOut(gone, zhang.identity);
	const asked = await received(CATERING, await begun(crew, CATERING, li), ['health']);
	await notified(asked);
	await asked.clerk.ask('ticket.finish', { ticket: asked.ticket });
	const address = ({ caseLink }: Open) => `/my/${caseLink}`;
	return {
		reviewing: address(reviewed),
		ready: address(ready),
		delivered: address(gone),
		correcting: address(asked)
	};
}

async function notified({ clerk, case: id }: Open): Promise<void> {
	const lines: PayloadIn<'case.notify'>['lines'] = [
		{ material: 'health', problem: '未提交健康证明', requirement: '提交全部从业人员的有效健康证明' }
	];
	await clerk.ask('case.notify', { case: id, lines }, await caseVersion(clerk, id));
}

async function phoneTickets(crew: Crew): Promise<Record<string, string>> {
	const address = ({ link }: { link: string }) => `/t/${link}`;
	const waiting = await taking(crew, 'bdc', personOf(11));
	const missed = await calledAt(crew, 'w06', 'tz', personOf(12));
	for (let recall = 0; recall < 3; recall += 1) {
		await later(crew, 31);
		await missed.clerk.ask('ticket.recall', { ticket: missed.ticket });
	}
	await later(crew, 31);
	await missed.clerk.ask('ticket.miss', { ticket: missed.ticket });
	const done = await calledAt(crew, 'w12', 'sh', personOf(13));
	await done.clerk.ask('ticket.start', { ticket: done.ticket });
	await done.clerk.ask('ticket.finish', { ticket: done.ticket });
	const serving = await calledAt(crew, 'w12', 'sh', personOf(14));
	await serving.clerk.ask('ticket.start', { ticket: serving.ticket });
	const called = await calledAt(crew, 'w03', 'bdc', personOf(15));
	return {
		waiting: address(waiting),
		missed: address(missed),
		done: address(done),
		serving: address(serving),
		called: address(called)
	};
}

/** Matters that the business windows take in beside the catering one. */
const BESIDE = 2;

/** Each desk in a state of its own: w01 an open case, w02 free, w03 called, w08 what is to be decided, w09 several cases. */
async function desks(crew: Crew, person: Person): Promise<string> {
	const drafted = await begun(crew, TRANSFER, person);
	await drafted.clerk.ask('case.fill', { case: drafted.case, form: { ...TRANSFER.form, contractDate: null } });
	await freed(crew, 'w02');
	await received(CATERING, await begun(crew, CATERING, person), ['health']);

	const several = await begun(crew, { ...CATERING, window: 'w09' }, person);
	const { items } = await several.clerk.view('items', {});
	const others = items.filter(({ queue, id, applicants }) => {
		return queue === CATERING.queue && id !== CATERING.item && applicants.includes('person');
	});
	for (const { id } of others.slice(0, BESIDE)) await draftedAt(several, { ...CATERING, item: id }, person);

	const resting = await freed(crew, 'w10');
	await resting.ask('window.pause', { window: 'w10', ground: 'rest' });
	const closing = await freed(crew, 'w13');
	await closing.ask('window.close', { window: 'w13' });
	return `/my/${drafted.caseLink}`;
}

/** A task that is its handler's to decide about, the most pressing one. */
async function working(crew: Crew): Promise<string> {
	const handler = await crew.as('handler-scjg');
	const { tasks } = await handler.view('office', { department: 'scjg' });
	const theirs = tasks.find(({ role, status }) => role === 'handler' && status === 'working');
	return theirs?.id ?? tasks[0]?.id ?? '';
}

/** Puts somebody into every situation, beside those whom the morning brought. */
export async function sceneIn(url: string, person: Person = PEOPLE.wang): Promise<Scene> {
	const crew = crewOf(url);
	const cases = await phoneCases(crew);
	const draft = await desks(crew, person);
	const tickets = await phoneTickets(crew);
	return { crew, task: await working(crew), phone: { ...cases, ...tickets, draft } };
}

/** No queue takes more than this, nor more than the day has room for. */
const MOST = 160;

/** Every queue takes numbers until the hall refuses. */
async function filled({ crew }: Scene): Promise<void> {
	const kiosk = await crew.kiosk();
	const { queues } = await kiosk.view('kiosk', {});
	for (const [index, { id: queue }] of queues.entries())
		for (let n = 0; n < MOST; n += 1) {
			const identity = identityOf(600_000 + index * MOST + n);
			const priority = n % 9 === 0 ? 'elderly' : null;
			if ((await kiosk.post('ticket.take', { queue, identity, priority })).status !== 200) break;
		}
}

export async function overfullScene(url: string): Promise<Scene> {
	const scene = await sceneIn(url, { ...PEOPLE.wang, name: LONG_NAME });
	await filled(scene);
	return scene;
}
