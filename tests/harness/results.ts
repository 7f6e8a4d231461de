import type { CommandName } from '$lib/hall/access/rules.ts';

/** What the tests rely on in the answers of commands. */
interface Results {
	'session.open': { session: string; staff: string; token: string };
	'staff.add': { staff: string };
	'device.enrol': { device: string; token: string };
	'ticket.take': { ticket: string; number: string; queue: string; link: string };
	'ticket.call': { ticket: string; number: string };
	'ticket.resume': { ticket: string; number: string };
	'advice.record': { advice: string };
	'case.prepare': { case: string; link: string };
	'case.draft': { case: string; link: string };
	'case.receive': { case: string; number: string };
	'case.accept': { case: string; number: string; caseNo: string; shortNo: string };
	'case.notify': { case: string; number: string };
	'case.resubmit': { case: string; number: string };
	'task.sendBack': { task: string; case: string; number: string };
	'task.decide': { task: string; case: string; number: string };
	'result.produce': { result: string; number: string };
	'person.reveal': { case: string; clear: Record<string, string> };
}

export type ResultOf<Name extends CommandName> = Name extends keyof Results ? Results[Name] : unknown;
