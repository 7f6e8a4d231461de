import { addWorkingDays, firstWorkingDay } from '../calendar/calendar.ts';
import { dayOf, instantOf, type Day } from '../calendar/day.ts';
import type { Item } from '../catalogue/schema.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type Actor, type Context, type DeepReadonly } from '../contract.ts';
import type { Deciders } from '../decider.ts';
import type { Hall } from '../hall.ts';
import { caseNumber, count, documentNumber, shortNumber, type Counted } from '../numbering.ts';
import { malformed, refuse } from '../refusal.ts';
import { maySeeCase } from './access.ts';
import type { intakeCommands } from './commands.ts';
import { tell } from './dates.ts';
import type { IntakeEvent, Told, VerdictLine } from './events.ts';
import type { Case } from './evolve.ts';
import { caseAllows, defects, emptyFields, NOTIFICATION_LIMIT, unchecked, type CaseCommand } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;
type ReadCase = DeepReadonly<Case>;
type ReadItem = DeepReadonly<Item>;

/** The case, its item as it was begun under, and the clerk's right to work on it now. */
function openCase(
	hall: ReadHall,
	id: string,
	command: CaseCommand,
	actor: Actor
): { target: ReadCase; item: ReadItem } {
	const target = find(hall.intake.cases, id) ?? refuse('unknown', { kind: 'case' });
	const item = itemOf(hall, target) ?? refuse('unknown', { kind: 'item' });
	if (!maySeeCase(hall, actor, target)) refuse('not-allowed');
	if (!caseAllows(target.status, command)) refuse('case-not', { status: target.status });
	return { target, item };
}

const notificationFrom = (hall: ReadHall, day: Day): Told =>
	tell(hall, { kind: 'notification', start: day, limit: NOTIFICATION_LIMIT, pauses: [] });

const departmentWords = (hall: ReadHall, item: ReadItem): string =>
	find(hall.catalogue.departments, item.department)?.shortName ?? '';

/** A document of the department, numbered without gaps within its year: 焦自然资受〔2026〕12号. */
function departmentDocument(
	hall: ReadHall,
	item: ReadItem,
	word: string,
	day: Day
): { number: string; counted: Counted } {
	const year = day.slice(0, 4);
	const counted = count(hall.intake.counters, `${word}:${item.department}`, year);
	return { number: documentNumber(departmentWords(hall, item) + word, year, counted.n), counted };
}

function checkLines(item: ReadItem, lines: readonly { material: string }[]): void {
	const seen = new Set<string>();
	for (const [index, { material }] of lines.entries()) {
		const path = `lines.${index}.material`;
		// 行政许可法 Art. 31, 河南条例 Art. 28: nothing may be asked for that the guide does not list.
		if (!item.materials.some((m) => m.id === material)) malformed({ path, problem: 'not-listed' });
		if (seen.has(material)) malformed({ path, problem: 'duplicate' });
		seen.add(material);
	}
}

function checkReasons(lines: readonly DeepReadonly<VerdictLine>[]): void {
	for (const [index, line] of lines.entries())
		if (line.verdict === 'unqualified' && line.reason === null)
			malformed({ path: `lines.${index}.reason`, problem: 'reason-needed' });
}

/**
 * Acceptance and everything that is told with it. Both limits run from `day`; intake outside working days counts from
 * the next one.
 */
function acceptance(hall: ReadHall, target: ReadCase, item: ReadItem, now: number, day: Day) {
	const { counters } = hall.intake;
	const accepted = departmentDocument(hall, item, '受', day);
	const full = count(counters, `case:${item.taskCode}`, day);
	const short = count(counters, `short:${item.shortCode}`, day);
	const { statutoryLimit, promisedLimit } = item;
	return {
		case: target.id,
		number: accepted.number,
		caseNo: caseNumber(item.taskCode, day, full.n),
		shortNo: shortNumber(item.shortCode, day, short.n),
		day,
		statutory: statutoryLimit && tell(hall, { kind: 'statutory', start: day, limit: statutoryLimit, pauses: [] }),
		promised: tell(hall, { kind: 'promised', start: day, limit: promisedLimit, pauses: [] }),
		counted: [accepted.counted, full, short]
	};
}

export const decideIntake: Deciders<typeof intakeCommands> = {
	'case.draft': (hall, { ticket: ticketId, item: itemId, applicant, agent }, { actor, newId }: Context) => {
		const ticket = find(hall.ticketing.tickets, ticketId) ?? refuse('unknown', { kind: 'ticket' });
		const item = find(hall.catalogue.items, itemId) ?? refuse('unknown', { kind: 'item' });
		const mine = actor.kind === 'staff' && ticket.staff === actor.id && ticket.status === 'serving';
		if (!mine || ticket.window === null) return refuse('not-being-served');
		if (!find(hall.access.staff, actor.id)?.skills.includes(item.queue)) refuse('not-in-your-queues');
		if (!item.applicants.includes(applicant.kind)) refuse('wrong-applicant-kind');
		if (agent && !agent.authoritySeen) refuse('agent-authority');
		const id = newId('c');
		return {
			events: [
				{
					type: 'case.drafted',
					v: 1,
					case: id,
					ticket: ticketId,
					window: ticket.window,
					staff: actor.id,
					item: itemId,
					itemVersion: item.version,
					applicant,
					agent
				}
			],
			result: { case: id, link: { secret: `case:${id}` } }
		};
	},

	'case.fill': (hall, { case: id, form }, { actor }) => {
		openCase(hall, id, 'case.fill', actor);
		return { events: [{ type: 'case.filled', v: 1, case: id, form }] };
	},

	'case.check': (hall, { case: id, lines }, { actor }) => {
		const { item } = openCase(hall, id, 'case.check', actor);
		checkLines(item, lines);
		checkReasons(lines);
		return { events: [{ type: 'case.checked', v: 1, case: id, lines }] };
	},

	'case.receive': (hall, { case: id }, { actor, now }) => {
		const { target, item } = openCase(hall, id, 'case.receive', actor);
		const empty = emptyFields(item, target.form);
		if (empty.length > 0) refuse('form-incomplete', { fields: empty });
		const unseen = unchecked(item, target.verdicts);
		if (unseen.length > 0) refuse('materials-unchecked', { materials: unseen.map((m) => m.id) });
		const day = dayOf(now);
		const counted = count(hall.intake.counters, 'receipt', day);
		const number = shortNumber('SJ', day, counted.n);
		const notification = notificationFrom(hall, day);
		return {
			events: [{ type: 'case.received', v: 1, case: id, number, notification, counted: [counted] }],
			result: { case: id, number, notification: { ...notification } }
		};
	},

	'case.accept': (hall, { case: id }, { actor, now }) => {
		const { target, item } = openCase(hall, id, 'case.accept', actor);
		const lacking = [...unchecked(item, target.verdicts), ...defects(item, target.verdicts)];
		if (lacking.length > 0) refuse('materials-lacking', { materials: lacking.map((m) => m.id) });
		const day = firstWorkingDay(hall.calendar, dayOf(now));
		const facts = acceptance(hall, target, item, now, day);
		const { number, caseNo, shortNo, promised } = facts;
		return {
			events: [{ type: 'case.accepted', v: 1, ...facts }],
			result: { case: id, number, caseNo, shortNo, promised: { ...promised } }
		};
	},

	'case.notify': (hall, { case: id, lines }, { actor, now }) => {
		const { target, item } = openCase(hall, id, 'case.notify', actor);
		if (target.notice) refuse('already-notified', { number: target.notice.number });
		checkLines(item, lines);
		const lacking = defects(item, target.verdicts).map((m) => m.id);
		if (lacking.length === 0) refuse('nothing-to-notify');
		const unnamed = lacking.filter((material) => !lines.some((line) => line.material === material));
		if (unnamed.length > 0) refuse('notify-everything', { materials: unnamed });
		lines.forEach((line, index) => {
			if (!lacking.includes(line.material)) malformed({ path: `lines.${index}.material`, problem: 'in-order' });
		});
		const day = dayOf(now);
		const { number, counted } = departmentDocument(hall, item, '补', day);
		const due = addWorkingDays(
			hall.calendar,
			firstWorkingDay(hall.calendar, day),
			hall.catalogue.policy?.correctionDays ?? 0
		);
		const { coveredThrough } = hall.calendar;
		const correction = { due, provisional: due > coveredThrough, coveredThrough };
		return {
			events: [{ type: 'case.notified', v: 1, case: id, number, lines, correction, counted: [counted] }],
			result: { case: id, number, correction }
		};
	},

	'case.resubmit': (hall, { case: id, lines }, { actor, now }) => {
		const { target, item } = openCase(hall, id, 'case.resubmit', actor);
		checkLines(item, lines);
		checkReasons(lines);
		const asked = target.notice?.lines.map((line) => line.material) ?? [];
		const brought = lines.map((line) => line.material);
		if (asked.length !== brought.length || asked.some((material) => !brought.includes(material)))
			refuse('lines-do-not-match', { materials: asked });
		const day = dayOf(now);
		const counted = count(hall.intake.counters, 'resubmission', day);
		const number = shortNumber('BZ', day, counted.n);
		const notification = notificationFrom(hall, day);
		return {
			events: [{ type: 'case.resubmitted', v: 1, case: id, number, lines, notification, counted: [counted] }],
			result: { case: id, number }
		};
	},

	'case.refuse': (hall, { case: id, ground, reason, properAuthority }, { actor, now }) => {
		const { item } = openCase(hall, id, 'case.refuse', actor);
		if (ground === 'notOurPower' && properAuthority === null) refuse('authority-needed');
		const { number, counted } = departmentDocument(hall, item, '不受', dayOf(now));
		return {
			events: [{ type: 'case.refused', v: 1, case: id, number, ground, reason, properAuthority, counted: [counted] }],
			result: { case: id, number }
		};
	},

	/** The edge unseals what it may show; the log keeps who looked, at which case, and why. */
	'person.reveal': (hall, { case: id, reason }, { actor }) => {
		const target = find(hall.intake.cases, id) ?? refuse('unknown', { kind: 'case' });
		if (!maySeeCase(hall, actor, target)) refuse('not-allowed');
		return { events: [{ type: 'person.revealed', v: 1, case: id, reason }], result: { case: id } };
	}
};

/**
 * What time alone makes true of cases. 行政许可法 Art. 32(4): who was told nothing within five working days is accepted
 * from the day of receipt; the event says so with the law's own moment. What was to be corrected and never was, lapses.
 */
export function tickIntake(hall: ReadHall, now: number): IntakeEvent[] {
	const today = dayOf(now);
	// One at a time: each acceptance takes numbers that the next one must see. The clock asks again until nothing is due.
	for (const target of Object.values(hall.intake.cases)) {
		const item = itemOf(hall, target);
		const received = target.resubmission ?? target.receipt;
		if (!item || !received) continue;
		if (target.status === 'correcting' && target.notice && today > target.notice.correction.due)
			return [{ type: 'case.lapsed', v: 1, case: target.id }];
		if (target.status !== 'received') continue;
		const receivedOn = dayOf(received.at);
		if (today <= notificationFrom(hall, receivedOn).due) continue;
		const day = firstWorkingDay(hall.calendar, receivedOn);
		// Received on a day off, it counts from the first moment of the working day that follows.
		const effectiveAt = day === receivedOn ? received.at : instantOf(day, '00:00');
		return [{ type: 'case.deemedAccepted', v: 1, effectiveAt, ...acceptance(hall, target, item, now, day) }];
	}
	return [];
}
