import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { me, type Me } from '$lib/hall/access/views.ts';
import { Refusal, sentence } from '$lib/hall/refusal.ts';
import type { ViewData, ViewName, ViewParam } from '$lib/hall/views.ts';
import { actorOf } from './api.ts';
import { ANYONE, actorOfToken } from './access/identify.ts';
import { find, type Actor } from '$lib/hall/contract.ts';
import { lookAt } from './archive/recall.ts';
import { want } from './see.ts';

type Page = Pick<RequestEvent, 'locals' | 'url'>;

export interface Painted<Name extends ViewName> {
	version: string;
	data: ViewData<Name>;
}

/** What a page is painted with: the same function as the live channel's. Whoever is nobody here is led to sign in. */
export async function look<Name extends ViewName>(
	event: Page,
	name: Name,
	param: ViewParam<Name>,
	actor?: Actor
): Promise<Painted<Name>> {
	const { hall, language } = event.locals;
	const asking = actor ?? (await actorOf(event));
	try {
		const wanted = want(hall.vault, name, param);
		const seen = await lookAt(hall, asking, wanted);
		return { version: seen.version, data: seen.data as ViewData<Name> };
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		if (refusal.status === 401) leadIn(event);
		error(refusal.status, { message: sentence(refusal.code, refusal.details, language), code: refusal.code });
	}
}

/** Whether a case is in the hall's memory; else it may be in the archive. */
export const isAtHand = ({ locals }: Page, id: string): Promise<boolean> =>
	locals.hall.door.read(({ hall }) => find(hall.intake.cases, id) !== undefined);

/** To where this browser can become somebody: a device's page to enrolment, everybody else to sign-in. */
export function leadIn({ locals, url }: Page): never {
	const to = encodeURIComponent(url.pathname + url.search);
	redirect(303, locals.as ? `/device?kind=${locals.as}&to=${to}` : `/sign-in?to=${to}`);
}

export async function whoAmI(event: Page): Promise<Me> {
	const actor = await actorOf(event);
	return event.locals.hall.door.read((state) => me(state.hall, actor));
}

/** Whose link this is: the applicant of one ticket or case, or nobody. The token stands in the path by design. */
export function applicantOf({ locals }: Page, token: string, of: 'ticket' | 'case'): Promise<Actor & { id: string }> {
	const { hall } = locals;
	return hall.door.read((state) => {
		const actor = token.length <= 200 ? actorOfToken(state.hall, hall.vault, token) : ANYONE;
		if (actor.kind !== 'applicant' || actor.of !== of) error(404, { message: 'not-found' });
		return actor;
	});
}
