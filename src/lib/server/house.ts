import { Server } from 'socket.io';
import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { find, isLanguage } from '$lib/hall/contract.ts';
import { guiseIn } from '$lib/client/guise.ts';
import { createClock, type Clock } from './clock.ts';
import { BadConfig, type Config } from './config.ts';
import { cookiesIn, credentialsOf, LANGUAGE_COOKIE } from './access/credentials.ts';
import { guisesOf } from './access/guise.ts';
import { openDemo } from './demo/demo.ts';
import { createRunningDemo, type RunningDemo } from './demo/living/running.ts';
import { seededEntropy } from './entropy.ts';
import { openHall, type HallRuntime } from './hall-runtime.ts';
import type { HallIo } from './live/live.ts';
import { openSharedHouse } from './log/postgres/house.ts';
import { realDisk } from './log/disk.ts';
import { DEFAULT_HALL, enter, hallsOf, MARKER, markFolder } from './marker.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPassing } from './passing.ts';
import { readPreset } from './presets/read.ts';
import { report } from './report.ts';
import { SEEN_COOKIE } from './seen.ts';

/** Everything that runs in this process: the halls, their clock, the live channel. */
export interface House {
	readonly demo: boolean;
	readonly clock: Clock;
	/** where phones reach this hall; null: as the page was reached that shows a code */
	readonly publicUrl: string | null;
	readonly metrics: Metrics;
	/** what another machine must say to read them; null: only this machine may */
	readonly metricsToken: string | null;
	/** the preset that a new hall is set up with: a JSON file, or null for the built-in one */
	readonly preset: string | null;
	/**
	 * Sets the hall's time and how fast it runs, for demonstrations and simulations; what time alone makes true by then is
	 * true when this resolves. The hall's time never runs backwards: an earlier moment is not taken.
	 */
	setClock(at: number | undefined, scale: number | undefined): Promise<void>;
	/** The hall that a host name stands for; one hall is the default. Ask first whether it is served here. */
	hallFor(host: string | null): HallRuntime;
	/** Whether the hall of a host name is served here, not by other nodes alone. */
	serves(host: string | null): boolean;
	/** What makes a hall run by itself; a demo has it, a real hall never. */
	playIn(hall: HallRuntime): RunningDemo | undefined;
	/** Puts the live channel on the HTTP server that also serves the pages. */
	attach(server: HttpServer | HttpsServer): void;
	close(): Promise<void>;
}

/** Sockets send requests, not documents. */
const LARGEST_PACKET = 16 * 1024;

/** A browser says which page opens a socket; only our own may use our cookies. What is no browser says nothing. */
const isOwnPage = (origin: string | undefined, host: string | undefined): boolean =>
	origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);

/** The live channel. It outlives a house that is opened again in the same process, since it sits on the HTTP server. */
export const createIo = (): HallIo =>
	new Server({
		serveClient: false,
		maxHttpBufferSize: LARGEST_PACKET,
		cors: { origin: false },
		allowRequest: ({ headers }, answer) => answer(null, isOwnPage(headers.origin, headers.host))
	});

/** @throws BadConfig, InUse, Damaged, UnknownEvent: nothing was touched, and the message says what to do */
export async function openHouse(config: Config, io: HallIo = createIo()): Promise<House> {
	const { dataDir, demo, worker } = config;
	// Read before anything is made: a preset with a mistake leaves no folder behind.
	if (demo || config.preset !== null) await readPreset(config.preset);
	// Asked before anything is made, as well.
	const shared =
		config.databaseUrl === null
			? null
			: await openSharedHouse(config.databaseUrl, config.databaseAdminUrl, demo ? 'demo' : 'hall');
	const lock = await enter(dataDir).catch(async (error: unknown) => {
		await shared?.close();
		throw error;
	});
	const isNew = (await realDisk.size(`${dataDir}/${MARKER}`)) === undefined;
	const marker = await markFolder(config).catch(async (error: unknown) => {
		await shared?.close();
		await lock.release();
		throw error;
	});
	const clock = createClock();
	const hosts = shared?.hosts ?? marker.hosts;
	const known = hallsOf({ hosts });
	const names = config.halls ?? known;
	const halls = new Map<string, HallRuntime>();
	const metrics = createMetrics(() => [...halls].map(([name, hall]) => [name, hall.health()] as const));
	const time = createPassing(clock, halls);
	const plays = new Map<HallRuntime, RunningDemo>();
	const close = async () => {
		for (const play of plays.values()) await play.halt();
		time.stop();
		metrics.stop();
		// Not `io.close()`: that would also close the HTTP server, which belongs to the entry, or to Vite.
		io.removeAllListeners('connection');
		io.disconnectSockets(true);
		for (const hall of halls.values()) await hall.close();
		await shared?.close();
		await lock.release();
	};
	try {
		for (const name of names)
			if (!known.includes(name)) throw new BadConfig(`HALLS names “${name}”, which no host name stands for.`);
		for (const name of names)
			halls.set(
				name,
				await openHall({
					name,
					demo,
					folder: `${dataDir}/${name}`,
					disk: realDisk,
					clock,
					io,
					worker,
					metrics: metrics.of(name),
					shared,
					attachments: { folder: config.attachments, megabytes: config.attachmentMegabytes },
					report,
					// Only a new folder: a second start would make the same ids again.
					...(config.seed !== null && isNew && shared === null ? { entropy: seededEntropy(config.seed) } : {})
				})
			);
		if (config.clock !== null && !demo) clock.set(config.clock);
		for (const hall of halls.values()) {
			if (demo) {
				const opened = await openDemo(hall, config);
				plays.set(hall, await createRunningDemo({ ...opened, hall, setClock: (at) => time.set(at, undefined) }));
			} else await announceSetUp(hall);
			await hall.tick();
		}
	} catch (error) {
		await close();
		throw error;
	}

	// A host may call itself `constructor`: only names that were written down count.
	const nameFor = (host: string | null) => find(hosts, (host ?? '').replace(/:\d+$/, '')) ?? DEFAULT_HALL;
	const hallFor = (host: string | null): HallRuntime => {
		const name = nameFor(host);
		const hall = halls.get(name);
		if (!hall) throw new Error(`no hall ${name}`);
		return hall;
	};

	io.on('connection', (socket) => {
		const { headers, auth } = socket.handshake;
		if (!halls.has(nameFor(headers.host ?? null))) return void socket.disconnect(true);
		const hall = hallFor(headers.host ?? null);
		const as: unknown = auth['as'];
		const link: unknown = auth['link'];
		const cookies = cookiesIn(headers.cookie);
		const credentials = credentialsOf({
			authorization: typeof link === 'string' ? `Bearer ${link}` : headers.authorization,
			as: typeof as === 'string' ? as : undefined,
			cookie: (name) => cookies.get(name)
		});
		const guise = demo && typeof auth['page'] === 'string' ? guiseIn(auth['page']) : undefined;
		const guises = guisesOf(hall);
		socket.data.identify = (state) =>
			guise === undefined ? hall.actor(state, credentials, false) : hall.actor(state, guises.worn(guise) ?? {}, true);
		// After a restart nobody is known yet: once they are, the page comes again.
		if (guise !== undefined && !guises.worn(guise))
			void guises.wear(guise).then(
				(worn) => worn && socket.disconnect(true),
				(error: unknown) => report('a guise failed', error)
			);
		socket.data.seen = cookies.get(SEEN_COOKIE);
		const language = cookies.get(LANGUAGE_COOKIE);
		socket.data.language = isLanguage(language) ? language : 'zh-CN';
		hall.live.connect(socket);
	});

	time.start();

	return {
		demo,
		clock,
		publicUrl: config.publicUrl,
		metrics,
		metricsToken: config.metricsToken,
		preset: config.preset,
		setClock: (at, scale) => time.set(at, scale),
		hallFor,
		serves: (host) => halls.has(nameFor(host)),
		playIn: (hall) => plays.get(hall),
		attach: (server) => {
			io.attach(server);
		},
		close
	};
}

async function announceSetUp(hall: HallRuntime): Promise<void> {
	const isNew = await hall.door.read((state) => state.hall.access.hall === null);
	if (isNew)
		console.log(`This hall is not set up yet. Open /set-up in a browser; the one-time code is ${hall.setUp.code}`);
}
