import type { PayloadIn } from '$lib/hall/commands.ts';
import type { Client } from './client.ts';
import type { Crew } from './crew.ts';
import type { Matter, Place } from './matters.ts';
import type { Person } from './people.ts';

export { CATERING, TRANSFER } from './matters.ts';

/** A case that begins at the window, not one that goes on there. */
type NewCase = Extract<PayloadIn<'case.draft'>, { item: string }>;
type Verdicts = PayloadIn<'case.check'>['lines'];

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

/** One more case of whoever sits there: a ticket may open several. */
export async function draftedAt<Seat extends Sitting>(
	seat: Seat,
	matter: Matter,
	{ name, identity, phone }: Person,
	more: Partial<Pick<NewCase, 'applicant' | 'agent'>> = {}
): Promise<Seat & Open> {
	const begun = await seat.clerk.ask('case.draft', {
		ticket: seat.ticket,
		item: matter.item,
		applicant: { kind: 'person', name, identity, phone },
		...more
	});
	return { ...seat, case: begun.case, caseLink: begun.link };
}

export const drafted = async (
	crew: Crew,
	matter: Matter,
	person: Person,
	more?: Partial<Pick<NewCase, 'applicant' | 'agent'>>
): Promise<Open> => draftedAt(await sitting(crew, matter, person), matter, person, more);

/** Every material found in order, but for those that are named. */
export const verdicts = ({ materials }: Matter, missing: readonly string[] = []): Verdicts =>
	materials.map((material) =>
		missing.includes(material)
			? { material, verdict: 'missing' as const }
			: { material, verdict: 'qualified' as const, copies: 1, pages: 1 }
	);

/** Filled, looked through and received: the next step is the clerk's, or the department's. */
export async function received<C extends Open>(matter: Matter, open: C, missing: readonly string[] = []): Promise<C> {
	const { clerk, case: id } = open;
	await clerk.ask('case.fill', { case: id, form: matter.form });
	await clerk.ask('case.check', { case: id, lines: verdicts(matter, missing) }, await caseVersion(clerk, id));
	await clerk.ask('case.receive', { case: id }, await caseVersion(clerk, id));
	return open;
}

/** Received and accepted; whoever brought it still sits there. */
export async function acceptedAt<C extends Open>(matter: Matter, open: C): Promise<C> {
	const { clerk, case: id } = await received(matter, open);
	await clerk.ask('case.accept', { case: id }, await caseVersion(clerk, id));
	return open;
}

/** Received and accepted; the window is free again. */
export async function accepted<C extends Open>(matter: Matter, open: C): Promise<C> {
	const { clerk, ticket } = await acceptedAt(matter, open);
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

export const OPINION = '材料齐全，现场核查符合规定条件。';

/** Every department has passed it: only the decision is left. */
export async function passed(crew: Crew, { passers }: Matter, caseId: string): Promise<void> {
	for (const passer of passers) {
		const { who, task, expect } = await claimed(crew, passer, caseId);
		await who.ask('task.pass', { task, opinion: OPINION, recommends: 'grant' }, expect);
	}
}

/** Every department has passed it, and the last has granted. */
export async function decided<C extends Open>(crew: Crew, matter: Matter, open: C): Promise<C> {
	await passed(crew, matter, open.case);
	const { who, task, expect } = await claimed(crew, matter.decider, open.case);
	await who.ask('task.decide', { task, outcome: 'grant', opinion: OPINION }, expect);
	return open;
}

export async function shelved<C extends Open>(
	crew: Crew,
	open: C,
	slot: string,
	at = 'issuer-w15'
): Promise<C & Shelved> {
	const issuer = await crew.as(at);
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
