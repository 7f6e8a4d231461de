import { emptyApplicant, type ApplicantDraft } from '$lib/parts/applicant.ts';
import { KINDS, VERDICT_KEYS, type Line } from './lines.ts';

/** What was typed, by name: all that is kept is text. */
export type Texts = Readonly<Record<string, string>>;

const KEY = 'desk.kept';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

/** What of it is text; whatever else may stand there is not ours. */
const textsIn = (value: unknown): Texts =>
	Object.fromEntries(
		Object.entries(isRecord(value) ? value : {}).flatMap(([name, text]) =>
			typeof text === 'string' ? [[name, text]] : []
		)
	);

function read(text: string | null): { of: string; parts: Map<string, Texts> } {
	try {
		const found: unknown = JSON.parse(text ?? 'null');
		if (!isRecord(found) || typeof found['of'] !== 'string' || !isRecord(found['parts'])) throw new Error('not ours');
		const parts = Object.entries(found['parts']).map(([name, texts]) => [name, textsIn(texts)] as const);
		return { of: found['of'], parts: new Map(parts) };
	} catch {
		return { of: '', parts: new Map() };
	}
}

/**
 * What a reload must not lose and the hall does not have yet: half a date, a reason that is still too short, who applies.
 * It stays in this tab, and only while its number is at the window; what the hall has is taken out.
 */
export class Kept {
	#of = '';
	#parts = new Map<string, Texts>();

	constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined) {}

	/** For whoever is at the window now: what was kept for anybody else is forgotten. */
	begin(of: string): void {
		const found = read(this.storage?.getItem(KEY) ?? null);
		this.#of = of;
		this.#parts = found.of === of ? found.parts : new Map();
		this.#write();
	}

	get(name: string): Texts | undefined {
		return this.#parts.get(name);
	}

	/** Whatever was kept under names that begin so, by the rest of the name. */
	under(prefix: string): [string, Texts][] {
		return [...this.#parts].flatMap(([name, texts]) =>
			name.startsWith(prefix) ? [[name.slice(prefix.length), texts]] : []
		);
	}

	put(name: string, texts: Texts): void {
		if (Object.keys(texts).length > 0) this.#parts.set(name, texts);
		else if (!this.#parts.delete(name)) return;
		this.#write();
	}

	/** Whoever signs out leaves nothing behind in the tab. */
	forget(): void {
		this.#parts.clear();
		this.#write();
	}

	#write(): void {
		if (this.#parts.size === 0) this.storage?.removeItem(KEY);
		else this.storage?.setItem(KEY, JSON.stringify({ of: this.#of, parts: Object.fromEntries(this.#parts) }));
	}
}

export const lineTexts = ({ verdict, kind, reason, ...line }: Line): Texts => ({
	...(verdict === null ? {} : { verdict }),
	...(kind === null ? {} : { kind }),
	reason,
	copies: String(line.copies),
	pages: String(line.pages),
	originalSeen: String(line.originalSeen)
});

export const lineFrom = (texts: Texts): Line => ({
	verdict: Object.values(VERDICT_KEYS).find((known) => known === texts['verdict']) ?? null,
	kind: KINDS.find((known) => known === texts['kind']) ?? null,
	reason: texts['reason'] ?? '',
	copies: Number(texts['copies'] ?? 0) || 0,
	pages: Number(texts['pages'] ?? 0) || 0,
	originalSeen: texts['originalSeen'] === 'true'
});

const PERSON = ['name', 'identity', 'phone'] as const;
const FIELDS = [...PERSON, 'organisation', 'creditCode'] as const;

/** Only what was typed; nothing for a draft that nobody has touched. */
export function applicantTexts({ agent, withAgent, kind, ...draft }: ApplicantDraft): Texts {
	const typed = [
		...FIELDS.map((field) => [field, draft[field]] as const),
		...PERSON.map((field) => [`agent.${field}`, agent[field]] as const)
	].filter(([, text]) => text !== '');
	return typed.length === 0 && !withAgent ? {} : { ...Object.fromEntries(typed), kind, withAgent: String(withAgent) };
}

/** That an authority was seen is not kept: it is looked at again. */
export function applicantFrom(texts: Texts): ApplicantDraft {
	const blank = emptyApplicant();
	for (const field of FIELDS) blank[field] = texts[field] ?? '';
	for (const field of PERSON) blank.agent[field] = texts[`agent.${field}`] ?? '';
	const kind = texts['kind'] === 'organisation' ? 'organisation' : 'person';
	return { ...blank, kind, withAgent: texts['withAgent'] === 'true' };
}
