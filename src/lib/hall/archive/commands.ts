import { z } from 'zod';
import { command, hallId } from '../command.ts';
import { identityNumber } from '../people/personal.ts';
import { FORGETTING_GROUNDS } from './words.ts';

export const archiveCommands = {
	/** Only the clock may, once the archive has them on disk. */
	'case.archive': command(
		z.strictObject({
			cases: z
				.array(z.strictObject({ case: hallId('c'), version: z.int().min(0) }))
				.min(1)
				.max(500)
		})
	),
	'person.forget': command(
		z.strictObject({
			identity: identityNumber(),
			ground: z.enum(FORGETTING_GROUNDS),
			reason: z.string().trim().min(5).max(300)
		}),
		{ recalls: (_, { identity }, hash) => ({ by: 'person', person: hash(identity) }) }
	)
};
