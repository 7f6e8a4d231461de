import { z } from 'zod';
import { rolesOf } from '../access/rules.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, pick, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { isLeftBehind } from '../intake/access.ts';
import type { Case } from '../intake/evolve.ts';
import { identityNumber } from '../people/personal.ts';
import { view } from '../view.ts';
import { RESULT_ALLOWS } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/** Lines of each list of the pickup desk. */
const PAGE = 30;

const issues = (hall: ReadHall, actor: Actor) =>
	actor.kind === 'staff' && rolesOf(hall, actor).some((role) => role === 'issuer' || role === 'dutyManager');

function line(hall: ReadHall, target: DeepReadonly<Case>) {
	const result = target.result === null ? undefined : find(hall.issuance.results, target.result);
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
		deliverBy: target.decision?.delivery.due ?? null,
		result: result
			? {
					...pick(result, 'id', 'kind', 'number', 'status', 'slot', 'version', 'shelvedAt'),
					allows: RESULT_ALLOWS[result.status]
				}
			: null
	};
}

/** What was decided and not handed out yet, oldest decision first. Immediate cases leave from the window. */
const undelivered = (hall: ReadHall) =>
	Object.values(hall.intake.cases)
		.filter((c) => c.decision !== null && c.status !== 'delivered')
		.filter((c) => itemOf(hall, c)?.caseType !== 'immediate' || isLeftBehind(hall, c.id))
		.sort((a, b) => (a.decision?.at ?? 0) - (b.decision?.at ?? 0));

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
				slots: Object.keys(hall.issuance.slots)
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
			z.strictObject({ by: z.literal('number'), number: z.string().trim().toUpperCase().max(60) })
		]),
		audience: issues,
		bytes: 30_000,
		secret: true,
		data: (hall, wanted) =>
			undelivered(hall)
				.filter((c) => {
					const result = c.result === null ? undefined : find(hall.issuance.results, c.result);
					if (wanted.by === 'code') return result?.code === wanted.code && result.status === 'shelved';
					if (wanted.by === 'number')
						return c.acceptance?.shortNo === wanted.number || result?.number === wanted.number;
					// Behind the edge an identity is its keyed hash.
					return [c.applicant.identity.key, c.agent?.identity.key].includes(wanted.identity);
				})
				.slice(0, PAGE)
				.map((c) => line(hall, c))
	})
};
