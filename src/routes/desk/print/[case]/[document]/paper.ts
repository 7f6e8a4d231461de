import type { PageData } from './$types';

/** What a printed document is made of. */
export type Paper = Omit<PageData, 'language' | 'messages' | 'now' | 'demo'>;
export type PaperCase = Paper['case'];
