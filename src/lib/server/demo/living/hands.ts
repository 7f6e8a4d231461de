import { z } from 'zod';
import { COUNTER } from '$lib/hall/access/rules.ts';
import type { DemoStaff, PresetFile } from '$lib/hall/catalogue/schema.ts';
import type { Actor } from '$lib/hall/contract.ts';
import { castOf } from '../play/day.ts';

/** Whose work a person does: the play leaves it alone until the person signs out or gives it back. */
export interface Hands {
	isResting(who: string): boolean;
	/** windows whose work a person does, in the preset's order */
	windows(): string[];
	/** A command was asked for, by anybody. */
	heard(actor: Actor, name: string, payload: unknown): void;
	/** False for a window at which nobody plays. */
	take(window: string, session: string): boolean;
	give(window: string): boolean;
	/** A session goes on as another; or not, and what was its person's is the play's again. */
	renew(next: (session: string) => string | undefined): void;
}

const aboutWindow = z.object({ window: z.string() });
/** With these a duty manager decides about a window; the play does not undo it. */
const DECIDED: readonly string[] = ['window.pause', 'window.close'];
const works = ({ roles }: DemoStaff) => roles.some((role) => (COUNTER as readonly string[]).includes(role));

interface HandsParts {
	readonly file: PresetFile;
	/** ids of the staff by their usernames */
	readonly staff: Readonly<Record<string, string>>;
	/** whether a session is the play's own */
	readonly isOurs: (session: string) => boolean;
	readonly changed: () => void;
}

export function createHands({ file, staff, isOurs, changed }: HandsParts): Hands {
	const cast = castOf(file);
	const people = new Map(file.demo.staff.map((one) => [staff[one.username] ?? '', one]));
	/** by username: the session of the person who does it */
	const taken = new Map<string, string>();
	const playerAt = (window: string) => cast.get(window)?.username;

	function set(who: string | undefined, session: string | null): boolean {
		if (who === undefined) return false;
		const before = taken.get(who);
		if (session === null) taken.delete(who);
		else taken.set(who, session);
		if ((before === undefined) !== (session === null)) changed();
		return true;
	}

	/** The player whose window somebody's command is about, where it says that the play has no more business there. */
	function displaced(person: DemoStaff, name: string, payload: unknown): string | undefined {
		const about = z.safeParse(aboutWindow, payload);
		if (!about.success) return undefined;
		const { window } = about.data;
		const decides = person.roles.includes('dutyManager') && DECIDED.includes(name);
		return decides || (works(person) && person.windows.includes(window)) ? playerAt(window) : undefined;
	}

	return {
		isResting: (who) => taken.has(who),
		windows: () => [...cast].filter(([, { username }]) => taken.has(username)).map(([window]) => window),
		heard(actor, name, payload) {
			if (actor.kind !== 'staff' || isOurs(actor.session)) return;
			const person = people.get(actor.id);
			if (!person) return;
			if (name === 'session.close') {
				for (const [who, session] of [...taken]) if (session === actor.session) set(who, null);
				return;
			}
			set(displaced(person, name, payload), actor.session);
			// The duty manager closes the day in the play as well; whoever looks after the hall does not end that by it.
			if (!person.roles.includes('dutyManager')) set(person.username, actor.session);
		},
		take: (window, session) => set(playerAt(window), session),
		give: (window) => set(playerAt(window), null),
		renew(next) {
			for (const [who, session] of [...taken]) set(who, next(session) ?? null);
		}
	};
}
