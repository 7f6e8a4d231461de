import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '$lib/hall/contract.ts';
import { Refusal } from '$lib/hall/refusal.ts';
import { cast, openDoor, SMALL_PRESET, type Cast, type Running } from './door.testing.ts';
import { seeded } from './log/random.ts';
import { SimulatedDisk } from './log/simulated-disk.ts';

let disk: SimulatedDisk;
let running: Running;
let people: Cast;

beforeEach(async () => {
	disk = new SimulatedDisk(seeded(1));
	running = await openDoor(disk, seeded(2));
	people = await cast(running.door);
});

const take = (id: string, payload: object = { queue: 'lz' }) =>
	running.door.execute(people.kiosk, 'ticket.take', { id, payload });

/** The refusal of what must be refused, and that the log has not grown by it. */
async function refusal(work: () => Promise<unknown>): Promise<Refusal> {
	const before = running.journal.head.position;
	const error: unknown = await work().then(
		() => undefined,
		(thrown: unknown) => thrown
	);
	expect(error).toBeInstanceOf(Refusal);
	expect(running.journal.head.position).toBe(before);
	return error instanceof Refusal ? error : new Refusal('failed');
}
const code = async (work: () => Promise<unknown>) => (await refusal(work)).code;

describe('a batch that takes its time', () => {
	it('lets others have their turn in between, and nobody sees the half of it', async () => {
		let real = 0;
		const slow = await openDoor(new SimulatedDisk(seeded(3)), seeded(4), { real: () => (real += 20) });
		const { kiosk } = await cast(slow.door);
		const before = slow.door.head().position;
		const seen: number[] = [];
		let turns = 0;
		let done = false;
		const others = async (): Promise<void> => {
			if (done) return;
			turns += 1;
			void slow.door.read(({ hall }) => seen.push(Object.keys(hall.ticketing.tickets).length));
			setImmediate(() => void others());
		};
		const asked = Array.from({ length: 30 }, (_, n) =>
			slow.door.execute(kiosk, 'ticket.take', { id: `long-batch-${n}`, payload: { queue: 'lz' } })
		);
		void others();
		await Promise.all(asked);
		done = true;
		expect(turns).toBeGreaterThanOrEqual(30);
		await slow.door.read(() => undefined);
		expect(seen.filter((tickets) => tickets > 0 && tickets < 30)).toEqual([]);
		expect(slow.door.head().position).toBe(before + 30);
	});
});

describe('the id of a command', () => {
	it('gives the same answer again, and does nothing twice', async () => {
		const first = await take('same-id-1');
		expect(await take('same-id-1')).toEqual(first);
		expect(await running.door.read(({ hall }) => Object.keys(hall.ticketing.tickets).length)).toBe(1);
	});

	it('waits for the first while that is under way', async () => {
		const answers = await Promise.all([take('same-id-2'), take('same-id-2'), take('same-id-2')]);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
	});

	it('with another payload is refused, even in the same batch', async () => {
		const [first, second] = await Promise.allSettled([
			take('same-id-3'),
			take('same-id-3', { queue: 'lz', items: ['medical-insurance'] })
		]);
		expect(first.status).toBe('fulfilled');
		expect(second).toMatchObject({ reason: { code: 'id-reused', status: 409 } });
	});

	it('is the actor’s own: another’s same id is another command', async () => {
		const [clerk] = people.clerks;
		await take('same-id-4');
		const opened = await running.door.execute(clerk?.actor ?? { kind: 'anyone' }, 'window.open', {
			id: 'same-id-4',
			payload: { window: 'w12' }
		});
		expect(opened.result).toEqual({ window: 'w12' });
	});

	it('is not used up by a refusal', async () => {
		const call = () =>
			running.door.execute(people.clerks[0]?.actor ?? { kind: 'anyone' }, 'ticket.call', {
				id: 'call-me-1',
				payload: { window: 'w12' }
			});
		expect(await code(call)).toBe('window-not-open');
		await running.door.execute(people.clerks[0]?.actor ?? { kind: 'anyone' }, 'window.open', {
			id: 'open-it-1',
			payload: { window: 'w12' }
		});
		await take('someone-1', { queue: 'sh', identity: '410899198506300026' });
		expect((await call()).result).toMatchObject({ number: 'M001' });
	});
});

describe('the door refuses', () => {
	const anyone: Actor = { kind: 'anyone' };

	it('who is nobody, who may not, and what there is not, in that order', async () => {
		expect(
			await code(() => running.door.execute(anyone, 'ticket.take', { id: 'x-1234567', payload: { nonsense: 1 } }))
		).toBe('not-signed-in');
		expect(await code(() => running.door.execute(people.kiosk, 'window.open', { id: 'x-1234567', payload: {} }))).toBe(
			'not-allowed'
		);
		expect(await code(() => running.door.execute(people.kiosk, 'ticket.steal', { id: 'x-1234567' }))).toBe(
			'unknown-command'
		);
		expect(await code(() => running.door.execute({ kind: 'anyone' }, 'clock.tick', { id: 'x-1234567' }))).toBe(
			'not-signed-in'
		);
	});

	it('a payload with the path of each flaw', async () => {
		const { details } = await refusal(() =>
			take('bad-one-1', { queue: 5, identity: '410899200102291012', more: true })
		);
		expect(details['flaws']).toEqual([
			{ path: 'queue', problem: 'invalid_type' },
			{ path: 'identity', problem: 'identity.date' },
			{ path: 'more', problem: 'unknown-field' }
		]);
	});

	it('an identity number of somebody who is not born yet', async () => {
		const { details } = await refusal(() => take('bad-one-2', { queue: 'sh', identity: '410899203001010019' }));
		expect(details['flaws']).toEqual([{ path: 'identity', problem: 'identity.date' }]);
	});

	it('what must say what was looked at and does not, and what has moved on, with what happened since', async () => {
		const clerk = people.clerks[0]?.actor ?? anyone;
		await running.door.execute(clerk, 'window.open', { id: 'open-it-2', payload: { window: 'w12' } });
		const taken = await take('someone-2', { queue: 'sh', identity: '410899198506300026' });
		const ticket = String((taken.result as Record<string, unknown>)['ticket']);
		const call = (expect?: Record<string, number>) =>
			running.door.execute(clerk, 'ticket.call', {
				id: `call-${JSON.stringify(expect)?.length ?? 0}-abc`,
				payload: { window: 'w12', ticket, reason: '高龄老人' },
				expect
			});
		expect((await refusal(() => call())).details).toEqual({
			flaws: [{ path: `expect.ticket:${ticket}`, problem: 'expect-needed' }]
		});
		const stale = await refusal(() => call({ [`ticket:${ticket}`]: 0 }));
		expect(stale).toMatchObject({ code: 'stale', status: 409 });
		expect(stale.details['since']).toMatchObject([{ type: 'ticket.taken' }]);
		expect(await code(() => call({ [`ticket:${ticket}`]: 1, 'window:nowhere': 1 }))).toBe('unknown');
		expect((await call({ [`ticket:${ticket}`]: 1, 'window:w12': 1 })).result).toMatchObject({ number: 'M001' });
	});

	it('everything once it closes', async () => {
		await running.door.close();
		expect(await code(() => take('too-late-1'))).toBe('closing');
	});
});

describe('when it cannot be saved', () => {
	it('the whole batch is refused, nobody has seen it, and the same commands work later', async () => {
		disk.failNext('sync');
		const results = await Promise.allSettled([take('batch-one'), take('batch-two')]);
		expect(results).toMatchObject([{ reason: { code: 'not-saved', status: 503 } }, { reason: { code: 'not-saved' } }]);
		expect(await running.door.read(({ hall }) => Object.keys(hall.ticketing.tickets))).toEqual([]);
		expect(await code(() => take('batch-one'))).toBe('not-saved');
		// Until the disk, asked by itself and not by people's commands, takes something again.
		await vi.waitUntil(() => running.engine.away() === undefined);
		expect((await take('batch-one')).result).toMatchObject({ number: 'L001' });
		expect((await take('batch-two')).result).toMatchObject({ number: 'L002' });
	});
});

describe('behind the door', () => {
	it('there is no personal text: sealed with the key of its person, found again by its hash', async () => {
		await take('person-one', { queue: 'sh', identity: '41089919900101001x', phone: '13812345678' });
		const ticket = await running.door.read(({ hall }) => Object.values(hall.ticketing.tickets)[0]);
		expect(ticket?.identity).toMatchObject({ mask: '410899********001X' });
		expect(ticket?.identity && running.vault.open(ticket.identity)).toBe('41089919900101001X');
		expect(ticket?.phone && running.vault.open(ticket.phone)).toBe('13812345678');
		expect(ticket?.phone?.sealed.split('.')[0]).toBe(ticket?.identity?.sealed.split('.')[0]);
		expect(await code(() => take('person-two', { queue: 'sh', identity: '41089919900101001X' }))).toBe(
			'already-waiting'
		);
	});

	it('a token is made from its id, and anybody else’s is none', () => {
		const { vault } = running;
		const token = vault.token('t_0123456789abcdef');
		expect(vault.idOf(token)).toBe('t_0123456789abcdef');
		expect(vault.idOf(`${token}x`)).toBeUndefined();
		expect(vault.idOf(token.replace('t_0', 't_1'))).toBeUndefined();
		expect(vault.idOf('')).toBeUndefined();
		expect(vault.code('pickup:r_1')).toMatch(/^\d{8}$/);
	});

	it('a setup that is not well formed changes nothing', async () => {
		const work = () =>
			running.door.execute({ kind: 'setup' }, 'hall.setUp', { id: 'again-123', payload: { preset: SMALL_PRESET } });
		expect(await code(work)).toBe('malformed');
	});
});
