import type { Crew } from '../harness/crew.ts';
import { TRANSFER } from '../harness/matters.ts';
import { identityOf, personOf } from '../harness/people.ts';
import { FORTY } from '../harness/presets.ts';
import { openWindow } from '../harness/thread.ts';
import type { Load, Turn } from './load.ts';
import { Seat } from './seat.ts';

const KIOSKS = 16;
const CLERKS = 8;
/** Somebody waits before the first window calls. */
const AHEAD = 12;

/** Who works in a hall, by their tokens, which a copy of the hall knows too. */
export interface Cast {
	readonly kiosks: readonly string[];
	readonly clerks: readonly { readonly window: string; readonly token: string }[];
}

export async function castOf(crew: Crew, { kiosks = KIOSKS, clerks = CLERKS } = {}): Promise<Cast> {
	const cast = { kiosks: [] as string[], clerks: [] as { window: string; token: string }[] };
	for (let n = 0; n < kiosks; n += 1) cast.kiosks.push((await crew.enrol('kiosk')).token ?? '');
	for (const window of FORTY.slice(0, clerks)) {
		const { token } = await openWindow(crew, { clerk: `clerk-${window}`, window });
		cast.clerks.push({ window, token: token ?? '' });
	}
	return cast;
}

let people = 0;

/** A number for somebody who never came before. */
const taking: Turn = async (ask) => {
	await ask('ticket.take', { queue: TRANSFER.queue, identity: identityOf(people++) });
};

/** The next number, and a case for whoever has it. */
const serving =
	(window: string): Turn =>
	async (ask) => {
		const { ticket } = await ask('ticket.call', { window });
		await ask('ticket.start', { ticket });
		const { name, phone } = personOf(people % 50);
		const applicant = { kind: 'person', name, phone, identity: identityOf(people++) };
		const { case: id } = await ask('case.draft', { ticket, item: TRANSFER.item, applicant });
		await ask('case.fill', { case: id, form: TRANSFER.form });
		await ask('ticket.finish', { ticket });
	};

/** Everybody goes to work, at whichever of the servers. */
export async function setToWork(
	load: Load,
	{ kiosks, clerks }: Cast,
	urls: readonly string[],
	choose: (count: number) => number = () => 0
): Promise<void> {
	for (const token of kiosks) load.put(new Seat(token, urls, choose), taking);
	await load.comesTo(AHEAD);
	for (const { window, token } of clerks) load.put(new Seat(token, urls, choose), serving(window));
}
