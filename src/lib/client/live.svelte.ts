import { io, type Socket } from 'socket.io-client';
import { browser } from '$app/environment';
import type { Me } from '$lib/hall/access/views.ts';
import type { ViewData, ViewName, ViewParam } from '$lib/hall/views.ts';
import type { HallClock } from './clock.svelte.ts';

export interface Seen<Name extends ViewName> {
	version: string;
	data: ViewData<Name>;
}

interface Push {
	view: string;
	param: unknown;
	version: string;
	data: unknown;
	now: number;
}
type Answer =
	{ version: string; data: unknown; now: number; scale: number; me: Me } | { error: { code: string; message: string } };

/** A short break is nobody's business; after this a screen says that it is out of touch. */
const LOST_AFTER = 1_500;

/** `<position>.<minute>`: a push that was overtaken by a newer one is dropped. */
function isNewer(version: string, than: string): boolean {
	const [a = 0, b = 0] = version.split('.').map(Number);
	const [c = 0, d = 0] = than.split('.').map(Number);
	return a === c ? b >= d : a > c;
}

/** One view as a screen watches it: first what the page was painted with, then every push. */
export class Watched<Name extends ViewName> {
	data = $state.raw<ViewData<Name>>() as ViewData<Name>;
	/** Its actor may not see it any more, or it is gone: what is shown is the last that was. */
	gone = $state(false);
	version = '0.0';
	readonly key: string;

	constructor(
		readonly name: Name,
		readonly param: ViewParam<Name>,
		first: Seen<Name>
	) {
		this.data = first.data;
		this.version = first.version;
		this.key = JSON.stringify({ view: name, param });
	}

	take(version: string, data: unknown): void {
		this.gone = data === null;
		if (data === null || !isNewer(version, this.version)) return;
		this.version = version;
		this.data = data as ViewData<Name>;
	}
}

/** Any watched view, as the channel sees it. */
type AnyWatched = Pick<Watched<ViewName>, 'key' | 'name' | 'gone' | 'take'> & { readonly param: unknown };

/** The live channel of one page. A reconnecting page simply watches again, and is right with the answers. */
export class Live {
	/** out of touch for a moment too long */
	lost = $state(false);
	me = $state.raw<Me>();
	/** What the hall tells unasked: each is kept under its own name. */
	protected readonly told: readonly string[] = ['me'];
	#socket: Socket | undefined;
	#watched: AnyWatched[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly clock: HallClock,
		private readonly who: { as?: 'kiosk' | 'screen'; link?: string } = {}
	) {}

	/** Watches a view from what the page was painted with. Before `open`, and on the server, nothing is connected. */
	watch<Name extends ViewName>(name: Name, param: ViewParam<Name>, first: Seen<Name>): Watched<Name> {
		const watched = new Watched(name, param, first);
		this.#watched.push(watched);
		if (this.#socket?.connected) this.#send(watched);
		return watched;
	}

	unwatch(watched: AnyWatched): void {
		this.#watched = this.#watched.filter((other) => other !== watched);
		// Another part of the page may be watching the very same.
		if (this.#all(watched.name, watched.param).length > 0) return;
		this.#socket?.emit('unwatch', { view: watched.name, ...(watched.param as object) });
	}

	/** Connects; returns how to close. */
	open(): () => void {
		if (!browser) return () => undefined;
		const socket = io({
			auth: { ...this.who, page: location.pathname },
			reconnectionDelay: 250,
			reconnectionDelayMax: 1_000,
			// Some proxies let no WebSocket through: without the second word the next way would never be tried.
			transports: ['websocket', 'polling'],
			tryAllTransports: true
		});
		this.#socket = socket;
		socket.on('connect', () => {
			this.#found();
			for (const watched of this.#watched) this.#send(watched);
		});
		socket.on('disconnect', (reason) => {
			this.#miss();
			// A server that ends in good order says goodbye; socket.io then waits to be told to come back.
			if (reason === 'io server disconnect') socket.connect();
		});
		socket.on('connect_error', () => this.#miss());
		for (const name of this.told) socket.on(name, (value: unknown) => void Reflect.set(this, name, value));
		socket.on('clock', ({ now, scale }: { now: number; scale: number }) => this.clock.set(now, scale));
		socket.on('view', (push: Push) => {
			this.clock.set(push.now);
			for (const watched of this.#all(push.view, push.param)) watched.take(push.version, push.data);
		});
		socket.on('lost', ({ view, param }: { view: string; param: unknown }) => {
			for (const watched of this.#all(view, param)) watched.gone = true;
		});
		// A session that ended is begun again in another tab: back here, the channel connects anew as who signed in there.
		const onfocus = () => {
			if (this.#watched.some((watched) => watched.gone)) socket.disconnect().connect();
		};
		window.addEventListener('focus', onfocus);
		return () => {
			clearTimeout(this.#timer);
			window.removeEventListener('focus', onfocus);
			socket.close();
		};
	}

	#all(view: string, param: unknown): AnyWatched[] {
		const key = JSON.stringify({ view, param });
		return this.#watched.filter((watched) => watched.key === key);
	}

	/** Counted from the first failure: each further try that fails must not put it off. */
	#miss(): void {
		this.#timer ??= setTimeout(() => {
			this.lost = !this.#socket?.connected;
		}, LOST_AFTER);
	}

	#found(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.lost = false;
	}

	#send(watched: AnyWatched): void {
		this.#socket?.emit('watch', { view: watched.name, ...(watched.param as object) }, (answer: Answer) => {
			if ('error' in answer) {
				watched.gone = true;
				return;
			}
			this.clock.set(answer.now, answer.scale);
			this.me = answer.me;
			watched.take(answer.version, answer.data);
		});
	}
}
