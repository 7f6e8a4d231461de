import { personsOf } from '../archive/persons.ts';
import { withoutForgotten } from '../archive/recall.ts';
import type { Day } from '../calendar/day.ts';
import { drop, find, must, type Moment } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import type { Intake } from './state.ts';

const LEAVING = ['case.archived', 'person.forgotten', 'day.closed'] as const;
type Leaving = Extract<HallEvent, { type: (typeof LEAVING)[number] }>;
export const isLeaving = (event: HallEvent): event is Leaving => LEAVING.some((type) => type === event.type);

/** What leaves the hall's memory, so that it costs what is open and not what was ever done. */
export function leave(intake: Intake, event: Leaving, { at }: Moment): void {
	switch (event.type) {
		case 'case.archived':
			return evict(intake, event.case);
		case 'person.forgotten':
			return forget(intake, event.person, at);
		case 'day.closed':
			return closeSittings(intake, event.day);
	}
}

function evict(intake: Intake, id: string): void {
	const target = must(intake.cases, id);
	drop(intake.cases, id);
	for (const person of personsOf(target)) {
		const others = (find(intake.byPerson, person) ?? []).filter((other) => other !== id);
		if (others.length > 0) intake.byPerson[person] = others;
		else drop(intake.byPerson, person);
	}
}

function forget(intake: Intake, person: string, at: number): void {
	const forgotten = { [person]: { at, times: 1, cases: [] } };
	for (const id of find(intake.byPerson, person) ?? [])
		intake.cases[id] = withoutForgotten(forgotten, must(intake.cases, id));
	drop(intake.byPerson, person);
}

/** What was begun on a ticket is asked for while somebody sits there with it. */
function closeSittings(intake: Intake, day: Day): void {
	for (const [ticket, sitting] of Object.entries(intake.byTicket))
		if (sitting.day <= day) drop(intake.byTicket, ticket);
}
