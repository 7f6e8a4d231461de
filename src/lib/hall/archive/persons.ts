import type { DeepReadonly } from '../contract.ts';
import type { Case } from '../intake/state.ts';

/** Who stands in a case, by the keyed hashes of their identity numbers. */
export const personsOf = ({ applicant, agent }: Pick<DeepReadonly<Case>, 'applicant' | 'agent'>): string[] => [
	...new Set([applicant.identity.key, ...(agent ? [agent.identity.key] : [])])
];
