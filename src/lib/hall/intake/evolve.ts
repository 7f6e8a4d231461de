import type { Day } from '../calendar/day.ts';
import { drop, must, touch, type Moment, type Sealed, type Versioned } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import { keepCount, type Counters } from '../numbering.ts';
import type { Agent, Applicant, IntakeEvent, NoticeLine, RefusalGround, Told, VerdictLine } from './events.ts';
import type { CaseStatus, FormValue, Verdict } from './rules.ts';

export interface Case extends Versioned {
	id: string;
	item: string;
	itemVersion: number;
	ticket: string;
	window: string;
	staff: string;
	status: CaseStatus;
	applicant: Applicant;
	agent: Agent | null;
	form: Record<string, FormValue | Sealed>;
	verdicts: Record<string, Verdict>;
	draftedAt: number;
	receipt: { number: string; at: number; notification: Told } | null;
	notice: { number: string; at: number; lines: NoticeLine[]; correction: Told } | null;
	resubmission: { number: string; at: number; notification: Told } | null;
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
	decision: {
		outcome: 'grant' | 'deny';
		number: string;
		at: number;
		day: Day;
		reasons: string | null;
		delivery: Told;
	} | null;
	result: string | null;
	deliveredAt: number | null;
}

export interface Intake {
	cases: Record<string, Case>;
	/** ids of the cases that were begun on a ticket */
	byTicket: Record<string, string[]>;
	counters: Counters;
}

export const initialIntake = (): Intake => ({ cases: {}, byTicket: {}, counters: {} });

function keepVerdicts(target: Case, lines: readonly VerdictLine[]): void {
	for (const { material, ...verdict } of lines) target.verdicts[material] = verdict;
}

/** What each event does to its case; `case.drafted` makes one. */
type Steps = {
	readonly [E in HallEvent as E['type']]?: (target: Case, event: E, moment: Moment) => void;
};

function accept(target: Case, event: Extract<IntakeEvent, { caseNo: string }>, at: number): void {
	const { number, caseNo, shortNo, day, statutory, promised, type } = event;
	const deemed = type === 'case.deemedAccepted';
	target.acceptance = { number, caseNo, shortNo, at, day, deemed, statutory, promised };
	target.status = 'accepted';
}

const STEPS = {
	'case.filled': (target, { form }) => {
		for (const [field, value] of Object.entries(form))
			if (value === null) drop(target.form, field);
			else target.form[field] = value;
	},
	'case.checked': (target, { lines }) => keepVerdicts(target, lines),
	'case.received': (target, { number, notification }, { at }) => {
		target.receipt = { number, at, notification };
		target.status = 'received';
	},
	'case.accepted': (target, event, { at }) => accept(target, event, at),
	'case.deemedAccepted': (target, event) => accept(target, event, event.effectiveAt),
	'case.notified': (target, { number, lines, correction }, { at }) => {
		target.notice = { number, at, lines, correction };
		target.status = 'correcting';
	},
	'case.resubmitted': (target, { number, lines, notification }, { at }) => {
		keepVerdicts(target, lines);
		target.resubmission = { number, at, notification };
		target.status = 'received';
	},
	'case.lapsed': (target) => {
		target.status = 'lapsed';
	},
	'case.refused': (target, { number, ground, reason, properAuthority }, { at }) => {
		target.refusal = { number, at, ground, reason, properAuthority };
		target.status = 'refused';
	},
	'task.claimed': (target) => {
		target.status = 'reviewing';
	},
	'task.decided': (target, { outcome, number, day, reasons, delivery }, { at }) => {
		target.decision = { outcome, number, at, day, reasons, delivery };
		target.status = outcome === 'grant' ? 'granted' : 'denied';
	},
	'task.opened': () => undefined,
	'task.released': () => undefined,
	'task.passed': () => undefined,
	'result.produced': (target, { result }) => {
		target.result = result;
		target.status = 'producing';
	},
	'result.shelved': (target) => {
		target.status = 'ready';
	},
	'result.handedOut': (target, _, { at }) => {
		target.status = 'delivered';
		target.deliveredAt = at;
	},
	'person.revealed': () => undefined
} satisfies Steps;

type StepType = keyof typeof STEPS;
const isStep = (event: HallEvent): event is Extract<HallEvent, { type: StepType }> => Object.hasOwn(STEPS, event.type);

function draft(intake: Intake, event: Extract<IntakeEvent, { type: 'case.drafted' }>, at: number): Case {
	const { case: id, type: _type, v: _v, ...facts } = event;
	const drafted: Case = {
		id,
		...facts,
		status: 'draft',
		form: {},
		verdicts: {},
		draftedAt: at,
		receipt: null,
		notice: null,
		resubmission: null,
		acceptance: null,
		refusal: null,
		decision: null,
		result: null,
		deliveredAt: null,
		version: 0,
		trail: []
	};
	intake.cases[id] = drafted;
	(intake.byTicket[drafted.ticket] ??= []).push(id);
	return drafted;
}

export function evolveIntake(intake: Intake, event: HallEvent, moment: Moment): void {
	if (event.type === 'case.drafted') return touch(draft(intake, event, moment.at), event.type, moment);
	if (!isStep(event)) return;
	const target = must(intake.cases, event.case);
	const step = STEPS[event.type] as (target: Case, event: HallEvent, moment: Moment) => void;
	step(target, event, moment);
	if ('counted' in event && event.type.startsWith('case.')) keepCount(intake.counters, event.counted);
	// Whoever looks changes nothing: the log has who and why, and nobody's view of the case grows old by it.
	if (event.type !== 'person.revealed') touch(target, event.type, moment);
}
