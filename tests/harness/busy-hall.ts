import type { Crew } from './crew.ts';
import { PEOPLE, personOf, type Person } from './people.ts';
import {
	accepted,
	caseVersion,
	CATERING,
	claimed,
	decided,
	drafted,
	shelved,
	sitting,
	TRANSFER,
	type Open,
	type Shelved
} from './thread.ts';

/** A hall in which there is something to see on every screen. */
export interface BusyHall {
	/** 王小明 sits at window 01; his case is a draft. */
	readonly atWindow: Open;
	/** with its department, and claimed */
	readonly task: string;
	readonly ready: Shelved;
	/** called to window 08 last of all */
	readonly called: { readonly number: string; readonly link: string };
	/** the token of one who waits, with somebody ahead */
	readonly waiting: string;
}

const { wang, li, zhang, liu, chen } = PEOPLE;

/** What a guide, an adviser and the duty manager have to see to: on hold, missed, being advised, prepared. */
async function besides(crew: Crew): Promise<void> {
	const kiosk = await crew.kiosk();
	const { clerk, ticket } = await sitting(crew, { ...CATERING, window: 'w09', clerk: 'clerk-w09' }, personOf(1));
	await clerk.ask('ticket.hold', { ticket, reason: '回家取户口簿' });
	const { identity } = personOf(2);
	const missed = await kiosk.ask('ticket.take', { queue: CATERING.queue, identity });
	await clerk.ask('ticket.call', { window: 'w09' });
	await clerk.ask('ticket.miss', { ticket: missed.ticket });

	const { clerk: adviser, ticket: asking } = await sitting(
		crew,
		{ ...CATERING, queue: 'zx', window: 'w14', clerk: 'adviser-w14' },
		personOf(3)
	);
	const { item, form } = CATERING;
	const said = { question: '开小餐馆要办什么', answer: '先办营业执照，再办小餐饮登记', minutes: 6 };
	await adviser.ask('advice.record', { ticket: asking, items: [item], ...said });
	await adviser.ask('case.prepare', { item, applicant: { kind: 'person', ...personOf(3) }, form });
}

/** In a hall in which a number may be missed at once. */
export async function busyHall(crew: Crew): Promise<BusyHall> {
	const taken = async (person: Person): Promise<Open> => accepted(CATERING, await drafted(crew, CATERING, person));
	await decided(crew, CATERING, await taken(li));
	const ready = await shelved(crew, await decided(crew, CATERING, await taken(liu)), 'A-01-01');
	const { case: produced } = await decided(crew, CATERING, await taken(zhang));
	await ready.issuer.ask('result.produce', { case: produced }, await caseVersion(ready.issuer, produced));
	const reviewed = await taken(chen);
	const { task } = await claimed(crew, ['handler-scjg', 'scjg'], reviewed.case);
	const atWindow = await drafted(crew, TRANSFER, wang);

	await besides(crew);

	const kiosk = await crew.kiosk();
	const take = ({ identity, phone }: Person) => kiosk.ask('ticket.take', { queue: 'ss', identity, phone, items: [] });
	const { number, link } = await take(li);
	await take(zhang);
	const { link: waiting } = await take(chen);
	await (await crew.as(CATERING.clerk)).ask('ticket.call', { window: CATERING.window });
	return { atWindow, task, ready, called: { number, link }, waiting };
}
