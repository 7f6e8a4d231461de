import { addDays, dayOf, type Day } from '../calendar/day.ts';
import type { DeepReadonly } from '../contract.ts';
import type { Case } from '../intake/state.ts';
import { isFinished } from './words.ts';

/** 行政复议法 (2023) Art. 20: whoever was refused may ask for reconsideration within sixty days of knowing of it. */
const KEPT_AFTER_REFUSAL = 60;
/** What is wrong on a paper, a rating, a complaint comes within the fifteen days that a bad rating is put right in. */
const KEPT_OTHERWISE = 15;

/** Refused, denied or ended against the applicant's wish: a remedy is open. */
const isAgainst = ({ status, decision }: DeepReadonly<Case>): boolean =>
	status === 'refused' || (decision !== null && decision.outcome !== 'grant');

/** When a finished case came to its end: with its newest step. */
export const endedAt = ({ trail, draftedAt }: DeepReadonly<Case>): number => trail.at(-1)?.at ?? draftedAt;

/** The last day on which a case is at hand; null while it is open. The archive opens it just the same from then on. */
export const keptThrough = (target: DeepReadonly<Case>): Day | null =>
	isFinished(target.status)
		? addDays(dayOf(endedAt(target)), isAgainst(target) ? KEPT_AFTER_REFUSAL : KEPT_OTHERWISE)
		: null;

const DAY = 24 * 60 * 60_000;

/** Whether a case has been finished for so long that it leaves the hall's memory. */
export function mayLeave(target: DeepReadonly<Case>, now: number): boolean {
	// Asked every minute of every case at hand: of nearly all of them this is said without a calendar.
	if (now - endedAt(target) < (KEPT_OTHERWISE - 1) * DAY) return false;
	const last = keptThrough(target);
	return last !== null && dayOf(now) > last;
}
