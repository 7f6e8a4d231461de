import type { ViewData } from '$lib/hall/views.ts';

/** What is printed of a case, in the order in which it comes about. The log has each of them before it can be on paper. */
export const DOCUMENTS = [
	'receipt',
	'notice',
	'resubmission',
	'acceptance',
	'refusal',
	'reviewNotice',
	'reviewResubmission',
	'withdrawal',
	'denial',
	'termination',
	'service'
] as const;
export type DocumentName = (typeof DOCUMENTS)[number];
export const isDocument = (name: string): name is DocumentName => DOCUMENTS.some((known) => known === name);

type Found = ViewData<'case'>;

/** Under which number each document stands in the log; undefined: there is none. */
const NUMBERS: Readonly<Record<DocumentName, (found: Found) => string | null | undefined>> = {
	receipt: ({ receipt }) => receipt?.number,
	notice: ({ notice }) => notice?.number,
	resubmission: ({ resubmission }) => resubmission?.number,
	acceptance: ({ acceptance }) => acceptance?.number,
	refusal: ({ refusal }) => refusal?.number,
	reviewNotice: ({ reviewNotice }) => reviewNotice?.number,
	reviewResubmission: ({ reviewResubmission }) => reviewResubmission?.number,
	// Without anything received there is nothing to give back, and no document.
	withdrawal: ({ withdrawal }) => withdrawal?.number,
	denial: ({ decision }) => (decision?.outcome === 'deny' ? decision.number : undefined),
	termination: ({ decision }) => (decision?.outcome === 'terminate' ? decision.number : undefined),
	// Proof of service of what was produced: to be signed when it is handed out.
	service: ({ result }) => result?.number
};

export const numberOf = (found: Found, name: DocumentName): string | undefined => NUMBERS[name](found) ?? undefined;

/** The documents that a case has. */
export const documentsOf = (found: Found): DocumentName[] =>
	DOCUMENTS.filter((name) => numberOf(found, name) !== undefined);

/** What is on paper of a case at one sitting: it outlasts a look at another case. */
export interface Papers {
	/** the documents that there were when it was first opened */
	readonly before: readonly DocumentName[];
	printed: readonly DocumentName[];
}
