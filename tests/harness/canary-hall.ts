import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { ViewName } from '$lib/hall/views.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import { openKeys } from '$lib/server/seal/keys.ts';
import { createVault } from '$lib/server/seal/vault.ts';
import { CANARIES } from './canaries.ts';
import {
	agent,
	applicant,
	atKiosk,
	cateringForm,
	insuranceForm,
	organisation,
	prepared,
	transferForm
} from './canary-people.ts';
import { client, signIn, type Client } from './client.ts';
import { REFERENCE } from './presets.ts';
import { crewOf, type Crew } from './crew.ts';
import { newFolder } from './folder.ts';
import { hallFolder } from './journal.ts';
import { startServer, type Server } from './server.ts';
import { connect, type Watcher } from './sockets.ts';
import { accepted, CATERING, decided, drafted, shelved, sitting, TRANSFER, type Open, type Shelved } from './thread.ts';

/** A real hall, set up and worked in with canaries in every field that holds something personal or secret. */
export interface CanaryHall {
	readonly server: Server;
	readonly crew: Crew;
	/** real estate by a person and their agent: its certificate lies on the shelf */
	readonly transfer: Shelved;
	/** a shop of an organisation, still being filled in */
	readonly catering: Open;
	/** insurance at the window, still being filled in */
	readonly insurance: Open;
	/** a company of somebody with an agent, prepared by an adviser and taken up at the window */
	readonly company: Open;
	/** what tells people by message that something lies ready for them */
	readonly gateway: Client;
	/** every view but those that hold what was looked for, watched while it all happened */
	readonly screens: ReadonlyMap<string, Watcher>;
	/** what opens something: tokens of sessions, devices and links, the pickup code, the one-time code */
	readonly tokens: Readonly<Record<string, string>>;
}

const AT_WINDOWS = ['clerk-w01', 'clerk-w08', 'clerk-w09', 'clerk-w12', 'adviser-w14', 'issuer-w15', 'guide', 'duty'];
const STAFF = [...AT_WINDOWS, 'handler-zrzy', 'handler-swj', 'chief-zrzy', 'supervisor'];
const GIVEN = CANARIES['password of the staff'];
const FIRST = CANARIES['password of the administrator'];

/** The one-time code, the first administrator, and everybody else with the password that they were given. */
async function setUp({ url }: Server, code: string): Promise<Client> {
	const { preset, demo } = REFERENCE;
	const administrator = { username: 'admin', password: FIRST, name: '管理员' };
	await client(url, code).ask('hall.setUp', { name: { 'zh-CN': '政务大厅', en: 'Hall' }, preset, administrator });
	const admin = await signIn(url, 'admin', FIRST);
	for (const one of demo.staff.filter(({ username }) => STAFF.includes(username)))
		await admin.ask('staff.add', { ...one, password: GIVEN });
	const duty = { name: '系统管理员', roles: ['systemAdmin' as const] };
	await admin.ask('staff.add', { ...duty, username: 'second', password: GIVEN });
	return admin;
}

/** Passwords that are mistyped, one of them as a name, and one that is changed. */
async function mistypeAndChange({ url }: Server, clerk: Client): Promise<void> {
	const wrong = CANARIES['password that was wrong'];
	const next = CANARIES['password that was changed to'];
	await client(url).refusal('session.open', { username: 'clerk-w08', password: wrong });
	await client(url).refusal('session.open', { username: wrong, password: wrong });
	await clerk.refusal('password.change', { current: wrong, next });
	await clerk.ask('password.change', { current: GIVEN, next });
}

/** The code that the hall would tell the applicant: made from its key, on a copy of it. */
async function pickupCode({ folder }: Server, result: string): Promise<string> {
	const copy = newFolder();
	cpSync(join(hallFolder(folder), 'keys'), copy, { recursive: true });
	const entropy = (): never => {
		throw new Error('the keys are there already');
	};
	const vault = createVault(await openKeys(realDisk, copy, entropy), entropy);
	await vault.close();
	return vault.code(`pickup:${result}`);
}

/** Prepared in the guidance zone, found at the window by the number that the person took, and taken up there. */
async function goOn(crew: Crew, adviser: Client): Promise<Open> {
	const { item, form } = prepared;
	const { case: id } = await adviser.ask('case.prepare', prepared);
	await adviser.ask('advice.record', { items: [item], question: '开公司要什么材料', answer: '章程和住所证明' });
	const seat = await sitting(crew, { item, queue: 'ss', window: 'w09', clerk: 'clerk-w09' }, prepared.applicant);
	const [found] = await seat.clerk.view('cases', { by: 'ticket', ticket: seat.ticket });
	if (found?.id !== id) throw new Error('what was prepared is not found by the ticket');
	const taken = { ticket: seat.ticket, continues: id, authoritySeen: true };
	const { link: caseLink } = await seat.clerk.ask('case.draft', taken, { [`case:${id}`]: found.version });
	await seat.clerk.ask('case.fill', { case: id, form: { address: form.address } });
	return { ...seat, case: id, caseLink };
}

export async function openCanaryHall(): Promise<CanaryHall> {
	const server = await startServer({ DEMO: '0' });
	const code = /one-time code is (\S+)/.exec(server.said())?.[1] ?? '';
	const first = await setUp(server, code);
	const crew = crewOf(server.url, { password: GIVEN, admin: 'second' });
	await mistypeAndChange(server, await crew.as('clerk-w08'));

	const screens = new Map<string, Watcher>();
	const watch = async (view: ViewName, who: Client, param: object = {}) => {
		const watcher = await connect(server.url, who.token);
		screens.set(view, watcher);
		const refusal = await watcher.refusalOf(view, param);
		if (refusal !== null) throw new Error(`${view} may not be watched: ${refusal}`);
	};
	const [kiosk, screen] = [await crew.kiosk(), await crew.enrol('screen')];
	await watch('kiosk', kiosk);
	await watch('screen.hall', screen);
	await watch('screen.window', screen, { window: TRANSFER.window });
	await watch('desk', await crew.as('clerk-w01'), { window: TRANSFER.window });
	await watch('windows', await crew.as('clerk-w01'));
	await watch('items', await crew.as('clerk-w01'));
	await watch('pickup', await crew.as('issuer-w15'));
	await watch('administration', await crew.as('second'));
	await watch('guide', await crew.as('guide'));
	await watch('guidance', await crew.as('adviser-w14'));
	await watch('duty', await crew.as('duty'));
	const gateway = await crew.enrol('client');
	await watch('outbox', gateway);

	const matter = { ...TRANSFER, form: transferForm };
	const open = await drafted(crew, matter, atKiosk, { applicant, agent });
	await watch('ticket', client(server.url, open.link), { ticket: open.ticket });
	await watch('progress', client(server.url, open.caseLink), { case: open.case });
	await watch('case', open.clerk, { case: open.case });
	await watch('office', await crew.as('handler-zrzy'), { department: 'zrzy' });
	await accepted(matter, open);
	const transfer = await shelved(crew, await decided(crew, matter, open), 'A-01-01');

	const catering = await drafted(crew, CATERING, atKiosk, { applicant: organisation });
	await catering.clerk.ask('case.fill', { case: catering.case, form: cateringForm });

	const window = { item: 'medical-insurance', queue: 'sh', window: 'w12', clerk: 'clerk-w12' };
	const seated = await sitting(crew, window, atKiosk);
	const begun = await seated.clerk.ask('case.draft', { ticket: seated.ticket, item: window.item, applicant });
	const insurance = { ...seated, case: begun.case, caseLink: begun.link };
	await seated.clerk.ask('case.fill', { case: insurance.case, form: insuranceForm });

	const company = await goOn(crew, await crew.as('adviser-w14'));

	// Somebody whom the hall never met: their number is nowhere all the same.
	const supervisor = await crew.as('supervisor');
	const stranger = CANARIES['identity that is to be forgotten'];
	await supervisor.ask('person.forget', {
		identity: stranger,
		ground: 'consentWithdrawn',
		reason: '本人书面撤回同意'
	});
	const body = JSON.stringify({ by: 'identity', identity: stranger });
	const headers = { 'content-type': 'application/json' };
	await supervisor.send('/api/archive', { method: 'POST', headers, body });

	const tokens = {
		'one-time code': code,
		'session of the administrator': first.token ?? '',
		'session of a clerk': open.clerk.token ?? '',
		'session of the issuing desk': transfer.issuer.token ?? '',
		'token of the kiosk': kiosk.token ?? '',
		'token of the screen': screen.token ?? '',
		'link of a ticket': open.link,
		'link of a case': open.caseLink,
		'link of a case that was prepared': company.caseLink,
		'token of the gateway': gateway.token ?? '',
		'pickup code': await pickupCode(server, transfer.result)
	};
	return { server, crew, transfer, catering, insurance, company, gateway, screens, tokens };
}
