import { dayOf, type Day } from '../calendar/day.ts';
import { drop, must, touch, type Moment } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import { keepCount } from '../numbering.ts';
import type { IntakeEvent, VerdictLine } from './events.ts';
import { isLeaving, leave } from './leave.ts';
import type { Case, Intake } from './state.ts';

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

const OUTCOMES = { grant: 'granted', deny: 'denied', terminate: 'terminated', forward: 'forwarded' } as const;

function endPause(target: Case, day: Day): void {
	target.pauses = target.pauses.map((pause) => (pause.to === null ? { ...pause, to: day } : pause));
}

/** The applicant is waited for no longer. */
function goOn(target: Case, day: Day): void {
	endPause(target, day);
	target.status = 'reviewing';
}

const STEPS = {
	'case.continued': (target, { ticket, window, staff, authoritySeen }) => {
		Object.assign(target, { ticket, window, staff, status: 'draft' });
		if (target.agent && authoritySeen) target.agent = { ...target.agent, authoritySeen };
	},
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
	'case.resubmitted': (target, { number, lines, notification, day }, { at }) => {
		keepVerdicts(target, lines);
		if (notification) {
			target.resubmission = { number, at, notification };
			target.status = 'received';
		} else {
			target.reviewResubmission = { number, at };
			goOn(target, day);
		}
	},
	'case.correctionMissed': (target, { day }) => goOn(target, day),
	'case.lapsed': (target) => {
		target.status = 'lapsed';
	},
	'case.refused': (target, { number, ground, reason, properAuthority }, { at }) => {
		target.refusal = { number, at, ground, reason, properAuthority };
		target.status = 'refused';
	},
	'case.withdrawn': (target, { number, reason, day }, { at }) => {
		endPause(target, day);
		target.withdrawal = { number, at, reason };
		target.status = 'withdrawn';
	},
	'task.claimed': (target) => {
		if (target.status === 'accepted') target.status = 'reviewing';
	},
	'task.sentBack': (target, { number, task, lines, correction, day }, { at }) => {
		target.reviewNotice = { number, at, task, lines, correction };
		// 3.6: waiting for the applicant stops what was promised, not what the law demands.
		target.pauses.push({ ground: 'reviewCorrection', from: day, to: null, stops: ['promised'] });
		target.status = 'reviewCorrecting';
	},
	'task.decided': (target, { outcome, number, day, reasons, delivery, to }, { at }) => {
		if (outcome === 'forward') target.forwarding = { number, at, day, to: to ?? '' };
		else target.decision = { outcome, number, at, day, reasons, delivery };
		target.status = OUTCOMES[outcome];
	},
	'task.opened': () => undefined,
	'task.released': () => undefined,
	'task.passed': () => undefined,
	'task.returned': () => undefined,
	'task.reopened': () => undefined,
	'task.cancelled': () => undefined,
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
	'case.attached': (target, { attachment, material, media, bytes }, { at, by }) => {
		target.attachments.push({ attachment, material, media, bytes, at, by });
	},
	'case.detached': (target, { attachment }) => {
		target.attachments = target.attachments.filter((one) => one.attachment !== attachment);
	}
} satisfies Steps;
// Whoever looks (`person.revealed`) changes nothing: the log has who and why, and nobody's view of the case grows old by it.

type StepType = keyof typeof STEPS;
const isStep = (event: HallEvent): event is Extract<HallEvent, { type: StepType }> => Object.hasOwn(STEPS, event.type);

type Begun = Extract<HallEvent, { type: 'case.drafted' | 'case.prepared' }>;

function begin(intake: Intake, event: Begun, at: number): Case {
	const { case: id, ticket, staff, item, itemVersion, applicant, agent } = event;
	const prepared = event.type === 'case.prepared';
	const begun: Case = {
		id,
		item,
		itemVersion,
		ticket,
		window: prepared ? null : event.window,
		staff,
		adviser: prepared ? staff : null,
		applicant,
		agent,
		status: prepared ? 'prepared' : 'draft',
		form: prepared ? { ...event.form } : {},
		verdicts: {},
		attachments: [],
		draftedAt: at,
		receipt: null,
		notice: null,
		resubmission: null,
		reviewNotice: null,
		reviewResubmission: null,
		pauses: [],
		acceptance: null,
		refusal: null,
		withdrawal: null,
		forwarding: null,
		decision: null,
		result: null,
		deliveredAt: null,
		version: 0,
		trail: []
	};
	if (prepared) keepVerdicts(begun, event.lines);
	intake.cases[id] = begun;
	if (!prepared) atSitting(intake, id, event.ticket, at);
	for (const person of new Set([applicant.identity.key, ...(agent ? [agent.identity.key] : [])]))
		(intake.byPerson[person] ??= []).push(id);
	return begun;
}

function atSitting(intake: Intake, id: string, ticket: string, at: number): void {
	const { cases } = (intake.byTicket[ticket] ??= { day: dayOf(at), cases: [] });
	if (!cases.includes(id)) cases.push(id);
}

export function evolveIntake(intake: Intake, event: HallEvent, moment: Moment): void {
	if (event.type === 'case.drafted' || event.type === 'case.prepared')
		return touch(begin(intake, event, moment.at), event.type, moment);
	if (isLeaving(event)) return leave(intake, event, moment);
	if (!isStep(event)) return;
	const target = must(intake.cases, event.case);
	const step = STEPS[event.type] as (target: Case, event: HallEvent, moment: Moment) => void;
	step(target, event, moment);
	if (event.type === 'case.continued') atSitting(intake, event.case, event.ticket, moment.at);
	if ('counted' in event && event.type.startsWith('case.')) keepCount(intake.counters, event.counted);
	touch(target, event.type, moment);
}
