import { dayOf, type Day } from '../calendar/day.ts';
import type { Moment } from '../contract.ts';
import type { HallEvent } from '../events.ts';

export interface Advice {
	id: string;
	at: number;
	number: string | null;
	staff: string;
	items: string[];
	question: string;
	answer: string;
	minutes: number;
}

export interface Guidance {
	/** the newest, newest last; the log has them all */
	advices: Advice[];
	/** how many were given on `day` */
	today: { day: Day; given: number; prepared: number };
}

const ADVICES_KEPT = 50;

export const initialGuidance = (): Guidance => ({ advices: [], today: { day: '', given: 0, prepared: 0 } });

export function evolveGuidance(guidance: Guidance, event: HallEvent, { at }: Moment): void {
	if (event.type !== 'advice.recorded' && event.type !== 'case.prepared') return;
	const day = dayOf(at);
	if (guidance.today.day !== day) guidance.today = { day, given: 0, prepared: 0 };
	if (event.type === 'case.prepared') {
		guidance.today.prepared += 1;
		return;
	}
	const { advice: id, number, staff, items, question, answer, minutes } = event;
	guidance.today.given += 1;
	guidance.advices.push({ id, at, number, staff, items, question, answer, minutes });
	if (guidance.advices.length > ADVICES_KEPT) guidance.advices.shift();
}
