import { describe, expect, it } from 'vitest';
import { Play, minutes, type Script } from './play.ts';
import { Refused, type Way } from './way.ts';

const DAY = 1_000_000;

/** A way into a hall that refuses whoever is called `late`, and whose clock shows whatever is waited for. */
function wayOf(asked: string[], reach: Way['reach'] = (instant) => Promise.resolve(instant)): Way {
	return {
		ask: (who, name) => {
			asked.push(who);
			return who === 'late' ? Promise.reject(new Refused(who, name, 'ticket-not', {})) : Promise.resolve({});
		},
		see: () => Promise.reject(new Error('nothing to see')),
		reach
	};
}

async function* callTwice(play: Play, who: string): Script {
	await play.must(who, 'ticket.call', { window: 'w01' });
	yield minutes(1);
	await play.must(who, 'ticket.call', { window: 'w01' });
}

describe('a refusal that nobody declared', () => {
	it('ends the play, where nobody else is in the hall: it is a finding', async () => {
		const play = new Play(wayOf([]), [], { seed: 1, now: 0 });
		play.begin(callTwice(play, 'late'));
		await expect(play.run(DAY)).rejects.toThrow('late asked ticket.call and was refused: ticket-not');
	});

	it('ends one script alone, where people are at work too', async () => {
		const asked: string[] = [];
		const fallen: unknown[] = [];
		const play = new Play(wayOf(asked), [], { seed: 1, now: 0, fell: (error) => void fallen.push(error) });
		for (const who of ['late', 'early']) play.begin(callTwice(play, who));
		await play.run(DAY);
		expect(asked).toEqual(['late', 'early', 'early']);
		expect(fallen).toHaveLength(1);
	});

	it('is an answer like any other once it is declared', async () => {
		const play = new Play(wayOf([]), [], { seed: 1, now: 0 });
		await expect(play.ask('late', 'ticket.call', { window: 'w01' }, { refusals: ['ticket-not'] })).resolves.toBe(
			'ticket-not'
		);
		expect(play.tally.refusals).toEqual({ 'ticket-not': 1 });
	});
});

describe('a play that is halted', () => {
	it('waits for nobody any longer, and asks for nothing more', async () => {
		const asked: string[] = [];
		const fallen: unknown[] = [];
		const halt = new AbortController();
		const waits: Way['reach'] = (instant, halted) =>
			instant === 0
				? Promise.resolve(0)
				: new Promise((resolve) => halted.addEventListener('abort', () => resolve(instant)));
		const playing = { seed: 1, now: 0, halted: halt.signal, fell: (error: unknown) => void fallen.push(error) };
		const play = new Play(wayOf(asked, waits), [], playing);
		for (const who of ['one', 'other']) play.begin(callTwice(play, who));
		const run = play.run(DAY);
		await new Promise((resolve) => setImmediate(resolve));
		expect(asked).toEqual(['one', 'other']);
		halt.abort();
		await run;
		await expect(play.must('one', 'ticket.call', { window: 'w01' })).rejects.toThrow();
		expect(asked).toEqual(['one', 'other']);
		expect(fallen).toEqual([]);
	});
});
