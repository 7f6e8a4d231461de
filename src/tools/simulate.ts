import { parseArgs } from 'node:util';
import { timeOf, dayOf } from '../lib/hall/calendar/day.ts';
import { hallClock, overHttp, signInAt } from '../lib/server/demo/over-http.ts';
import { DEMO_PASSWORD } from '../lib/server/demo/demo.ts';
import { stageDay, wholeDay } from '../lib/server/demo/play/day.ts';
import { Play } from '../lib/server/demo/play/play.ts';
import { summary } from '../lib/server/demo/play/summary.ts';
import { Refused } from '../lib/server/demo/play/way.ts';
import { readPreset } from '../lib/server/presets/read.ts';

const USAGE = `npm run simulate -- [--url http://localhost:3000] [--speed max|60|1] [--visitors 1000] [--seed 1] [--preset jiaozuo]
Plays a whole working day against a running demo hall, over its public API.`;

const { values } = parseArgs({
	options: {
		url: { type: 'string', default: 'http://localhost:3000' },
		speed: { type: 'string', default: 'max' },
		visitors: { type: 'string', default: '1000' },
		seed: { type: 'string', default: '1' },
		preset: { type: 'string' },
		help: { type: 'boolean', default: false }
	}
});

function number(name: string, text: string, least: number): number {
	const value = Number(text);
	if (!Number.isFinite(value) || value < least)
		throw new Error(`--${name} is “${text}”; give a number from ${least} on.\n${USAGE}`);
	return value;
}

const WIDTH = 30;
function bar(share: number, words: string): void {
	if (!process.stdout.isTTY) return;
	const full = Math.round(WIDTH * Math.min(1, Math.max(0, share)));
	process.stdout.write(`\r[${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${words}   `);
}

/** The duty manager's session, who may set a demo's clock. A second run of the same seed needs another command id. */
async function dutyAt(url: string, seed: number): Promise<string> {
	const again = `sim-duty-${Math.round(performance.timeOrigin)}`;
	try {
		return await signInAt(url, 'duty', DEMO_PASSWORD, `sim-duty-${seed}`).catch((error: unknown) => {
			if (error instanceof Refused) return signInAt(url, 'duty', DEMO_PASSWORD, again);
			throw error;
		});
	} catch (error) {
		const sentence = `${url} cannot be reached as a demo hall. Start it with npm start, or name it with --url.`;
		throw new Error(sentence, { cause: error });
	}
}

/** Enrols the kiosk and the gateway that the play speaks through. */
async function devicesAt(url: string, prefix: string): Promise<Record<string, string>> {
	const admin = overHttp({ url, password: DEMO_PASSWORD, speed: null, devices: {}, prefix: `${prefix}-admin` });
	const enrol = async (kind: 'kiosk' | 'client', name: string) =>
		String((await admin.ask('admin', 'device.enrol', { kind, name }))['token']);
	return { kiosk: await enrol('kiosk', `simulate ${prefix}`), gateway: await enrol('client', `simulate ${prefix}`) };
}

async function main(): Promise<void> {
	if (values.help) return console.log(USAGE);
	const seed = number('seed', values.seed, 0);
	const visitors = number('visitors', values.visitors, 1);
	const speed = values.speed === 'max' ? null : number('speed', values.speed, 0.1);
	const { url } = values;
	const file = await readPreset(values.preset ?? null);
	const token = await dutyAt(url, seed);
	const { now, opensAt } = await hallClock(url, token);
	if (opensAt === null) throw new Error('The hall is not set up.');
	// With a seed and a day the ids of a run are the same again, so that two runs can be compared.
	const prefix = `sim-${seed}-${dayOf(opensAt)}`;
	const devices = await devicesAt(url, prefix);
	const way = overHttp({ url, password: DEMO_PASSWORD, speed, devices, prefix });
	const play = new Play(way, file.preset.items, { seed, now });
	const plan = wholeDay(file, opensAt, visitors);
	const before = performance.now();
	stageDay(play, file, plan);
	// An hour after the last number everybody has been served, and the duty manager has closed the day.
	await play.run(plan.until + 3 * 60 * 60_000, (at) => {
		const counts = play.tally.counts;
		bar(
			(at - plan.from) / (plan.until - plan.from),
			`${timeOf(at)}  ${counts['taken'] ?? 0} tickets  ${counts['received'] ?? 0} cases`
		);
	});
	if (process.stdout.isTTY) process.stdout.write('\n');
	const seconds = (performance.now() - before) / 1000;
	console.log(summary(play.tally, file, { day: dayOf(opensAt), seconds }));
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
