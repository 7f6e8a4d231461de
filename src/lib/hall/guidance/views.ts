import { z } from 'zod';
import { rolesOf } from '../access/rules.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, pick } from '../contract.ts';
import { view } from '../view.ts';

/** Lines of each list. */
const SHOWN = 30;

export const guidanceViews = {
	/** The adviser's day: what was asked and answered, and what was prepared and not taken up yet. */
	guidance: view({
		reads: ['guidance', 'intake', 'catalogue', 'access'],
		param: z.strictObject({}),
		audience: (hall, actor) => rolesOf(hall, actor).some((role) => role === 'adviser' || role === 'guide'),
		bytes: 120_000,
		data: (hall) => ({
			today: hall.guidance.today,
			advices: hall.guidance.advices
				.slice(-SHOWN)
				.reverse()
				.map((advice) => ({
					...pick(advice, 'id', 'at', 'number', 'question', 'answer', 'minutes'),
					items: advice.items.flatMap((item) => find(hall.catalogue.items, item)?.name ?? []),
					staff: find(hall.access.staff, advice.staff)?.name ?? null
				})),
			prepared: Object.values(hall.intake.cases)
				.filter((target) => target.status === 'prepared')
				.slice(-SHOWN)
				.reverse()
				.map((target) => ({
					...pick(target, 'id', 'draftedAt', 'version'),
					item: itemOf(hall, target)?.name ?? null,
					applicant:
						target.applicant.kind === 'organisation' ? target.applicant.organisation : target.applicant.name.mask,
					adviserId: target.adviser,
					adviser: find(hall.access.staff, target.adviser ?? '')?.name ?? null
				}))
		})
	})
};
