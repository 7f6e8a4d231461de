import type { Server, Socket } from 'socket.io';
import { z } from 'zod';
import { me, type Me } from '$lib/hall/access/views.ts';
import type { PlayStatus } from '$lib/client/demo.ts';
import type { ReadBundle } from '$lib/hall/archive/bundle.ts';
import { actorName, type Actor, type Language } from '$lib/hall/contract.ts';
import type { ZoneName } from '$lib/hall/hall.ts';
import { standingStill } from '$lib/hall/still.ts';
import { Refusal, sentence, type RefusalDetails } from '$lib/hall/refusal.ts';
import { createBreath, turn } from '../breath.ts';
import type { Clock } from '../clock.ts';
import type { Door } from '../door.ts';
import { parse } from '../ask.ts';
import type { HallMetrics } from '../metrics.ts';
import type { Seen } from '../seen.ts';
import type { Archive } from '../archive/archive.ts';
import { recall } from '../archive/recall.ts';
import { maySee, see, seeAs, stateWith, want, wishOf, type Seen as Shown, type Wanted } from '../see.ts';
import type { Vault } from '../seal/vault.ts';
import type { Kept } from '../state.ts';
import { createWrite, type Write } from './write.ts';

/** What goes over the live channel. `now` keeps the browser's clock with the hall's. */
export interface ClientEvents {
	watch(request: unknown, answer?: unknown): void;
	unwatch(request: unknown): void;
}
export interface ServerEvents {
	/** Written once for all who watch the same, as Socket.IO's protocol (version 5) has it, not by way of `emit`. */
	view(push: { view: string; param: unknown; version: string; data: unknown; now: number }): void;
	me(me: Me): void;
	/** The hall's clock was set. */
	clock(clock: { now: number; scale: number }): void;
	/** Whether the hall can keep what is asked of it; the staff alone are told. */
	saves(saves: boolean): void;
	/** How the demo that runs by itself stands; the staff alone are told. */
	demo(status: PlayStatus): void;
	/** What was watched may not be seen any more. */
	lost(what: { view: string; param: unknown }): void;
}
export interface Watcher {
	/** Who this socket speaks for, now: its session may have been closed since. */
	identify(state: Kept): Actor;
	language: Language;
	/** how far the hall had come when its page was last answered */
	seen: string | undefined;
	channels: Map<string, Channel>;
	/** the actor's name, when it last watched something */
	by: string;
	me: string;
}
export type HallSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, Watcher>;
export type HallIo = Server<ClientEvents, ServerEvents, Record<string, never>, Watcher>;

/** Everybody who watches the same view with the same parameter: computed once, sent to all. */
interface Channel {
	readonly key: string;
	readonly asked: { readonly view: string; readonly param: unknown };
	readonly wanted: Wanted;
	/** how each of its pushes begins */
	readonly begins: string;
	readonly sockets: Set<HallSocket>;
	/** what the archive gave back of it */
	recalled: readonly ReadBundle[];
	/** what was worked out of it last: a thousand pages that come back at once after a restart see the same */
	shown: Shown | undefined;
	last: string;
	dirty: boolean;
}

export interface Live {
	connect(socket: HallSocket): void;
	/** Some zones moved: their views are due, and at once where somebody watches who moved them. */
	moved(zones: ReadonlySet<ZoneName>, by: ReadonlySet<string>): void;
	/** The minute moved: every view is due, and every socket's right to watch. */
	minute(): void;
	/** The clock was set: every page's goes by it at once. */
	clockSet(): void;
	tellDemo(status: PlayStatus): void;
	tellSaves(saves: boolean): void;
	/** The staff who have a page open. */
	people(state: Kept): (Actor & { kind: 'staff' })[];
	watching(): number;
}

/** A view is pushed at most ten times a second, but to whoever has just changed it. */
const PUSH_EVERY = 100;
const VIEWS_PER_SOCKET = 20;
const ASKS_AT_ONCE = 100;
const ASKS_A_SECOND = 20;

const NOBODY: ReadonlySet<string> = new Set();

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());

const requestSchema = z.looseObject({ view: z.string().max(64), seen: z.string().max(64).optional() });

interface LiveParts {
	readonly door: Door;
	readonly archive: Archive;
	readonly clock: Clock;
	readonly vault: Vault;
	readonly seen: Seen;
	readonly metrics: Pick<HallMetrics, 'push' | 'during'>;
	readonly report: (what: string, error: unknown) => void;
}

const refusalOf = (error: unknown): Refusal => (error instanceof Refusal ? error : new Refusal('failed'));

const problem = (
	{ code, details }: Refusal,
	language: Language
): { error: { code: string; message: string; details: RefusalDetails } } => ({
	error: { code, message: sentence(code, details, language), details }
});

export function createLive({ door, archive, clock, vault, seen, metrics, report }: LiveParts): Live {
	const channels = new Map<string, Channel>();
	const sockets = new Set<HallSocket>();
	let working = false;
	let recheck = false;
	let demo: PlayStatus | undefined;
	let saves = true;

	function leave(socket: HallSocket, channel: Channel): void {
		socket.data.channels.delete(channel.key);
		channel.sockets.delete(socket);
		if (channel.sockets.size === 0) channels.delete(channel.key);
	}

	/** A socket loses what its actor loses, and is told what its actor may do now. */
	function authorise(state: Kept, socket: HallSocket): void {
		const actor = socket.data.identify(state);
		for (const channel of socket.data.channels.values()) {
			if (maySee(stateWith(state, channel.recalled), actor, channel.wanted)) continue;
			leave(socket, channel);
			socket.emit('lost', channel.asked);
		}
		const mine = me(state.hall, actor);
		const text = JSON.stringify(mine);
		if (text === socket.data.me) return;
		socket.data.me = text;
		socket.emit('me', mine);
	}

	/** What it shows has left for the archive since somebody began to watch it. */
	function isAway(state: Kept, { wanted, recalled }: Channel): boolean {
		const wish = wishOf(state.hall, wanted);
		return wish?.by === 'case' && !recalled.some((bundle) => bundle.case.id === wish.case);
	}

	function fetch(state: Kept, channel: Channel): void {
		const wish = wishOf(state.hall, channel.wanted);
		recall(archive, wish).then(
			(recalled) => {
				if (recalled.length === 0) return;
				channel.recalled = recalled;
				channel.dirty = true;
				schedule();
			},
			(error: unknown) => report('the archive could not be asked', error)
		);
	}

	function push(kept: Kept, channel: Channel, now: number, write: Write): void {
		channel.dirty = false;
		if (isAway(kept, channel)) return fetch(kept, channel);
		const state = stateWith(kept, channel.recalled);
		channel.shown = see(state, channel.wanted, now);
		const { version, data } = channel.shown;
		const text = write(data);
		if (text === channel.last) return;
		channel.last = text;
		const packet = `${channel.begins},"version":"${version}","data":${text},"now":${now}}]`;
		for (const socket of channel.sockets) {
			// Whoever lost the right between two pushes must not get this one.
			if (maySee(state, socket.data.identify(state), channel.wanted)) {
				socket.conn.write(packet);
				continue;
			}
			leave(socket, channel);
			socket.emit('lost', channel.asked);
		}
		metrics.push(channel.asked.view, channel.sockets.size);
	}

	const staffAt = (state: Kept, socket: HallSocket) => {
		const actor = socket.data.identify(state);
		return actor.kind === 'staff' ? [actor] : [];
	};

	function tell(state: Kept, socket: HallSocket): void {
		if (staffAt(state, socket).length === 0) return;
		socket.emit('saves', saves);
		if (demo) socket.emit('demo', demo);
	}

	const isDue = () => recheck || [...channels.values()].some((channel) => channel.dirty);

	function pushOne(state: Kept, channel: Channel, write: Write): void {
		if (!channel.dirty) return;
		try {
			push(state, channel, clock.now(), write);
		} catch (error) {
			report(`view ${channel.asked.view} failed`, error);
		}
	}

	/**
	 * Does something for each, and lets others have their turn in between: a thousand screens are told in many short
	 * stretches, each of them on the hall as it is by then. Within a stretch it stands still.
	 */
	async function eachInTurn<T>(all: Iterable<T>, work: (state: Kept, one: T, write: Write) => void): Promise<void> {
		const left = all[Symbol.iterator]();
		const some = (kept: Kept): boolean => {
			const breath = createBreath(clock);
			const state = { ...kept, hall: standingStill(kept.hall) };
			const write = createWrite();
			for (let next = left.next(); next.done !== true; next = left.next()) {
				work(state, next.value, write);
				if (breath.isDue()) return true;
			}
			return false;
		};
		while (await door.read(some)) await turn();
	}

	const pushDue = (among: Iterable<Channel>): Promise<void> =>
		metrics.during('screens', async () => {
			if (recheck) {
				recheck = false;
				await eachInTurn(sockets, authorise);
			}
			await eachInTurn(among, pushOne);
		});

	/** What they watch who have just changed something. */
	function watchedBy(by: ReadonlySet<string>): Set<Channel> {
		const due = new Set<Channel>();
		for (const socket of sockets)
			if (by.has(socket.data.by)) for (const channel of socket.data.channels.values()) due.add(channel);
		return due;
	}

	/** Whoever changed something sees it at once, however much else has just been pushed. */
	function pushTo(by: ReadonlySet<string>): void {
		const due = watchedBy(by);
		if (due.size === 0) return;
		pushDue(due).catch((error: unknown) => report('the live channel stumbled', error));
	}

	/** At once when nothing was pushed lately, else when the tenth of a second is over. */
	async function work(first: ReadonlySet<string>): Promise<void> {
		for (let by = first; isDue(); by = NOBODY) {
			await pushDue([...watchedBy(by), ...channels.values()]);
			await pause(PUSH_EVERY);
		}
	}

	/** `first`: whoever has just changed something, and is shown it before all others. */
	function schedule(first: ReadonlySet<string> = NOBODY): void {
		if (working) return;
		working = true;
		work(first)
			.catch((error: unknown) => report('the live channel stumbled', error))
			.finally(() => {
				working = false;
				// Something may have moved between the last look and now.
				if (isDue()) schedule();
			});
	}

	const keyOf = ({ name, param }: Wanted): string => `${name} ${JSON.stringify(param)}`;

	function join(socket: HallSocket, asked: Channel['asked'], wanted: Wanted): Channel {
		const key = keyOf(wanted);
		const channel = channels.get(key) ?? {
			key,
			asked,
			wanted,
			begins: `2["view",${JSON.stringify(asked).slice(0, -1)}`,
			sockets: new Set(),
			recalled: [],
			shown: undefined,
			last: '',
			dirty: false
		};
		channels.set(key, channel);
		channel.sockets.add(socket);
		socket.data.channels.set(key, channel);
		return channel;
	}

	async function watch(socket: HallSocket, request: unknown): Promise<unknown> {
		const { view, seen: stamp, ...param } = parse(requestSchema, request);
		const wanted = want(vault, view, param);
		await seen.reach(stamp ?? socket.data.seen);
		const wish = wanted.view.recalls && (await door.read((state) => wishOf(state.hall, wanted)));
		const recalled = await recall(archive, wish);
		return door.read((kept) => {
			const state = stateWith(kept, recalled);
			if (!wanted.view.secret && socket.data.channels.size >= VIEWS_PER_SOCKET) throw new Refusal('too-many');
			const actor = socket.data.identify(state);
			socket.data.by = actorName(actor);
			const now = clock.now();
			const known = recalled.length > 0 ? undefined : channels.get(keyOf(wanted))?.shown;
			const shown = seeAs(state, actor, wanted, now, known);
			const answer = { ...shown, now, scale: clock.scale, me: me(state.hall, actor) };
			// What was asked by an identity number is answered once: nothing in the house keeps who was looked for.
			if (wanted.view.secret) return answer;
			const channel = join(socket, { view, param }, wanted);
			if (recalled.length > 0) channel.recalled = recalled;
			else channel.shown = shown;
			// The first to watch sets what later pushes are compared with; whoever joins later may be ahead of it.
			if (channel.last === '') channel.last = JSON.stringify(shown.data);
			else channel.dirty ||= channel.last !== JSON.stringify(shown.data);
			if (channel.dirty) schedule();
			return answer;
		});
	}

	return {
		connect(socket) {
			sockets.add(socket);
			void door.read((state) => tell(state, socket));
			socket.data.channels = new Map();
			socket.data.me = '';
			socket.data.by = '';
			// A page asks for a few views; a socket that asks without end would fill our memory with answers it never reads.
			let asked = 0;
			const calm = setInterval(() => {
				asked = Math.max(0, asked - ASKS_A_SECOND);
			}, 1_000).unref();
			socket.use((_, next) => {
				asked += 1;
				if (asked > ASKS_AT_ONCE) socket.disconnect(true);
				else next();
			});
			socket.on('watch', (request, answer) => {
				const reply = typeof answer === 'function' ? (value: unknown) => void answer(value) : () => undefined;
				watch(socket, request).then(reply, (error: unknown) => {
					if (!(error instanceof Refusal)) report('watch failed', error);
					reply(problem(refusalOf(error), socket.data.language));
				});
			});
			socket.on('unwatch', (request) => {
				const parsed = z.safeParse(requestSchema, request);
				if (!parsed.success) return;
				const { view, seen: _, ...param } = parsed.data;
				const text = JSON.stringify({ view, param });
				for (const channel of socket.data.channels.values())
					if (JSON.stringify(channel.asked) === text) leave(socket, channel);
			});
			socket.on('disconnect', () => {
				clearInterval(calm);
				sockets.delete(socket);
				for (const channel of [...socket.data.channels.values()]) leave(socket, channel);
			});
		},
		moved(zones, by) {
			if (zones.has('access')) recheck = true;
			for (const channel of channels.values())
				if (channel.wanted.view.reads.some((zone) => zones.has(zone))) channel.dirty = true;
			if (working) pushTo(by);
			else schedule(by);
		},
		minute() {
			recheck = true;
			for (const channel of channels.values()) channel.dirty = true;
			schedule();
		},
		clockSet() {
			for (const socket of sockets) socket.emit('clock', { now: clock.now(), scale: clock.scale });
		},
		tellDemo(status) {
			demo = status;
			void door.read((state) => sockets.forEach((socket) => tell(state, socket)));
		},
		tellSaves(now) {
			saves = now;
			void door.read((state) => {
				for (const socket of sockets) if (staffAt(state, socket).length > 0) socket.emit('saves', saves);
			});
		},
		people: (state) => [...sockets].flatMap((socket) => staffAt(state, socket)),
		watching: () => sockets.size
	};
}
