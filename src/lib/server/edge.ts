import { find, type Sealed } from '$lib/hall/contract.ts';
import type { Json } from '$lib/hall/decider.ts';
import type { Kept } from './state.ts';
import type { Vault } from './seal/vault.ts';

/** `session:e_…`, `ticket:t_…`: the id after the colon is what the token is made for. */
const idIn = (secret: string): string => secret.slice(secret.indexOf(':') + 1);

const isSecret = (value: object): value is { secret: string } =>
	'secret' in value && typeof value.secret === 'string' && Object.keys(value).length === 1;

/** An answer as it leaves the house: where the log holds the name of a secret, the token made for it. */
export function fillSecrets(vault: Vault, result: Json): Json {
	if (result === null || typeof result !== 'object') return result;
	if (Array.isArray(result)) return result.map((entry: Json) => fillSecrets(vault, entry));
	if (isSecret(result)) return vault.token(idIn(result.secret));
	return Object.fromEntries(
		Object.entries(result).map(([key, value]) => [key, value === undefined ? undefined : fillSecrets(vault, value)])
	);
}

const isSealed = (value: unknown): value is Sealed =>
	value !== null && typeof value === 'object' && 'sealed' in value && 'mask' in value && 'key' in value;

/** Everything of a case that is sealed, in the clear, by its path; a destroyed key leaves the mask. For `person.reveal`. */
export function unsealCase(vault: Vault, { hall }: Pick<Kept, 'hall'>, caseId: string): Record<string, string> {
	const target = find(hall.intake.cases, caseId);
	const clear: Record<string, string> = {};
	const look = (value: unknown, path: string) => {
		if (isSealed(value)) clear[path] = vault.open(value) ?? value.mask;
		else if (value !== null && typeof value === 'object')
			for (const [key, inner] of Object.entries(value)) look(inner, path === '' ? key : `${path}.${key}`);
	};
	if (target) look({ applicant: target.applicant, agent: target.agent, form: target.form }, '');
	return clear;
}
