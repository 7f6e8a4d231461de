/** A lesson from elsewhere: escalation rules are stored and edited, and never run. Every rule of time fires here. */
import { expect, it } from 'vitest';
import { addDays } from './calendar/day.ts';
import {
	accepted,
	caseOf,
	claimed,
	drafted,
	noticeLine,
	opened,
	openedHall,
	OPINION,
	received,
	served,
	shelved,
	WALKS
} from './testing.ts';
import { dutyViews } from './ticketing/views-duty.ts';

const { serial, parallel, byDepartment } = WALKS;

it('lesson: escalation rules never run - a shelf’s reminders and its list fire on the days that the hall set', () => {
	const { story } = shelved(openedHall(undefined, { reminderDays: [1, 2], unclaimedDays: 4 }));
	const fired = [1, 2, 3, 4].map((n) => story.at(addDays('2026-11-20', n), '18:00').passes());
	const rules = fired.map((types) => types.filter((type) => type === 'message.queued' || type === 'result.unclaimed'));
	expect(rules).toEqual([['message.queued'], ['message.queued'], [], ['result.unclaimed']]);
});

it('lesson: escalation rules never run - a draft and a correction end on the days that the hall set', () => {
	const story = openedHall(undefined, { draftDays: 2, correctionDays: 3 });
	const draft = drafted(story, serial);
	const other = received(story, { ...parallel, who: 'B' }, { title: 'missing' });
	story.ask(other.clerk, 'case.notify', { case: other.id, lines: [noticeLine('title')] });
	const lapsedOn = (n: number) => story.at(addDays('2026-11-20', n), '00:00').passes().includes('case.lapsed');
	expect([1, 2, 3, 4, 5, 6].filter(lapsedOn)).toEqual([3, 6]);
	expect([draft.id, other.id].map((id) => caseOf(story, id).status)).toEqual(['lapsed', 'lapsed']);
});

it('lesson: escalation rules never run - silence of a department makes the law’s own acceptance', () => {
	const story = openedHall();
	const { id } = received(story, byDepartment);
	const types = [5, 6, 7, 8].flatMap((n) => story.at(addDays('2026-11-20', n), '00:00').passes());
	expect(types.filter((type) => type === 'case.deemedAccepted')).toHaveLength(1);
	expect(caseOf(story, id).acceptance?.deemed).toBe(true);
});

it('lesson: escalation rules never run - what is asked for in review and never brought lets the step go on', () => {
	const story = openedHall(undefined, { correctionDays: 2 });
	const { id } = accepted(story, serial);
	const { task, approver } = claimed(story, id, 'handle');
	story.ask(approver, 'task.sendBack', { task, lines: [noticeLine('health')] });
	expect(story.at('2026-11-25', '00:00').passes()).toContain('case.correctionMissed');
	const handler = story.staff('handler scjg', { roles: ['handler'], department: 'scjg' });
	const words = { task, opinion: OPINION, recommends: 'deny' };
	expect(story.happens(handler, 'task.pass', words)).toContain('task.passed');
});

it('lesson: escalation rules never run - what the duty manager has to see is seen by the bounds that the hall set', () => {
	const story = openedHall(undefined, { pauseMinutes: 5, crowdedFrom: 1 });
	const { clerk, ticket } = served(story, 'w01', 'bdc', 'A');
	story.ask(clerk, 'ticket.hold', { ticket });
	story.ask(clerk, 'window.pause', { window: 'w01', ground: 'rest' });
	const away = opened(story, 'w02', 'bdc');
	story.ask(away, 'session.close');
	const kinds = () => dutyViews.duty.data(story.hall, {}, story.now)?.attention.map(({ kind }) => kind);
	expect(kinds()).toEqual(['away']);
	story.later({ minutes: 5 });
	expect(kinds()).toEqual(['paused', 'away']);
	story.later({ minutes: 5 });
	expect(kinds()).toEqual(['paused', 'away', 'held']);
});
