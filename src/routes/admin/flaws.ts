import type { Flaw } from '$lib/hall/refusal.ts';
import type { Speech } from '$lib/i18n/i18n.ts';

/** Fields whose form has rules of its own, told in full when it is wrong. */
const FORMATS = ['id', 'shortCode', 'taskCode', 'initials'] as const;
/** Sentences that only a file of the administration needs. */
const OWN = [
	'step-order',
	'one-decision-last',
	'promise-beyond-statute',
	'choices-needed',
	'unknown-reference',
	'not-json',
	'object-expected',
	'unknown-field'
] as const;

/** Short sentences of the schema library reach us as they are, where its longer ones come as codes. */
const AS_SAID = [
	['Too small', 'flaw.too_small'],
	['Too big', 'flaw.too_big'],
	['Invalid', 'flaw.invalid_value']
] as const;

/** What is wrong at one place of a file, in words of whoever wrote it. */
export function flawWords(i18n: Speech, { path, problem }: Flaw): string {
	const field = path.split('.').at(-1) ?? '';
	const format = FORMATS.find((one) => one === field);
	if (format && (problem === 'invalid_format' || problem === 'id')) return i18n.t(`access.format.${format}`);
	const own = OWN.find((one) => one === problem);
	if (own) return i18n.t(`access.flaw.${own}`);
	if (problem.startsWith('calendar.')) return i18n.word(`access.${problem}`, 'flaw.other');
	const said = AS_SAID.find(([beginning]) => problem.startsWith(beginning));
	return said ? i18n.t(said[1]) : i18n.word(`flaw.${problem}`, 'flaw.other');
}
