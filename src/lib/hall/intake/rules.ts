import type { FormField, Item, Material, MaterialKind } from '../catalogue/schema.ts';
import type { DeepReadonly } from '../contract.ts';

export type CaseStatus =
	| 'prepared'
	| 'draft'
	| 'received'
	| 'correcting'
	| 'refused'
	| 'lapsed'
	| 'withdrawn'
	| 'accepted'
	| 'reviewing'
	| 'reviewCorrecting'
	| 'forwarded'
	| 'granted'
	| 'denied'
	| 'terminated'
	| 'producing'
	| 'ready'
	| 'delivered';

export type CaseCommand =
	| 'case.draft'
	| 'case.fill'
	| 'case.check'
	| 'case.receive'
	| 'case.accept'
	| 'case.notify'
	| 'case.resubmit'
	| 'case.refuse'
	| 'case.withdraw'
	| 'case.attach'
	| 'case.detach';

/** While it is still being looked at what was handed in, scans of it may come and go. */
const PAPERS = ['case.attach', 'case.detach'] as const;

/** 3.10: what may be done with a case before its decision, by its status. */
export const CASE_ALLOWS = {
	prepared: ['case.draft', 'case.withdraw'],
	draft: ['case.draft', 'case.fill', 'case.check', 'case.receive', 'case.withdraw', ...PAPERS],
	received: ['case.fill', 'case.check', 'case.accept', 'case.notify', 'case.refuse', 'case.withdraw', ...PAPERS],
	correcting: ['case.resubmit', 'case.withdraw', ...PAPERS],
	refused: [],
	lapsed: [],
	withdrawn: [],
	accepted: ['case.withdraw'],
	reviewing: ['case.withdraw'],
	reviewCorrecting: ['case.resubmit', 'case.withdraw', ...PAPERS],
	forwarded: [],
	granted: [],
	denied: [],
	terminated: [],
	producing: [],
	ready: [],
	delivered: []
} as const satisfies Record<CaseStatus, readonly CaseCommand[]>;

export const caseAllows = (status: CaseStatus, command: CaseCommand): boolean =>
	(CASE_ALLOWS[status] as readonly CaseCommand[]).includes(command);

/** 行政许可法 Art. 32(4): tell on the spot or within five working days, once, everything. */
export const NOTIFICATION_LIMIT = { value: 5, unit: 'workingDay' } as const;
/** 行政许可法 Art. 44: issue and deliver within ten working days of the decision. */
export const DELIVERY_LIMIT = { value: 10, unit: 'workingDay' } as const;

export type VerdictWord = 'qualified' | 'unqualified' | 'missing';
export interface Verdict {
	verdict: VerdictWord;
	/** what was handed in, where it is not what the guide asks for */
	kind: MaterialKind | null;
	copies: number;
	pages: number;
	originalSeen: boolean;
	reason: string | null;
}
/** What a scan or photo may be: what every browser shows and nothing in it runs. */
export const MEDIA = ['pdf', 'jpeg', 'png', 'webp'] as const;
export type Media = (typeof MEDIA)[number];
/** Scans and photos of one case: a page a picture is many for one material, not for a whole case. */
export const MOST_ATTACHMENTS = 60;

type Verdicts = Readonly<Record<string, DeepReadonly<Verdict>>>;

const verdictOf = (verdicts: Verdicts, material: { readonly id: string }): VerdictWord | undefined =>
	Object.hasOwn(verdicts, material.id) ? verdicts[material.id]?.verdict : undefined;

/** Required materials that nobody has looked at yet. */
export const unchecked = (item: DeepReadonly<Item>, verdicts: Verdicts): DeepReadonly<Material>[] =>
	item.materials.filter((material) => material.required && verdictOf(verdicts, material) === undefined);

/** What has to be named in a notification: what is required and missing, and whatever was handed in but is not in order. */
export const defects = (item: DeepReadonly<Item>, verdicts: Verdicts): DeepReadonly<Material>[] =>
	item.materials.filter((material) => {
		const verdict = verdictOf(verdicts, material);
		return verdict === 'unqualified' || (verdict === 'missing' && material.required);
	});

export type FormValue = string | number | boolean;

const PERSONAL_FIELDS = { name: 'name', identity: 'identity', phone: 'phone', address: 'address' } as const;
type PersonalField = keyof typeof PERSONAL_FIELDS;

/** The kind of personal data that a form field holds, if any. */
export const personalKind = (field: DeepReadonly<FormField>): (typeof PERSONAL_FIELDS)[PersonalField] | undefined =>
	Object.hasOwn(PERSONAL_FIELDS, field.type) ? PERSONAL_FIELDS[field.type as PersonalField] : undefined;

/** Ids of the required fields that are still empty. */
export const emptyFields = (item: DeepReadonly<Item>, form: Readonly<Record<string, unknown>>): string[] =>
	item.form.filter((field) => field.required && !Object.hasOwn(form, field.id)).map((field) => field.id);
