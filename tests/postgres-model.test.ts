import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '$lib/hall/access/rules.ts';
import type { Actor } from '$lib/hall/contract.ts';
import { Refusal } from '$lib/hall/refusal.ts';
import { cast, type Cast } from '$lib/server/door.testing.ts';
import type { Door } from '$lib/server/door.ts';
import { seeded, type Random } from '$lib/server/log/random.ts';
import { keptByNodes, keptInJournal, keptNowhere, modelClock, type Kept } from './harness/model-doors.ts';
import { identityOf } from './harness/people.ts';
import { startPostgres, type PostgresServer } from './harness/postgres.ts';

/** A soak: `MODEL_SEEDS=100 npx vitest run --project house tests/postgres-model.test.ts` */
const SEEDS = Number(process.env['MODEL_SEEDS'] ?? 6);
const STEPS = 150;
const PEOPLE = 12;

let postgres: PostgresServer;
beforeAll(async () => {
	postgres = await startPostgres();
});

interface Asked {
	readonly actor: Actor;
	readonly name: CommandName;
	readonly id: string;
	readonly payload: object;
}

/** Something that somebody of the hall might ask, sensible or not. */
function anything(random: Random, { kiosk, clerks }: Cast, tickets: readonly string[], id: string): Asked {
	const of = <T>(list: readonly T[]): T | undefined => list[random.below(list.length)];
	const clerk = of(clerks);
	const window = clerk?.window ?? 'w12';
	const at = clerk?.actor ?? kiosk;
	const ticket = of(tickets) ?? 't_none';
	const choices: readonly (readonly [Actor, CommandName, object])[] = [
		[kiosk, 'ticket.take', { queue: 'sh', identity: identityOf(random.below(PEOPLE)) }],
		[kiosk, 'ticket.take', { queue: 'lz', phone: `1380000${String(random.below(PEOPLE)).padStart(4, '0')}` }],
		[at, 'window.open', { window }],
		[at, 'window.close', { window }],
		[at, 'ticket.call', { window }],
		[at, 'ticket.call', { window }],
		[at, 'ticket.start', { ticket }],
		[at, 'ticket.hold', { ticket, reason: '回家取材料' }],
		[at, 'ticket.resume', { ticket, window }],
		[at, 'ticket.miss', { ticket }],
		[at, 'ticket.requeue', { ticket }],
		[at, 'ticket.finish', { ticket }],
		[kiosk, 'ticket.abandon', { ticket }],
		[{ kind: 'clock' }, 'clock.tick', {}]
	];
	const [actor, name, payload] = of(choices) ?? [kiosk, 'ticket.take', {}];
	return { actor, name, id, payload };
}

async function told(door: Door, { actor, name, id, payload }: Asked): Promise<string> {
	try {
		return JSON.stringify(await door.execute(actor, name, { id, payload }));
	} catch (error) {
		if (error instanceof Refusal) return error.code;
		throw error;
	}
}

/** Plays the same on all of them, and sees to it that each says the same. Returns how often something was done. */
async function play(random: Random, halls: readonly Kept[], clock: ReturnType<typeof modelClock>): Promise<number> {
	const [model] = halls;
	if (!model) return 0;
	const casts = [];
	for (const hall of halls) casts.push(await cast(await hall.door('cast')));
	expect(new Set(casts.map((one) => JSON.stringify(one))).size).toBe(1);
	const people = casts[0] ?? (await cast(await model.door('cast')));
	const asked: Asked[] = [];
	let done = 0;
	for (let step = 0; step < STEPS; step += 1) {
		if (random.chance(0.2)) clock.set(clock.now() + random.below(20) * 60_000, 0);
		const tickets = await (await model.door('look')).read((state) => Object.keys(state.hall.ticketing.tickets));
		const again = random.chance(0.1) ? asked[random.below(asked.length)] : undefined;
		const command = again ?? anything(random, people, tickets, `command-${step}`);
		asked.push(command);
		const answers: string[] = [];
		for (const hall of halls) answers.push(await told(await hall.door(`${command.id} ${step}`), command));
		expect(answers, `${step}: ${JSON.stringify(command)}`).toEqual(answers.map(() => answers[0]));
		if (answers[0]?.startsWith('{')) done += 1;
	}
	return done;
}

describe('the hall alone, a journal that is restarted, and two nodes of a database', () => {
	it.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
		'answer the same to the same commands, and hold the same hall, byte for byte: seed %i',
		async (seed) => {
			const random = seeded(seed);
			const clock = modelClock();
			const { url } = await postgres.database();
			const halls = [
				await keptNowhere(clock),
				await keptInJournal(clock, () => random.chance(0.1)),
				await keptByNodes(clock, url, 2, () => random.below(2))
			];
			expect(await play(random, halls, clock)).toBeGreaterThan(STEPS / 5);
			const [alone, journal, nodes] = await Promise.all(halls.map((hall) => hall.state()));
			expect(journal).toBe(alone);
			expect(nodes).toBe(alone);
			for (const hall of halls) await hall.close();
		}
	);
});
