import { dayOf, type Day } from '$lib/hall/calendar/day.ts';
import type { DocumentName } from '$lib/parts/documents.ts';
import type { PageData } from './$types';

/** What a printed document is made of. */
export type Paper = Omit<PageData, 'language' | 'messages' | 'now' | 'demo'>;
export type PaperCase = Paper['case'];

/** The event by which each document came about: whoever did it signs for it. */
const MADE_BY = {
	receipt: ['case.received'],
	notice: ['case.notified'],
	resubmission: ['case.resubmitted'],
	acceptance: ['case.accepted', 'case.deemedAccepted'],
	refusal: ['case.refused'],
	reviewNotice: ['task.sentBack'],
	reviewResubmission: ['case.resubmitted'],
	withdrawal: ['case.withdrawn'],
	denial: ['task.decided'],
	termination: ['task.decided'],
	service: ['result.handedOut']
} as const satisfies Record<DocumentName, readonly string[]>;

/** Who made the document; null where nobody did yet, or time alone. */
export function handOf({ trail }: PaperCase, document: DocumentName): string | null {
	const kinds: readonly string[] = MADE_BY[document];
	const made = trail.filter(({ type }) => kinds.includes(type));
	return (document === 'resubmission' ? made[0] : made.at(-1))?.by.name ?? null;
}

/** What a step behind wrote goes out in the name of its department, all else in the name of the item's. */
export function agencyOf(found: PaperCase, document: DocumentName): PaperCase['departmentName'] {
	const { tasks, reviewNotice, departmentName } = found;
	const writer = () => {
		switch (document) {
			case 'reviewNotice':
				return tasks.find(({ id }) => id === reviewNotice?.task);
			case 'denial':
			case 'termination':
				return tasks.findLast(({ status }) => status === 'decided');
			default:
				return undefined;
		}
	};
	return writer()?.departmentName ?? departmentName;
}

/** The day of the document in the hall's zone: of an acceptance the day from which the limits run. */
export function dayOn(found: PaperCase, document: DocumentName): Day | null {
	const at = (moment: number | null | undefined) => (typeof moment === 'number' ? dayOf(moment) : null);
	switch (document) {
		case 'acceptance':
			return found.acceptance?.day ?? null;
		case 'denial':
		case 'termination':
			return found.decision?.day ?? null;
		case 'service':
			return at(found.result?.handedOutAt);
		default:
			return at(found[document]?.at);
	}
}

/** When the application was handed in, in the hall's zone. */
export const appliedOn = ({ receipt, draftedAt }: PaperCase): Day => dayOf(receipt?.at ?? draftedAt);
