import type { ViewData } from '$lib/hall/views.ts';

/** What is printed at the window. The log has each of them before it can be on paper. */
export const DOCUMENTS = ['receipt', 'notice', 'acceptance', 'refusal'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];
export const isDocument = (name: string): name is DocumentName => DOCUMENTS.some((known) => known === name);

/** The documents that a case has, in the order in which they come about. */
export const documentsOf = (found: Pick<ViewData<'case'>, DocumentName>): DocumentName[] =>
	DOCUMENTS.filter((name) => found[name] !== null);
