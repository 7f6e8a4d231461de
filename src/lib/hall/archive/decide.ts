import { find, type DeepReadonly } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import type { Hall } from '../hall.ts';
import type { Case } from '../intake/state.ts';
import { refuse } from '../refusal.ts';
import type { archiveCommands } from './commands.ts';
import type { ArchiveEvent } from './events.ts';
import { mayLeave } from './rules.ts';
import { isFinished } from './words.ts';

type ReadHall = DeepReadonly<Hall>;

const casesOf = (hall: ReadHall, person: string): DeepReadonly<Case>[] =>
	(find(hall.intake.byPerson, person) ?? []).flatMap((id) => find(hall.intake.cases, id) ?? []);

const nameOf = ({ acceptance, receipt }: DeepReadonly<Case>): string => acceptance?.shortNo ?? receipt?.number ?? '—';

const isWaiting = (hall: ReadHall, person: string): boolean =>
	Object.keys(hall.ticketing.held).some((held) => held.endsWith(`:${person}`));

export const decideArchive: Deciders<typeof archiveCommands> = {
	/** What has moved on since it was written into the archive stays: it is written again when it is finished. */
	'case.archive': (hall, { cases }, { now }) => {
		const events = cases.flatMap(({ case: id, version }): ArchiveEvent[] => {
			const target = find(hall.intake.cases, id);
			if (target?.version !== version || !mayLeave(target, now)) return [];
			return [{ type: 'case.archived', v: 1, case: id, result: target.result }];
		});
		return { events, result: { archived: events.length } };
	},

	/** What was sealed stays in the log, where nothing may change; without its key nobody can ever read it again. */
	'person.forget': (hall, { identity, ground, reason }, { recalled = [] }) => {
		const person = identity.key;
		const known = casesOf(hall, person);
		const open = known.filter(({ status }) => !isFinished(status));
		if (open.length > 0) refuse('person-has-open-case', { numbers: open.map(nameOf).join(', ') });
		if (isWaiting(hall, person)) refuse('person-is-waiting');
		// A form is its applicant's; an agent is forgotten with the key of their own.
		const theirs = [...known, ...recalled.map((bundle) => bundle.case)].filter(
			({ applicant }) => applicant.identity.key === person
		);
		const cases = [...new Set(theirs.map(({ id }) => id))];
		return {
			events: [{ type: 'person.forgotten', v: 1, person, ground, reason, cases }],
			result: { cases: cases.length }
		};
	}
};
