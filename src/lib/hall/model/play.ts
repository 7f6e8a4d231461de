import { can } from '../access/rules.ts';
import { timeOf, dayOf } from '../calendar/day.ts';
import { actorName, type Actor } from '../contract.ts';
import { zonesOf, type Hall, type ZoneName } from '../hall.ts';
import { Refusal } from '../refusal.ts';
import { ANYONE, CLOCK, type Story } from '../testing.ts';
import { broken } from './broken.ts';
import { actOf, type Press } from './commands.ts';
import type { Coverage } from './coverage.ts';
import { diceOf } from './dice.ts';
import { bringToEnd } from './end.ts';
import { Fallen } from './fallen.ts';
import { checkInvariants } from './invariants.ts';
import { Shadow } from './shadow.ts';
import { isMove, MOVES } from './time.ts';
import { spoilt, type Asked, type Asker, type World } from './world.ts';

/** Of a hundred presses so many ask nonsense. */
const WILD = 12;
/** And so many are pressed twice. */
const TWICE = 5;
/** Steps that a failure tells of. */
const TOLD = 60;
/** Ticks that one moment may need at most; a clock that never comes to rest is a defect. */
const TICKS = 500;

/** One hall that is played with, and everything that has to hold while it is. */
export class Play {
	readonly #story: Story;
	readonly #coverage: Coverage;
	readonly #shadow: Shadow;
	readonly #kept = new Map<ZoneName, string>();
	readonly #told: string[] = [];
	/** what was wanted and could be asked: that alone leads here again */
	readonly #pressed: Press[] = [];
	#followed = 0;
	#ending = false;

	constructor(story: Story, coverage: Coverage) {
		this.#story = story;
		this.#coverage = coverage;
		this.#shadow = new Shadow(coverage);
		this.#follow();
		this.#everything();
		coverage.runs += 1;
	}

	/** @throws Fallen if anything does not hold */
	press(pressed: Press): void {
		this.#telling(() => this.#press(pressed));
	}

	#telling(step: () => void): void {
		try {
			step();
		} catch (error) {
			throw new Fallen(error, this.#told.slice(-TOLD), this.#pressed);
		}
	}

	/** @throws Fallen if a case cannot be brought to its end */
	end(): void {
		this.#ending = true;
		this.#told.push('— in the end');
		this.#telling(() => {
			bringToEnd({
				hall: this.#story.hall,
				now: () => this.#story.now,
				move: (to) => this.#move(to, true),
				perform: (asked) => this.#perform(asked) > 0
			});
			this.#everything();
		});
	}

	#press({ what, numbers }: Press): void {
		for (const wish of what) {
			// Each wish throws the same numbers, so that it stays the same when those before it are left out.
			const dice = diceOf(numbers);
			const wild = dice.chance(WILD);
			const world: World = { hall: this.#story.hall, now: this.#story.now, dice, wild };
			const to = isMove(wish) ? MOVES[wish](world) : undefined;
			const asked = actOf(wish)?.(world);
			if (to === undefined && !asked) continue;
			this.#pressed.push({ what: [wish], numbers });
			if (to !== undefined) return this.#move(to, !wild);
			// Sometimes what is meant is not there at all.
			if (asked) this.#perform(wild && dice.chance(15) ? spoilt(asked) : asked);
			if (asked && dice.chance(TWICE)) this.#perform(asked);
			return;
		}
	}

	/** Time moves on, and the clock asks until nothing is due: at once, or only after others have asked first. */
	#move(to: number, ticks: boolean): void {
		this.#story.now = to;
		this.#told.push(`— ${dayOf(to)} ${timeOf(to)}`);
		for (let n = 0; ticks && this.#perform({ by: CLOCK, name: 'clock.tick', payload: {} }) > 0; n += 1)
			if (n > TICKS) broken('the clock never comes to rest');
	}

	/** Asks, and looks at everything that came of it. Returns how many events there were. */
	#perform({ by, name, payload }: Asked): number {
		const actor = this.#actor(by);
		if (!actor) return 0;
		if (!can(this.#story.hall, actor, name)) {
			if (!this.#ending) this.#coverage.no('not-allowed, at the door');
			return 0;
		}
		const line = `${timeOf(this.#story.now)} ${actorName(actor)} ${name} ${JSON.stringify(payload)}`;
		this.#told.push(line);
		const refused = this.#ask(actor, { by, name, payload });
		const events = this.#follow();
		if (refused !== undefined) {
			if (!this.#ending) this.#coverage.no(refused);
			// A wrong password is the one refusal that leaves a trace.
			const traces = events.filter((type) => type !== 'session.failed');
			if (traces.length > 0) broken(`${name} was refused, and yet ${traces.join(', ')} happened`);
		} else if (events.length > 0) this.#coverage.done += 1;
		const index = this.#told.length - 1;
		this.#told[index] = `${line} → ${refused ?? events.join(', ')}`;
		// In the end everybody tries everything: only what was done is worth telling.
		if (this.#ending && events.length === 0) this.#told.pop();
		if (refused !== undefined) this.#everything();
		checkInvariants(this.#story.hall);
		return events.length;
	}

	#ask(actor: Actor, { name, payload }: Asked): string | undefined {
		try {
			// Its own objects each time, as from the door: what is pressed twice comes twice.
			this.#story.ask(actor, name, structuredClone(payload));
			return undefined;
		} catch (error) {
			if (error instanceof Refusal) return error.code;
			throw error;
		}
	}

	/** Somebody of the hall asks with a session of theirs, and signs in where there is none. */
	#actor(by: Asker): Actor | undefined {
		if (by.kind !== 'employee') return by;
		const session = () => Object.values(this.#story.hall.access.sessions).find(({ staff }) => staff === by.id)?.id;
		const staff = this.#story.hall.access.staff[by.id];
		if (session() === undefined && staff?.status === 'active') {
			const password = { against: staff.password, fits: true };
			this.#perform({ by: ANYONE, name: 'session.open', payload: { username: staff.username, password } });
		}
		const id = session();
		return id === undefined ? undefined : { kind: 'staff', id: by.id, session: id };
	}

	/** The shadow catches up; whatever zone moved is the same there, and says so (`zonesOf`). */
	#follow(): string[] {
		const { log, hall } = this.#story;
		const fresh = log.slice(this.#followed);
		for (const { at, by, event } of fresh) this.#shadow.follow(event, { at, by, position: ++this.#followed });
		for (const zone of zonesOf(fresh.map(({ event }) => event))) {
			const text = JSON.stringify(hall[zone]);
			if (JSON.stringify(this.#shadow.hall[zone]) !== text) broken(`the log gives another hall in ${zone}`);
			this.#kept.set(zone, text);
		}
		return fresh.map(({ event }) => event.type);
	}

	/** No zone moved that no event named: what was refused changed nothing, and no screen shows what is past. */
	#everything(): void {
		for (const zone of Object.keys(this.#story.hall) as (keyof Hall)[]) {
			const text = JSON.stringify(this.#story.hall[zone]);
			if (text !== (this.#kept.get(zone) ?? text)) broken(`${zone} changed, and nothing says so`);
			if (JSON.stringify(this.#shadow.hall[zone]) !== text) broken(`the log gives another hall in ${zone}`);
			this.#kept.set(zone, text);
		}
		if (this.#followed % 7 === 0) this.#shadow.restart();
	}
}
