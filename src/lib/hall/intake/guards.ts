import { APPROVERS, rolesOf, type Role } from '../access/rules.ts';
import type { Day } from '../calendar/day.ts';
import type { Item } from '../catalogue/schema.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type Actor, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { count, documentNumber, type Counted } from '../numbering.ts';
import { malformed, refuse } from '../refusal.ts';
import { maySeeCase } from './access.ts';
import { tell } from './dates.ts';
import type { Told, VerdictLine } from './events.ts';
import { caseAllows, NOTIFICATION_LIMIT, type CaseCommand } from './rules.ts';
import type { Case } from './state.ts';

export type ReadHall = DeepReadonly<Hall>;
export type ReadCase = DeepReadonly<Case>;
export type ReadItem = DeepReadonly<Item>;

/** The case, its item as it was begun under, and the right to work on it now. */
export function openCase(
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

/** Whoever works behind in the department that an item belongs to. */
export function isOfDepartment(hall: ReadHall, actor: Actor, department: string): boolean {
	const approvers: readonly Role[] = APPROVERS;
	const staff = actor.kind === 'staff' ? find(hall.access.staff, actor.id) : undefined;
	return staff?.department === department && rolesOf(hall, actor).some((role) => approvers.includes(role));
}

/** 3.3: the window accepts on the spot where the department left that to it; else the department itself has to. */
export function mustAccept(hall: ReadHall, item: ReadItem, actor: Actor): void {
	const atWindow = item.acceptanceMode === 'window';
	const clerk = rolesOf(hall, actor).includes('clerk');
	if (atWindow ? !clerk : !isOfDepartment(hall, actor, item.department))
		refuse(atWindow ? 'window-accepts' : 'department-accepts');
}

/** The serving ticket of whoever asks, with the window that it is served at. */
export function servingTicket(hall: ReadHall, id: string, actor: Actor): { window: string; staff: string } {
	const ticket = find(hall.ticketing.tickets, id) ?? refuse('unknown', { kind: 'ticket' });
	const mine = actor.kind === 'staff' && ticket.staff === actor.id && ticket.status === 'serving';
	if (!mine || ticket.window === null) return refuse('not-being-served');
	return { window: ticket.window, staff: actor.id };
}

export const hasSkill = (hall: ReadHall, staff: string, item: ReadItem): boolean =>
	find(hall.access.staff, staff)?.skills.includes(item.queue) ?? false;

export const notificationFrom = (hall: ReadHall, day: Day): Told =>
	tell(hall, { kind: 'notification', start: day, limit: NOTIFICATION_LIMIT, pauses: [] });

/** A document of the department, numbered without gaps within its year: 示自然资受〔2026〕12号. */
export function departmentDocument(
	hall: ReadHall,
	item: ReadItem,
	word: string,
	day: Day
): { number: string; counted: Counted } {
	const year = day.slice(0, 4);
	const counted = count(hall.intake.counters, `${word}:${item.department}`, year);
	const words = find(hall.catalogue.departments, item.department)?.shortName ?? '';
	return { number: documentNumber(words + word, year, counted.n), counted };
}

export function checkLines(item: ReadItem, lines: readonly { material: string }[]): void {
	const seen = new Set<string>();
	for (const [index, { material }] of lines.entries()) {
		const path = `lines.${index}.material`;
		// 行政许可法 Art. 31, 河南条例 Art. 28: nothing may be asked for that the guide does not list.
		if (!item.materials.some((m) => m.id === material)) malformed({ path, problem: 'not-listed' });
		if (seen.has(material)) malformed({ path, problem: 'duplicate' });
		seen.add(material);
	}
}

export function checkReasons(lines: readonly DeepReadonly<VerdictLine>[]): void {
	for (const [index, line] of lines.entries())
		if (line.verdict === 'unqualified' && line.reason === null)
			malformed({ path: `lines.${index}.reason`, problem: 'reason-needed' });
}
