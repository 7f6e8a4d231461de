import type { PayloadIn } from '$lib/hall/commands.ts';
import type { Client } from './client.ts';
import type { Crew } from './crew.ts';
import type { Person } from './people.ts';

/** Where a matter is taken in. */
export interface Place {
	readonly item: string;
	readonly queue: string;
	readonly window: string;
	readonly clerk: string;
}

/** How one matter goes through the demo hall, and who works on it behind. */
export interface Matter extends Place {
	readonly form: PayloadIn<'case.fill'>['form'];
	readonly materials: readonly string[];
	/** who passes, in this order, each with their department */
	readonly passers: readonly (readonly [username: string, department: string])[];
	readonly decider: readonly [username: string, department: string];
}

export const CATERING: Matter = {
	item: 'small-catering',
	queue: 'ss',
	window: 'w08',
	clerk: 'clerk-w08',
	form: { shopName: '老街烩面馆', address: '焦作市解放区民主路5号', area: 60, category: 'meals', workers: 3 },
	materials: ['application', 'identity', 'licence', 'layout', 'health'],
	passers: [
		['handler-scjg', 'scjg'],
		['reviewer-scjg', 'scjg']
	],
	decider: ['chief-scjg', 'scjg']
};

export const TRANSFER: Matter = {
	item: 'secondhand-transfer',
	queue: 'bdc',
	window: 'w01',
	clerk: 'clerk-w01',
	form: {
		location: '焦作市山阳区人民路10号2幢301',
		certificateNo: '豫(2019)焦作市不动产权第0012345号',
		buildingArea: 89.5,
		use: 'residential',
		price: 56_000_000,
		sellerName: '刘桂英',
		sellerIdentity: '410899195812310886',
		contractDate: '2026-11-18'
	},
	materials: ['application', 'identity', 'title', 'contract'],
	passers: [
		['handler-zrzy', 'zrzy'],
		['handler-swj', 'swj']
	],
	decider: ['chief-zrzy', 'zrzy']
};

export interface Sitting {
	readonly clerk: Client;
	readonly ticket: string;
	/** the token on the slip */
	readonly link: string;
}
export interface Open extends Sitting {
	readonly case: string;
	/** the token on the receipt */
	readonly caseLink: string;
}
export interface Shelved extends Open {
	readonly issuer: Client;
	readonly result: string;
}

/** The version of a case, as whoever asks would have it on the screen. */
export const caseVersion = async (who: Client, id: string): Promise<Record<string, number>> => ({
	[`case:${id}`]: (await who.view('case', { case: id })).version
});

export async function openWindow(crew: Crew, { clerk, window: id }: Pick<Place, 'clerk' | 'window'>): Promise<Client> {
	const who = await crew.as(clerk);
	const { window } = await who.view('desk', { window: id });
	if (window.status === 'closed') await who.ask('window.open', { window: id });
	return who;
}

/** A number is taken, called and started: the person sits at the window. */
export async function sitting(crew: Crew, matter: Place, person: Person): Promise<Sitting> {
	const { queue, window } = matter;
	const kiosk = await crew.kiosk();
	const { identity, phone } = person;
	const { ticket, link } = await kiosk.ask('ticket.take', { queue, identity, phone, items: [matter.item] });
	const clerk = await openWindow(crew, matter);
	await clerk.ask('ticket.call', { window });
	await clerk.ask('ticket.start', { ticket });
	return { clerk, ticket, link };
}

export async function drafted(
	crew: Crew,
	matter: Matter,
	person: Person,
	more: Partial<Pick<PayloadIn<'case.draft'>, 'applicant' | 'agent'>> = {}
): Promise<Open> {
	const seated = await sitting(crew, matter, person);
	const { name, identity, phone } = person;
	const begun = await seated.clerk.ask('case.draft', {
		ticket: seated.ticket,
		item: matter.item,
		applicant: { kind: 'person', name, identity, phone },
		...more
	});
	return { ...seated, case: begun.case, caseLink: begun.link };
}

/** Filled, every material found in order, received and accepted; the window is free again. */
export async function accepted(matter: Matter, open: Open): Promise<Open> {
	const { clerk, ticket, case: id } = open;
	await clerk.ask('case.fill', { case: id, form: matter.form });
	const lines = matter.materials.map((material) => ({ material, verdict: 'qualified' as const, copies: 1, pages: 1 }));
	await clerk.ask('case.check', { case: id, lines }, await caseVersion(clerk, id));
	await clerk.ask('case.receive', { case: id }, await caseVersion(clerk, id));
	await clerk.ask('case.accept', { case: id }, await caseVersion(clerk, id));
	await clerk.ask('ticket.finish', { ticket });
	return open;
}

/** The pending task of a case in a department's inbox, with the version that its readers see. */
export async function taskOf(
	who: Client,
	department: string,
	caseId: string
): Promise<{ id: string; version: number }> {
	const { tasks } = await who.view('office', { department });
	const task = tasks.find((line) => line.case === caseId);
	if (!task) throw new Error(`${department} has no task of ${caseId}`);
	return task;
}

export async function claimed(crew: Crew, [username, department]: Matter['decider'], caseId: string) {
	const who = await crew.as(username);
	const { id: task, version } = await taskOf(who, department, caseId);
	await who.ask('task.claim', { task }, { [`task:${task}`]: version });
	const now = await taskOf(who, department, caseId);
	return { who, task, expect: { [`task:${task}`]: now.version } };
}

/** Every department has passed it, and the last has granted. */
export async function decided(crew: Crew, matter: Matter, open: Open): Promise<Open> {
	const opinion = '材料齐全，现场核查符合规定条件。';
	for (const passer of matter.passers) {
		const { who, task, expect } = await claimed(crew, passer, open.case);
		await who.ask('task.pass', { task, opinion, recommends: 'grant' }, expect);
	}
	const { who, task, expect } = await claimed(crew, matter.decider, open.case);
	await who.ask('task.decide', { task, outcome: 'grant', opinion }, expect);
	return open;
}

export async function shelved(crew: Crew, open: Open, slot: string): Promise<Shelved> {
	const issuer = await crew.as('issuer-w15');
	const { result } = await issuer.ask('result.produce', { case: open.case }, await caseVersion(issuer, open.case));
	await issuer.ask('result.shelve', { result, slot }, { [`result:${result}`]: 1 });
	return { ...open, issuer, result };
}

export async function handedOut({ issuer, result }: Shelved, identity: string): Promise<void> {
	const seen = { [`result:${result}`]: 2 };
	await issuer.ask('result.handOut', { result, recipient: 'applicant', identity, signed: true }, seen);
}

/** From the kiosk to the certificate. */
export async function wholeThread(crew: Crew, matter: Matter, person: Person, slot: string): Promise<Shelved> {
	const open = await accepted(matter, await drafted(crew, matter, person));
	const done = await shelved(crew, await decided(crew, matter, open), slot);
	await handedOut(done, person.identity);
	return done;
}
