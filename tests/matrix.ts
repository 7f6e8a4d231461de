import type { CommandName } from '$lib/hall/access/rules.ts';
import type { ViewName } from '$lib/hall/views.ts';

/**
 * Who may do and see what, written down by hand a second time: the server's own table is not consulted. `x` may, `.` may
 * not. A command or a view without a row does not compile.
 */
export const COLUMNS = [
	'guide',
	'adviser',
	'clerk',
	'handler',
	'reviewer',
	'chief',
	'issuer',
	'dutyManager',
	'supervisor',
	'director',
	'itemAdmin',
	'systemAdmin',
	'kiosk',
	'screen',
	'client',
	'ticketLink',
	'caseLink',
	'anyone'
] as const;
export type Column = (typeof COLUMNS)[number];

//   gu = guide ad = adviser cl = clerk ha = handler re = reviewer ch = chief is = issuer du = dutyManager su = supervisor
//   di = director it = itemAdmin sy = systemAdmin | ki = kiosk sc = screen ap = client of the API | t = ticket c = case | anyone
//                         gu ad cl ha re ch is du su di it sy   ki sc ap   t c   -
export const COMMANDS = {
	// The first number is taken at the kiosk, or for somebody by those who stand where people come in, or run the hall.
	'ticket.take': /*     */ 'x x . . . . . x . . . .   x . .   . .   .',
	// At a window: its clerk, the adviser's and the issuing desk's as well.
	'ticket.call': /*     */ '. x x . . . x . . . . .   . . .   . .   .',
	'ticket.recall': /*   */ '. x x . . . x . . . . .   . . .   . .   .',
	'ticket.start': /*    */ '. x x . . . x . . . . .   . . .   . .   .',
	'ticket.miss': /*     */ '. x x . . . x . . . . .   . . .   . .   .',
	'ticket.hold': /*     */ '. x x . . . x . . . . .   . . .   . .   .',
	'ticket.resume': /*   */ '. x x . . . x . . . . .   . . .   . .   .',
	'ticket.finish': /*   */ '. x x . . . x . . . . .   . . .   . .   .',
	// 过号请到导办台: the guide, whoever was there when it was missed, the duty manager; on the phone only the ticket's holder.
	'ticket.requeue': /*  */ 'x x x . . . x x . . . .   . . .   x .   .',
	'ticket.transfer': /* */ 'x x x . . . x x . . . .   . . .   . .   .',
	'ticket.abandon': /*  */ 'x . . . . . . x . . . .   . . .   x .   .',
	// A window is open because somebody works at it; the duty manager may stop that, not pretend it.
	'window.open': /*     */ '. x x . . . x . . . . .   . . .   . .   .',
	'window.pause': /*    */ '. x x . . . x x . . . .   . . .   . .   .',
	'window.resume': /*   */ '. x x . . . x x . . . .   . . .   . .   .',
	'window.close': /*    */ '. x x . . . x x . . . .   . . .   . .   .',
	'window.define': /*   */ '. . . . . . . x . . . x   . . .   . .   .',
	'day.close': /*       */ '. . . . . . . x . . . .   . . .   . .   .',

	'advice.record': /*   */ 'x x . . . . . . . . . .   . . .   . .   .',
	'case.prepare': /*    */ '. x . . . . . . . . . .   . . .   . .   .',

	'case.draft': /*      */ '. . x . . . . . . . . .   . . .   . .   .',
	'case.fill': /*       */ '. . x . . . . . . . . .   . . .   . .   .',
	'case.check': /*      */ '. . x . . . . . . . . .   . . .   . .   .',
	'case.receive': /*    */ '. . x . . . . . . . . .   . . .   . .   .',
	'case.resubmit': /*   */ '. . x . . . . . . . . .   . . .   . .   .',
	'case.withdraw': /*   */ '. . x . . . . . . . . .   . . .   . .   .',
	// At the window, or behind where the department kept that to itself.
	'case.accept': /*     */ '. . x x x x . . . . . .   . . .   . .   .',
	'case.notify': /*     */ '. . x x x x . . . . . .   . . .   . .   .',
	'case.refuse': /*     */ '. . x x x x . . . . . .   . . .   . .   .',

	'case.attach': /*     */ '. . x x x x . . . . . .   . . .   . .   .',
	'case.detach': /*     */ '. . x x x x . . . . . .   . . .   . .   .',

	'task.claim': /*      */ '. . . x x x . . . . . .   . . .   . .   .',
	'task.release': /*    */ '. . . x x x . . . . . .   . . .   . .   .',
	'task.pass': /*       */ '. . . x x x . . . . . .   . . .   . .   .',
	'task.return': /*     */ '. . . x x x . . . . . .   . . .   . .   .',
	'task.sendBack': /*   */ '. . . x x x . . . . . .   . . .   . .   .',
	// The chief representative, or the clerk by delegated power (即办).
	'task.decide': /*     */ '. . x . . x . . . . . .   . . .   . .   .',

	'result.produce': /*  */ '. . x x x x x . . . . .   . . .   . .   .',
	'result.shelve': /*   */ '. . . . . . x . . . . .   . . .   . .   .',
	'result.handOut': /*  */ '. . x . . . x . . . . .   . . .   . .   .',
	// By voice at the desk, or by the gateway.
	'message.settle': /*  */ '. . . . . . x . . . . .   . . x   . .   .',
	'person.reveal': /*   */ '. x x x x x x . . . . .   . . x   . .   .',
	// 个人信息删除: whoever watches over the hall, and neither works on cases nor looks after accounts.
	'person.forget': /*   */ '. . . . . . . . x . . .   . . .   . .   .',

	'session.open': /*    */ 'x x x x x x x x x x x x   x x x   x x   x',
	'session.close': /*   */ 'x x x x x x x x x x x x   . . .   . .   .',
	'password.change': /* */ 'x x x x x x x x x x x x   . . .   . .   .',
	'staff.add': /*       */ '. . . . . . . . . . . x   . . .   . .   .',
	'staff.change': /*    */ '. . . . . . . . . . . x   . . .   . .   .',
	'staff.disable': /*   */ '. . . . . . . . . . . x   . . .   . .   .',
	'device.enrol': /*    */ '. . . . . . . . . . . x   . . .   . .   .',
	'device.revoke': /*   */ '. . . . . . . . . . . x   . . .   . .   .',
	'item.define': /*     */ '. . . . . . . . . . x .   . . .   . .   .',
	'calendar.import': /* */ '. . . . . . . . . . . x   . . .   . .   .',
	// Nobody, once the hall is set up; and no outsider makes time pass.
	'hall.setUp': /*      */ '. . . . . . . . . . . .   . . .   . .   .',
	'case.archive': /*    */ '. . . . . . . . . . . .   . . .   . .   .',
	'clock.tick': /*      */ '. . . . . . . . . . . .   . . .   . .   .'
} as const satisfies Record<CommandName, string>;

// Each looks at what is theirs: their own window, their own department, a case that they prepared, took, have in their
// flow, or have to hand out, their own link. Those who watch over the hall see every case.
export const VIEWS = {
	administration: /*    */ '. . . . . . . . . . . x   . . .   . .   .',
	kiosk: /*             */ 'x x . . . . . x . . . .   x . .   . .   .',
	'screen.hall': /*     */ '. . . . . . . x x x . .   . x .   . .   .',
	'screen.window': /*   */ '. . . . . . . . . . . .   . x .   . .   .',
	'screen.pickup': /*   */ '. . . . . . . x x x . .   . x .   . .   .',
	ticket: /*            */ '. . . . . . . . . . . .   . . .   x .   .',
	windows: /*           */ '. x x . . . x x . . . x   . . .   . .   .',
	desk: /*              */ '. x x . . . x . . . . .   . . .   . .   .',
	guide: /*             */ 'x x . . . . . x . . . .   . . .   . .   .',
	guidance: /*          */ 'x x . . . . . . . . . .   . . .   . .   .',
	duty: /*              */ '. . . . . . . x x x . .   . . .   . .   .',
	case: /*              */ '. x x x x x x x x x . .   . . .   . .   .',
	cases: /*             */ '. x x . . . x x . . . .   . . .   . .   .',
	progress: /*          */ '. . . . . . . . . . . .   . . .   . x   .',
	items: /*             */ 'x x x x x x x x x x x x   . . .   . .   .',
	office: /*            */ '. . . x x x . . . . . .   . . .   . .   .',
	pickup: /*            */ '. . . . . . x x . . . .   . . .   . .   .',
	'pickup.find': /*     */ '. . . . . . x x . . . .   . . .   . .   .',
	outbox: /*            */ '. . . . . . x x . . . .   . . x   . .   .'
} as const satisfies Record<ViewName, string>;

/** The marks of a row, by column. */
export function mayIn(row: string): Record<Column, boolean> {
	const marks = row.split(/\s+/);
	if (marks.length !== COLUMNS.length) throw new Error(`a row of ${marks.length} marks: ${row}`);
	return Object.fromEntries(COLUMNS.map((column, index) => [column, marks[index] === 'x'])) as Record<Column, boolean>;
}
