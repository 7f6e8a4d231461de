import pg from 'pg';
import { BadConfig } from '../../config.ts';
import { Unanswered, Unreached } from './database.ts';

const SENTENCES: Readonly<Record<string, string>> = {
	'28P01': 'does not let this role in. Check role and password in',
	'28000': 'does not let this role in. Check role and password in',
	'3D000': 'is not there. Make it, or name another in',
	'42501': 'does not allow this role what it needs. Run npm run migrate, or check'
};

/** The innermost cause that says something by a code. */
function codeIn(error: unknown): string | undefined {
	for (let at = error; at instanceof Error; at = at.cause) {
		if (at instanceof AggregateError) return codeIn(at.errors[0]);
		if ('code' in at && typeof at.code === 'string') return at.code;
		if (at.cause === undefined && /timeout/i.test(at.message)) return 'no answer';
	}
	return undefined;
}

/**
 * What is wrong with a database at the start, in one sentence that says what to do. What is no trouble of the
 * connection or its rights is left as it is.
 */
export function explained(error: unknown, place: string, variable = 'DATABASE_URL'): unknown {
	const ofDatabase = error instanceof pg.DatabaseError || error instanceof Unreached || error instanceof Unanswered;
	if (!ofDatabase) return error;
	const code = codeIn(error);
	const sentence = code === undefined ? undefined : SENTENCES[code];
	if (sentence !== undefined) return new BadConfig(`The database ${place} ${sentence} ${variable}.`);
	if (error instanceof pg.DatabaseError && error.severity === 'ERROR') return error;
	return new BadConfig(
		`The database ${place} cannot be reached (${code ?? 'connection lost'}). Start it, or check ${variable}.`
	);
}

/** Why the database cannot be used just now, a few words for whoever runs the house. */
export const reasonOf = (error: unknown): string =>
	codeIn(error) ?? (error instanceof Error ? error.message : 'unknown');
