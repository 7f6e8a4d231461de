import { itemOf } from '../catalogue/evolve.ts';
import { find, pick, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import type { ReadBundle } from './bundle.ts';
import { endedAt } from './rules.ts';
import { isFinished } from './words.ts';

/** One case as the archive lists it: personal data as masks. */
export function archiveLine(hall: DeepReadonly<Hall>, { case: target, result }: ReadBundle) {
	const item = itemOf(hall, target);
	const { applicant } = target;
	return {
		...pick(target, 'id', 'status', 'draftedAt'),
		item: item?.name ?? null,
		departmentName: find(hall.catalogue.departments, item?.department ?? '')?.name ?? null,
		shortNo: target.acceptance?.shortNo ?? null,
		receiptNo: target.receipt?.number ?? null,
		resultNo: result?.number ?? null,
		applicant:
			applicant.kind === 'organisation' ? `${applicant.organisation} · ${applicant.name.mask}` : applicant.name.mask,
		identity: applicant.identity.mask,
		/** null while it is open */
		endedAt: isFinished(target.status) ? endedAt(target) : null,
		/** it is still in the hall's memory */
		atHand: find(hall.intake.cases, target.id) !== undefined
	};
}
export type ArchiveLine = ReturnType<typeof archiveLine>;
