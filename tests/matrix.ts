import type { CommandName } from '$lib/hall/access/rules.ts';
import type { ViewName } from '$lib/hall/views.ts';

/**
 * Who may do and see what, written down by hand a second time: the server's own table is not consulted. `x` may, `.` may
 * not. A command or a view without a row does not compile.
 */
export const COLUMNS = [
	'guide',
	'clerk',
	'handler',
	'reviewer',
	'chief',
	'issuer',
	'dutyManager',
	'supervisor',
	'systemAdmin',
	'kiosk',
	'screen',
	'client',
	'ticketLink',
	'caseLink',
	'anyone'
] as const;
export type Column = (typeof COLUMNS)[number];

//                         staff                                 devices    applicant
//   guide clerk handler reviewer chief issuer duty super admin | kiosk screen client | ticket case | anyone
export const COMMANDS = {
	'ticket.take': /*     */ 'x . . . . . x . .   x . .   . .   .',
	'ticket.call': /*     */ '. x . . . x . . .   . . .   . .   .',
	'ticket.recall': /*   */ '. x . . . x . . .   . . .   . .   .',
	'ticket.start': /*    */ '. x . . . x . . .   . . .   . .   .',
	'ticket.miss': /*     */ '. x . . . x . . .   . . .   . .   .',
	'ticket.finish': /*   */ '. x . . . x . . .   . . .   . .   .',
	'window.open': /*     */ '. x . . . x . . .   . . .   . .   .',
	'window.close': /*    */ '. x . . . x x . .   . . .   . .   .',
	'window.define': /*   */ '. . . . . . x . x   . . .   . .   .',

	'case.draft': /*      */ '. x . . . . . . .   . . .   . .   .',
	'case.fill': /*       */ '. x . . . . . . .   . . .   . .   .',
	'case.check': /*      */ '. x . . . . . . .   . . .   . .   .',
	'case.receive': /*    */ '. x . . . . . . .   . . .   . .   .',
	'case.accept': /*     */ '. x . . . . . . .   . . .   . .   .',
	'case.notify': /*     */ '. x . . . . . . .   . . .   . .   .',
	'case.resubmit': /*   */ '. x . . . . . . .   . . .   . .   .',
	'case.refuse': /*     */ '. x . . . . . . .   . . .   . .   .',

	'task.claim': /*      */ '. . x x x . . . .   . . .   . .   .',
	'task.release': /*    */ '. . x x x . . . .   . . .   . .   .',
	'task.pass': /*       */ '. . x x x . . . .   . . .   . .   .',
	'task.decide': /*     */ '. x . . x . . . .   . . .   . .   .',

	'result.produce': /*  */ '. x x x x x . . .   . . .   . .   .',
	'result.shelve': /*   */ '. . . . . x . . .   . . .   . .   .',
	'result.handOut': /*  */ '. x . . . x . . .   . . .   . .   .',
	'person.reveal': /*   */ '. x x x x x . . .   . . .   . .   .',

	'session.open': /*    */ 'x x x x x x x x x   x x x   x x   x',
	'session.close': /*   */ 'x x x x x x x x x   . . .   . .   .',
	'password.change': /* */ 'x x x x x x x x x   . . .   . .   .',
	'staff.add': /*       */ '. . . . . . . . x   . . .   . .   .',
	'staff.change': /*    */ '. . . . . . . . x   . . .   . .   .',
	'staff.disable': /*   */ '. . . . . . . . x   . . .   . .   .',
	'device.enrol': /*    */ '. . . . . . . . x   . . .   . .   .',
	'device.revoke': /*   */ '. . . . . . . . x   . . .   . .   .',
	'calendar.import': /* */ '. . . . . . . . x   . . .   . .   .',
	// Nobody, once the hall is set up; and no outsider makes time pass.
	'hall.setUp': /*      */ '. . . . . . . . .   . . .   . .   .',
	'clock.tick': /*      */ '. . . . . . . . .   . . .   . .   .'
} as const satisfies Record<CommandName, string>;

// Each looks at what is theirs: their own window, their own department, a case of theirs that was decided, their own link.
export const VIEWS = {
	administration: /*    */ '. . . . . . . . x   . . .   . .   .',
	kiosk: /*             */ 'x . . . . . x . .   x . .   . .   .',
	'screen.hall': /*     */ '. . . . . . x x .   . x .   . .   .',
	'screen.window': /*   */ '. . . . . . . . .   . x .   . .   .',
	ticket: /*            */ '. . . . . . . . .   . . .   x .   .',
	windows: /*           */ '. x . . . x x . x   . . .   . .   .',
	desk: /*              */ '. x . . . x . . .   . . .   . .   .',
	case: /*              */ '. x x x x x x x .   . . .   . .   .',
	progress: /*          */ '. . . . . . . . .   . . .   . x   .',
	items: /*             */ 'x x x x x x x x x   . . .   . .   .',
	office: /*            */ '. . x x x . . . .   . . .   . .   .',
	pickup: /*            */ '. . . . . x x . .   . . .   . .   .',
	'pickup.find': /*     */ '. . . . . x x . .   . . .   . .   .'
} as const satisfies Record<ViewName, string>;

/** The marks of a row, by column. */
export function mayIn(row: string): Record<Column, boolean> {
	const marks = row.split(/\s+/);
	if (marks.length !== COLUMNS.length) throw new Error(`a row of ${marks.length} marks: ${row}`);
	return Object.fromEntries(COLUMNS.map((column, index) => [column, marks[index] === 'x'])) as Record<Column, boolean>;
}
