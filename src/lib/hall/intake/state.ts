import type { Day } from '../calendar/day.ts';
import type { Pause } from '../calendar/limit.ts';
import type { Sealed, Versioned } from '../contract.ts';
import type { Counters } from '../numbering.ts';
import type { Agent, Applicant, Attached, NoticeLine, RefusalGround, Told } from './events.ts';
import type { CaseStatus, FormValue, Verdict } from './rules.ts';

export interface Case extends Versioned {
	id: string;
	item: string;
	itemVersion: number;
	/** of the sitting in which it was begun or taken up; null while it is only prepared */
	ticket: string | null;
	window: string | null;
	/** the clerk; the adviser as long as nobody took it up */
	staff: string;
	/** 首问负责: the name of who prepared it stays on it */
	adviser: string | null;
	status: CaseStatus;
	applicant: Applicant;
	agent: Agent | null;
	form: Record<string, FormValue | Sealed>;
	verdicts: Record<string, Verdict>;
	/** scans and photos of what was handed in, the newest last */
	attachments: (Attached & { at: number; by: string })[];
	draftedAt: number;
	receipt: { number: string; at: number; notification: Told } | null;
	notice: { number: string; at: number; lines: NoticeLine[]; correction: Told } | null;
	resubmission: { number: string; at: number; notification: Told } | null;
	/** 审查阶段补正: what a department asked for after acceptance, once, and when it was brought */
	reviewNotice: { number: string; at: number; task: string; lines: NoticeLine[]; correction: Told } | null;
	reviewResubmission: { number: string; at: number } | null;
	pauses: Pause[];
	acceptance: {
		number: string;
		caseNo: string;
		shortNo: string;
		at: number;
		day: Day;
		deemed: boolean;
		statutory: Told | null;
		promised: Told;
	} | null;
	refusal: { number: string; at: number; ground: RefusalGround; reason: string; properAuthority: string | null } | null;
	withdrawal: { number: string | null; at: number; reason: string } | null;
	/** 转报: sent up to another authority, which decides */
	forwarding: { number: string; at: number; day: Day; to: string } | null;
	decision: {
		outcome: 'grant' | 'deny' | 'terminate';
		number: string;
		at: number;
		day: Day;
		reasons: string | null;
		/** null where nothing is served */
		delivery: Told | null;
	} | null;
	result: string | null;
	deliveredAt: number | null;
}

export interface Sitting {
	day: Day;
	/** ids */
	cases: string[];
}

export interface Intake {
	cases: Record<string, Case>;
	/** what was begun or taken up on a ticket, until the day of that sitting closes */
	byTicket: Record<string, Sitting>;
	/** ids of the cases of a person, applicant or agent, by the keyed hash of the identity number */
	byPerson: Record<string, string[]>;
	counters: Counters;
}

export const initialIntake = (): Intake => ({ cases: {}, byTicket: {}, byPerson: {}, counters: {} });
