import { z } from 'zod';
import { rolesOf } from '../access/rules.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, pick, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { isLeftBehind } from '../intake/access.ts';
import type { Case } from '../intake/state.ts';
import { identityNumber } from '../people/personal.ts';
import { view } from '../view.ts';
import type { Message } from './evolve.ts';
import { isOutstanding, RESULT_ALLOWS, SHELF, SLOT } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/** Lines of each list of the pickup desk. */
const PAGE = 30;

const issues = (hall: ReadHall, actor: Actor) =>
	actor.kind === 'staff' && rolesOf(hall, actor).some((role) => role === 'issuer' || role === 'dutyManager');

const resultOf = (hall: ReadHall, target: DeepReadonly<Case>) => find(hall.issuance.results, target.result ?? '');

function line(hall: ReadHall, target: DeepReadonly<Case>) {
	const result = resultOf(hall, target);
	const { applicant, agent } = target;
	return {
		case: pick(target, 'id', 'status', 'version'),
		shortNo: target.acceptance?.shortNo ?? null,
		item: itemOf(hall, target)?.name ?? null,
		applicant:
			applicant.kind === 'organisation' ? `${applicant.organisation} · ${applicant.name.mask}` : applicant.name.mask,
		identity: applicant.identity.mask,
		agent: agent ? agent.name.mask : null,
		outcome: target.decision?.outcome ?? null,
		decidedAt: target.decision?.at ?? null,
		deliverBy: target.decision?.delivery?.due ?? null,
		result: result
			? {
					...pick(result, 'id', 'kind', 'number', 'status', 'slot', 'version', 'shelvedAt', 'unclaimed', 'reminders'),
					allows: RESULT_ALLOWS[result.status]
				}
			: null
	};
}

/** What was decided and not handed out yet, oldest decision first. Immediate cases leave from the window. */
const undelivered = (hall: ReadHall) =>
	Object.values(hall.intake.cases)
		.filter((c) => c.decision !== null && c.status !== 'delivered' && c.status !== 'terminated')
		.filter((c) => itemOf(hall, c)?.caseType !== 'immediate' || isLeftBehind(hall, c.id))
		.sort((a, b) => (a.decision?.at ?? 0) - (b.decision?.at ?? 0));

const shelved = (hall: ReadHall, id: string) => {
	const result = find(hall.issuance.results, id);
	return { slot: result?.slot ?? null, shelvedAt: result?.shelvedAt ?? null };
};

const messageLine = (hall: ReadHall, message: DeepReadonly<Message>, target: DeepReadonly<Case>) => ({
	...pick(message, 'id', 'case', 'kind', 'reminder', 'status', 'queuedAt', 'attempts', 'note'),
	shortNo: target.acceptance?.shortNo ?? null,
	item: itemOf(hall, target)?.name ?? null,
	result: itemOf(hall, target)?.result.name ?? null,
	applicant: target.applicant.name.mask,
	phone: (target.agent ?? target.applicant).phone.mask,
	/** a denial is told as such */
	outcome: target.decision?.outcome ?? null,
	...shelved(hall, message.result)
});

export const issuanceViews = {
	/** The one desk: what to produce, what to shelve, what is waiting to be fetched. */
	pickup: view({
		reads: ['issuance', 'intake', 'catalogue', 'access'],
		param: z.strictObject({}),
		audience: issues,
		bytes: 80_000,
		data: (hall) => {
			const all = undelivered(hall);
			const page = (cases: typeof all) => ({
				count: cases.length,
				lines: cases.slice(0, PAGE).map((c) => line(hall, c))
			});
			return {
				toProduce: page(all.filter((c) => c.result === null)),
				toShelve: page(all.filter((c) => c.status === 'producing')),
				ready: page(all.filter((c) => c.status === 'ready')),
				/** what nobody fetched, oldest on the shelf first */
				unclaimed: page(
					all
						.filter((c) => resultOf(hall, c)?.unclaimed && c.status === 'ready')
						.sort((a, b) => (resultOf(hall, a)?.shelvedAt ?? 0) - (resultOf(hall, b)?.shelvedAt ?? 0))
				),
				slots: Object.keys(hall.issuance.slots),
				/** how much there is of the shelf */
				room: hall.catalogue.policy?.shelf ?? SHELF,
				/** the same slots, as the picture of the shelf shows them */
				shelf: Object.entries(hall.issuance.slots).map(([slot, id]) => {
					const result = find(hall.issuance.results, id);
					return { slot, since: result?.shelvedAt ?? null, unclaimed: result?.unclaimed ?? false };
				})
			};
		}
	}),

	/** What has to be told and was not yet, oldest first: for the gateway that sends it, and for a voice on the telephone. */
	outbox: view({
		reads: ['issuance', 'intake', 'catalogue', 'access'],
		param: z.strictObject({}),
		audience: (hall, actor) => issues(hall, actor) || rolesOf(hall, actor).includes('client'),
		bytes: 60_000,
		data: (hall) => {
			const waiting = Object.values(hall.issuance.messages).filter(({ status }) => isOutstanding(status));
			return {
				count: waiting.length,
				messages: waiting.slice(0, PAGE).flatMap((message) => {
					const target = find(hall.intake.cases, message.case);
					return target ? [messageLine(hall, message, target)] : [];
				})
			};
		}
	}),

	/** Who stands at the desk: found by what they show. The parameter stands in no URL. */
	'pickup.find': view({
		reads: ['issuance', 'intake', 'catalogue', 'access'],
		param: z.discriminatedUnion('by', [
			z.strictObject({ by: z.literal('identity'), identity: identityNumber() }),
			/** keyed hash, made by the edge from the code that was typed */
			z.strictObject({ by: z.literal('code'), code: z.string().regex(/^\d{8}$/, 'code') }),
			z.strictObject({ by: z.literal('number'), number: z.string().trim().toUpperCase().max(60) }),
			z.strictObject({ by: z.literal('slot'), slot: z.string().regex(SLOT, 'slot') })
		]),
		audience: issues,
		bytes: 30_000,
		secret: true,
		data: (hall, wanted) =>
			undelivered(hall)
				.filter((c) => {
					const result = resultOf(hall, c);
					if (wanted.by === 'code') return result?.code === wanted.code && result.status === 'shelved';
					if (wanted.by === 'slot') return result?.slot === wanted.slot && result.status === 'shelved';
					if (wanted.by === 'number')
						return c.acceptance?.shortNo === wanted.number || result?.number === wanted.number;
					// Behind the edge an identity is its keyed hash.
					return [c.applicant.identity.key, c.agent?.identity.key].includes(wanted.identity);
				})
				.slice(0, PAGE)
				.map((c) => line(hall, c))
	})
};
