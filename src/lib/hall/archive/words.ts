import type { CaseStatus } from '../intake/rules.ts';

/**
 * 个人信息保护法 Art. 47(1): when personal information is to be deleted. Where a law's own keeping period has not ended it
 * only may not be used any more (Art. 47(2)): that a hall does by not showing it, and then nobody is forgotten here.
 */
export const FORGETTING_GROUNDS = [
	'purposeFulfilled',
	'keepingPeriodOver',
	'consentWithdrawn',
	'unlawfullyProcessed',
	'lawRequires'
] as const;
export type ForgettingGround = (typeof FORGETTING_GROUNDS)[number];

/** Nothing more can happen to a case that is… */
export const FINISHED = ['refused', 'lapsed', 'withdrawn', 'terminated', 'delivered'] as const satisfies CaseStatus[];

export const isFinished = (status: CaseStatus): boolean => (FINISHED as readonly CaseStatus[]).includes(status);
