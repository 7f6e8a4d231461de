import { addDays, dayOf, instantOf } from '$lib/hall/calendar/day.ts';
import type { PresetFile } from '$lib/hall/catalogue/schema.ts';
import type { HallRuntime } from '../hall-runtime.ts';
import { historyOf } from './history.ts';
import { inProcess, type Cast } from './in-process.ts';
import { stageDay } from './play/day.ts';
import { minutes, Play } from './play/play.ts';
import { story, workingDayBefore, type Past } from './play/story.ts';

/** Numbers taken between the hall's opening and the moment at which the demo begins. */
const VISITORS = 300;
/** The first person of the morning; those of the past come before. */
const FIRST_VISITOR = 500;
const SEED = 20_260_828;

/** The day on which the demo's past begins, for a hall that opens at `opening`. */
export const pastBegins = (file: PresetFile, opening: number): number => {
	const days = Math.max(...historyOf(file).map(({ ago }) => ago)) + 1;
	const past = { file, today: dayOf(opening) };
	return instantOf(workingDayBefore(past as Past, days), '08:00');
};

/**
 * The story that the demo opens with: weeks of cases in every state that the rules know, and this morning's numbers. All
 * of it by commands through the door, on the hall's own clock, the same for the same preset and day.
 */
export async function playMorning(hall: HallRuntime, file: PresetFile, opening: number, cast: Cast): Promise<void> {
	const { items } = file.preset;
	const way = inProcess(hall, cast);
	const play = new Play(way, items, { seed: SEED, now: hall.clock.now() });
	const today = dayOf(opening);
	const past: Past = { play, file, today, taken: new Map(), person: 0 };
	const begins = instantOf(today, file.preset.policy.opens);
	for (const one of historyOf(file)) play.begin(story(past, one), instantOf(workingDayBefore(past, one.ago), '08:40'));
	await play.run(Math.min(begins - minutes(10), opening));
	if (opening <= begins) return;

	stageDay(
		play,
		file,
		{
			visitors: VISITORS,
			from: begins,
			to: opening,
			peaks: [begins + minutes(35)],
			until: instantOf(addDays(today, 1), '00:00'),
			pace: 0.8,
			closes: false,
			behind: false,
			casual: 0.45
		},
		{ firstPerson: FIRST_VISITOR }
	);
	await play.run(opening);
}
