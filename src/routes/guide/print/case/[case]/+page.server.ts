import { look } from '$lib/server/page.ts';
import { paperOf } from '../../paper.ts';
import type { PageServerLoad } from './$types';

/** What was prepared, to be brought to the counter: the same list with the first look at the materials, and the code. */
export const load: PageServerLoad = async (event) => {
	const { data } = await look(event, 'case', { case: event.params.case });
	const { item, id, verdicts, applicant, adviserName, draftedAt } = data;
	const paper = await paperOf(event, item.queue);
	const who = applicant.organisation ?? applicant.name;
	return { ...paper, adviser: adviserName ?? paper.adviser, item, prepared: { id, verdicts, who, draftedAt } };
};
