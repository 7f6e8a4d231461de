import { find } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import { refuse } from '../refusal.ts';
import { maySeeCase } from './access.ts';
import type { intakeCommands } from './commands.ts';
import { decideAcceptance } from './decide-acceptance.ts';
import { decideAttach } from './decide-attach.ts';
import { decideCorrection } from './decide-correction.ts';
import { decideDraft } from './decide-draft.ts';

export const decideIntake: Deciders<typeof intakeCommands> = {
	...decideDraft,
	...decideAttach,
	...decideAcceptance,
	...decideCorrection,

	/** The edge unseals what it may show; the log keeps who looked, at which case, and why. */
	'person.reveal': (hall, { case: id, reason }, { actor, recalled }) => {
		const archived = recalled?.find((bundle) => bundle.case.id === id)?.case;
		const target = find(hall.intake.cases, id) ?? archived ?? refuse('unknown', { kind: 'case' });
		if (!maySeeCase(hall, actor, target)) refuse('not-allowed');
		return { events: [{ type: 'person.revealed', v: 1, case: id, reason }], result: { case: id } };
	}
};
