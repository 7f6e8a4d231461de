import { z } from 'zod';
import { rolesOf, type Role } from '../access/rules.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { hallId } from '../command.ts';
import { find, pick, type Actor } from '../contract.ts';
import { identityNumber } from '../people/personal.ts';
import { view } from '../view.ts';
import { pressing } from './dates.ts';
import type { ReadCase, ReadHall } from './guards.ts';

/** Cases of one person that are shown: the newest. */
const SHOWN = 40;
const LOOKERS: readonly Role[] = ['clerk', 'adviser', 'issuer', 'dutyManager'];

/** What is over and of no use to the person at the desk any more. */
const OVER: readonly ReadCase['status'][] = ['delivered', 'refused', 'withdrawn', 'terminated'];

const looks = (hall: ReadHall, actor: Actor) => rolesOf(hall, actor).some((role) => LOOKERS.includes(role));

function line(hall: ReadHall, target: ReadCase, now: number) {
	const date = pressing(hall, target, now);
	const result = find(hall.issuance.results, target.result ?? '');
	const { applicant } = target;
	return {
		...pick(target, 'id', 'status', 'version', 'draftedAt'),
		item: itemOf(hall, target)?.name ?? null,
		queue: itemOf(hall, target)?.queue ?? null,
		shortNo: target.acceptance?.shortNo ?? null,
		receiptNo: target.receipt?.number ?? null,
		applicant: applicant.kind === 'organisation' ? applicant.organisation : applicant.name.mask,
		adviser: find(hall.access.staff, target.adviser ?? '')?.name ?? null,
		date: date ? pick(date, 'kind', 'due', 'provisional') : null,
		slot: result?.status === 'shelved' ? result.slot : null,
		unclaimed: result?.unclaimed ?? false,
		over: OVER.includes(target.status)
	};
}

const byIds = (hall: ReadHall, ids: readonly string[]): ReadCase[] =>
	ids.flatMap((id) => find(hall.intake.cases, id) ?? []);

function byNumber(hall: ReadHall, number: string): ReadCase[] {
	return Object.values(hall.intake.cases).filter(({ acceptance, receipt, notice, reviewNotice, resubmission }) =>
		[acceptance?.shortNo, acceptance?.caseNo, acceptance?.number, receipt?.number, notice?.number]
			.concat(reviewNotice?.number, resubmission?.number)
			.includes(number)
	);
}

type WantedPerson = { by: 'ticket'; ticket: string } | { by: 'identity'; identity: string };

/** Behind the edge an identity is its keyed hash. */
const personIn = (hall: ReadHall, wanted: Readonly<WantedPerson>): string | undefined =>
	wanted.by === 'identity' ? wanted.identity : find(hall.ticketing.tickets, wanted.ticket)?.identity?.key;

export const findViews = {
	/** What a person has with the hall, open, ready or lapsed: found by what they show. Stands in no URL. */
	cases: view({
		reads: ['intake', 'issuance', 'ticketing', 'catalogue', 'calendar', 'access'],
		param: z.discriminatedUnion('by', [
			z.strictObject({ by: z.literal('ticket'), ticket: hallId('t') }),
			z.strictObject({ by: z.literal('identity'), identity: identityNumber() }),
			z.strictObject({ by: z.literal('number'), number: z.string().trim().toUpperCase().min(1).max(60) })
		]),
		audience: looks,
		bytes: 60_000,
		secret: true,
		recalls: (hall, wanted) => {
			if (wanted.by === 'number') return { by: 'number', number: wanted.number };
			const person = personIn(hall, wanted);
			return person === undefined ? undefined : { by: 'person', person };
		},
		data: (hall, wanted, now) => {
			const found =
				wanted.by === 'number'
					? byNumber(hall, wanted.number)
					: byIds(hall, find(hall.intake.byPerson, personIn(hall, wanted) ?? '') ?? []);
			const lines = found.slice(-SHOWN).map((target) => line(hall, target, now));
			return lines.sort((a, b) => Number(a.over) - Number(b.over) || b.draftedAt - a.draftedAt);
		}
	})
};
