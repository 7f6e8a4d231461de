import type { Material, MaterialKind } from '$lib/hall/catalogue/schema.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import type { Verdict, VerdictWord } from '$lib/hall/intake/rules.ts';

/** One material as the grid has it: what is kept, or what was entered and not sent yet. */
export interface Line {
	readonly verdict: VerdictWord | null;
	/** what was handed in; null: what the guide asks for */
	readonly kind: MaterialKind | null;
	readonly copies: number;
	readonly pages: number;
	readonly originalSeen: boolean;
	readonly reason: string;
}

/** Here again, because the schema's own list would bring all of zod into the page. */
const KNOWN: Readonly<Record<MaterialKind, true>> = {
	original: true,
	copy: true,
	originalAndCopy: true,
	form: true,
	electronic: true
};
export const KINDS = Object.keys(KNOWN) as readonly MaterialKind[];

export const VERDICT_KEYS = { '1': 'qualified', '2': 'unqualified', '3': 'missing' } as const satisfies Record<
	string,
	VerdictWord
>;

export const freshLine = (material: DeepReadonly<Material>): Line => ({
	verdict: null,
	kind: null,
	copies: material.copies,
	pages: 0,
	originalSeen: false,
	reason: ''
});

export const lineOf = ({ reason, ...verdict }: DeepReadonly<Verdict>): Line => ({ ...verdict, reason: reason ?? '' });

/** What is missing has no kind, no copies, no pages and no original; what is there after all has as many as it should. */
export function judge(line: Line, verdict: VerdictWord, material: DeepReadonly<Material>): Line {
	if (verdict === 'missing') return { ...line, verdict, kind: null, copies: 0, pages: 0, originalSeen: false };
	const copies = line.copies === 0 ? material.copies : line.copies;
	// What was wrong with it before says nothing of what is in order now.
	const reason = verdict === 'qualified' && line.verdict !== verdict ? '' : line.reason;
	return { ...line, verdict, copies, reason };
}

/** A verdict that the hall would take: what is unqualified says why. */
export const isComplete = ({ verdict, reason }: Line): boolean =>
	verdict !== null && (verdict !== 'unqualified' || reason.trim().length >= 2);

export const lacksReason = (line: Line): boolean => line.verdict === 'unqualified' && !isComplete(line);

/** The line as `case.check` and `case.resubmit` take it. */
export function sentLine(material: string, { verdict, reason, ...rest }: Line) {
	const said = reason.trim();
	return verdict === null ? [] : [{ material, verdict, ...rest, reason: said.length >= 2 ? said : null }];
}
