import { isWorkingDay } from '$lib/hall/calendar/calendar.ts';
import { dayOf, instantOf } from '$lib/hall/calendar/day.ts';
import type { PresetFile } from '$lib/hall/catalogue/schema.ts';
import type { PlayStatus } from '$lib/client/demo.ts';
import type { HallRuntime } from '../../hall-runtime.ts';
import { report } from '../../report.ts';
import { nextOpening } from '../demo.ts';
import { inProcess, type Cast } from '../in-process.ts';
import { castOf, stageLivingDay, wholeDay } from '../play/day.ts';
import { minutes, Play } from '../play/play.ts';
import { Refused, type Way } from '../play/way.ts';
import { createHands, type Hands } from './hands.ts';
import { knownIn } from './known.ts';
import { passNight } from './night.ts';

/** The demo that runs by itself: simulated citizens and staff play the hall by its own clock, day after day. */
export interface RunningDemo {
	status(): PlayStatus;
	/** Tells every page of the staff how it stands. */
	tell(): void;
	/** Begins in the hall as it is now; outside its hours with its next morning. */
	start(): void;
	/** Ends within one command; everything is left as it stands. */
	halt(): Promise<void>;
	/** A person does the work at a window, or no longer does. False for a window at which nobody plays. */
	take(window: string, session: string): boolean;
	give(window: string): boolean;
}

interface DemoParts {
	readonly hall: HallRuntime;
	readonly file: PresetFile;
	readonly cast: Cast;
	readonly setClock: (at: number) => Promise<void>;
}

/** Numbers that are taken on a day for each clerk: as many as leave again with what they came for, day after day. */
const VISITORS = 54;
/** The first come before the doors open; after the last the hall is empty for a while. */
const BEFORE = minutes(6);
const AFTER = minutes(5);

/** Somebody whose work a person does now. */
class Resting extends Error {
	override readonly name = 'Resting';
}

/** The way of those who share the hall with people: what is a person's they leave alone, and time is what the clock shows. */
function livingWay(hall: HallRuntime, way: Way, hands: Pick<Hands, 'isResting'>): Way {
	const check = (who: string) => {
		if (hands.isResting(who)) throw new Resting(who);
	};
	return {
		async ask(who, ...rest) {
			check(who);
			return way.ask(who, ...rest);
		},
		async see(who, ...rest) {
			check(who);
			return way.see(who, ...rest);
		},
		async reach(instant, halted) {
			await hall.clock.reach(instant, halted);
			// However late the play is: everybody else gets their turn between two of its own.
			await new Promise((resolve) => setImmediate(resolve));
			return hall.clock.now();
		}
	};
}

/** Opens a demo's play; it stands still until somebody starts it. */
export async function createRunningDemo(parts: DemoParts): Promise<RunningDemo> {
	const { hall, file, cast, setClock } = parts;
	const visitors = VISITORS * [...castOf(file).values()].filter(({ roles }) => roles.includes('clerk')).length;
	const { door, clock } = hall;
	const way = inProcess(hall, cast, `play-${hall.health().position}`);
	const staff = await door.read((state) => ({ ...state.hall.access.usernames }));
	let current: { readonly halt: AbortController; readonly ended: Promise<void> } | null = null;

	const status = (): PlayStatus => ({ playing: current !== null, scale: clock.scale, taken: hands.windows() });
	const tell = () => hall.live.tellDemo(status());
	const hands = createHands({ file, staff, isOurs: way.owns, changed: tell });
	hall.hear((actor, name, payload) => hands.heard(actor, name, payload));
	tell();

	/** A person was quicker, or does the work: that happens. Anything else is for whoever runs the house. */
	const fell = (error: unknown) => {
		if (!(error instanceof Refused || error instanceof Resting)) report('a script of the demo ended', error);
	};

	const isOpen = () =>
		door.read(({ hall: { calendar, catalogue, ticketing } }) => {
			const now = clock.now();
			const day = dayOf(now);
			const { opens, closes } = catalogue.policy ?? file.preset.policy;
			const within = now >= instantOf(day, opens) - BEFORE && now < instantOf(day, closes);
			return within && isWorkingDay(calendar, day) && ticketing.closed !== day;
		});

	/** To the hall's next morning, where it is closed. What was a person's who has gone is the play's again. */
	async function untilOpen(halted: AbortSignal): Promise<void> {
		const opening = await door.read((state) => nextOpening(state.hall, clock.now()));
		if (opening !== null && !(await isOpen()))
			await passNight({ hall, setClock, signIn: way.signIn, isOurs: way.owns, halted }, opening - BEFORE);
		const sessions = await door.read((state) => Object.keys(state.hall.access.sessions));
		hands.renew((session) => sessions.find((id) => id === hall.sessionOf(session)));
	}

	async function playDay(halted: AbortSignal): Promise<void> {
		const over = new AbortController();
		const day = AbortSignal.any([halted, over.signal]);
		const now = clock.now();
		const items = await door.read((state) => Object.values(state.hall.catalogue.items));
		const play = new Play(livingWay(hall, way, hands), items, { seed: Math.floor(now / 1000), now, halted: day, fell });
		const living = await knownIn(hall, (who) => hands.isResting(who));
		stageLivingDay(play, file, wholeDay(file, now, visitors), living, () => over.abort());
		await play.run(Number.POSITIVE_INFINITY);
		await clock.reach(clock.now() + AFTER, halted);
	}

	async function playOn(halted: AbortSignal): Promise<void> {
		while (!halted.aborted) {
			await untilOpen(halted);
			if (!halted.aborted) await playDay(halted);
		}
	}

	return {
		status,
		tell,
		start() {
			if (current) return;
			const halt = new AbortController();
			const ended = playOn(halt.signal).catch((error: unknown) => {
				report('the demo stopped running by itself', error);
				current = null;
				tell();
			});
			current = { halt, ended };
			tell();
		},
		async halt() {
			const running = current;
			current = null;
			running?.halt.abort();
			await running?.ended;
			tell();
		},
		take: (window, session) => hands.take(window, session),
		give: (window) => hands.give(window)
	};
}
