import { firstWorkingDay } from '../calendar/calendar.ts';
import { addDays, dayOf, instantOf, nextDay, type Day } from '../calendar/day.ts';
import type { DeepReadonly } from '../contract.ts';
import type { Case } from '../intake/state.ts';
import { isOpenNow } from './acts-line.ts';
import type { World } from './world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** By when the hall or the applicant has to do something about a case. */
function dueOf({ status, receipt, notice, resubmission, reviewNotice }: DeepReadonly<Case>): Day | undefined {
	if (status === 'received') return (resubmission ?? receipt)?.notification.due;
	if (status === 'correcting') return notice?.correction.due;
	return status === 'reviewCorrecting' ? reviewNotice?.correction.due : undefined;
}

/** How time may move on: the moment after it, or nothing where it makes no sense now. */
export const MOVES = {
	'time.seconds': ({ now, dice }) => now + (5 + dice.roll(40)) * SECOND,
	'time.minutes': ({ now, dice }) => now + (1 + dice.roll(40)) * MINUTE,
	/** Nothing happens in a hall that is closed: on to the next morning. */
	'time.morning': (world) => {
		if (isOpenNow(world)) return undefined;
		const { hall, now, dice } = world;
		const today = dayOf(now);
		const opens = (day: string) => instantOf(day, hall.catalogue.policy?.opens ?? '09:00');
		const first = firstWorkingDay(hall.calendar, today);
		const day = opens(first) > now ? first : firstWorkingDay(hall.calendar, nextDay(today));
		return opens(day) + dice.roll(30) * MINUTE;
	},
	'time.evening': ({ now, dice }) => now + (3 * 60 + dice.roll(9 * 60)) * MINUTE,
	'time.days': ({ now, dice }) => {
		const day = addDays(dayOf(now), 1 + dice.roll(6));
		return instantOf(day, dice.chance(20) ? '00:00' : '10:00') + dice.roll(300) * MINUTE;
	},
	/** To the day after somebody should have done something. */
	'time.due': (world) => {
		const due = world.dice.pick(Object.values(world.hall.intake.cases).flatMap((one) => dueOf(one) ?? []));
		const at = due === undefined ? 0 : instantOf(nextDay(due), '09:00');
		return at > world.now ? at : undefined;
	}
} as const satisfies Record<string, (world: World) => number | undefined>;

export type MoveName = keyof typeof MOVES;
export const isMove = (name: string): name is MoveName => Object.hasOwn(MOVES, name);
