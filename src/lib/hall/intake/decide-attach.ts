import type { Actor } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import { malformed, refuse } from '../refusal.ts';
import type { intakeCommands } from './commands.ts';
import { openCase, type ReadCase, type ReadHall } from './guards.ts';
import { MOST_ATTACHMENTS } from './rules.ts';

/** The case that somebody may add a scan to now: asked before a single byte of it is taken in. */
export function openForPapers(hall: ReadHall, id: string, actor: Actor): ReadCase {
	const { target } = openCase(hall, id, 'case.attach', actor);
	if (target.attachments.length >= MOST_ATTACHMENTS) refuse('attachments-full', { limit: MOST_ATTACHMENTS });
	return target;
}

export const decideAttach = {
	/** That the file is there, and is what is said of it, the door has made sure of: the hall has only its name. */
	'case.attach': (hall, { case: id, attachment, material, media, bytes }, { actor }) => {
		const { item } = openCase(hall, id, 'case.attach', actor);
		if (!item.materials.some((m) => m.id === material)) malformed({ path: 'material', problem: 'not-listed' });
		const target = openForPapers(hall, id, actor);
		if (target.attachments.some((one) => one.attachment === attachment)) refuse('attached-already');
		return { events: [{ type: 'case.attached', v: 1, case: id, attachment, material, media, bytes }] };
	},

	'case.detach': (hall, { case: id, attachment, reason }, { actor }) => {
		const { target } = openCase(hall, id, 'case.detach', actor);
		const isThere = target.attachments.some((one) => one.attachment === attachment);
		if (!isThere) refuse('unknown', { kind: 'attachment' });
		return { events: [{ type: 'case.detached', v: 1, case: id, attachment, reason }] };
	}
} satisfies Partial<Deciders<typeof intakeCommands>>;
