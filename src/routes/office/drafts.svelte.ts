import type { Outcome } from '$lib/hall/approval/rules.ts';
import type { ViewData } from '$lib/hall/views.ts';
import type { Speech } from '$lib/i18n/i18n.ts';

/** One material that the applicant is asked for: what is wrong, and what would do. */
export interface LineDraft {
	problem: string;
	requirement: string;
}

export const GROUNDS = ['notRequired', 'notOurPower', 'notAdmissible'] as const;
export type Ground = (typeof GROUNDS)[number];

/**
 * What somebody has typed on a task, or on a case that is to be accepted, and not sent yet. It outlives a look at other
 * cases, a refusal and a lost line.
 */
export class Draft {
	opinion = $state('');
	outcome = $state<Outcome | null>(null);
	reasons = $state('');
	/** the authority that it is sent up to */
	to = $state('');
	/** the step that it is returned to, and why */
	step = $state<string | null>(null);
	why = $state('');
	/** by material: what the applicant is asked for */
	lines = $state<Record<string, LineDraft>>({});
	ground = $state<Ground | null>(null);
	refusal = $state('');
	authority = $state('');

	/** What was typed, the longest texts first. */
	get texts(): string[] {
		const lines = Object.values(this.lines).flatMap(({ problem, requirement }) => [problem, requirement]);
		const all = [this.opinion, this.reasons, this.why, this.refusal, this.to, this.authority, ...lines];
		return all.filter((text) => text.trim() !== '');
	}

	clear(): void {
		const { opinion, outcome, reasons, to, step, why, lines, ground, refusal, authority } = new Draft();
		Object.assign(this, { opinion, outcome, reasons, to, step, why, lines, ground, refusal, authority });
	}
}

/** Every draft of a page, by task or case. */
export class Drafts {
	// What is looked up here is looked at there: the drafts are reactive, their list need not be.
	readonly #all: Record<string, Draft> = {};

	of(id: string): Draft {
		return (this.#all[id] ??= new Draft());
	}

	/** On which tasks and cases something is written. */
	get unsent(): string[] {
		return Object.entries(this.#all).flatMap(([id, { texts }]) => (texts.length > 0 ? id : []));
	}
}

type File = Pick<ViewData<'case'>, 'verdicts'>;
type Material = ViewData<'case'>['item']['materials'][number];

/** The line as the window's check and the list of materials already say it, as far as they say it. */
export function proposed(i18n: Speech, { verdicts }: File, { id, kind, copies }: Material): LineDraft {
	const verdict = verdicts[id];
	const missing = verdict?.verdict === 'missing';
	// What is not there, or is of another kind than the guide asks for, has to be brought as the guide asks for it.
	const wrongKind = verdict?.kind !== undefined && verdict.kind !== null && verdict.kind !== kind;
	const bring = i18n.t('office.line.bring', { kind: i18n.t(`material.${kind}`), n: Math.max(1, copies) });
	return {
		problem: verdict?.reason ?? (missing ? i18n.t('office.line.missing') : ''),
		requirement: missing || wrongKind ? bring : ''
	};
}

/** Says enough for the hall to take it. */
export const isSaid = ({ problem, requirement }: LineDraft): boolean =>
	problem.trim().length >= 2 && requirement.trim().length >= 2;
