import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addDays, dayOf } from '../calendar/day.ts';
import { CLOCK, openedHall, sealed, shelved, type Story } from '../testing.ts';

const GATEWAY = { kind: 'device', id: 'd_gateway' } as const;
const messages = (story: Story) => Object.values(story.hall.issuance.messages);
const firstOf = (story: Story): string => messages(story)[0]?.id ?? '';
const settle = (message: string, outcome: string, note: string | null = null) => ({ message, outcome, note });
const reminders = (story: Story) =>
	story.log.flatMap(({ at, event }) =>
		event.type === 'message.queued' && event.kind === 'reminder' ? [[dayOf(at), event.reminder]] : []
	);

describe('领证通知: a message', () => {
	it('waits in the outbox until it is sent', () => {
		const { story, id, result } = shelved();
		expect(messages(story)).toMatchObject([{ case: id, result, kind: 'ready', reminder: 0, status: 'queued' }]);
		expect(story.happens(GATEWAY, 'message.settle', settle(firstOf(story), 'sent'))).toEqual(['message.settled']);
		expect(messages(story)).toMatchObject([{ status: 'sent', attempts: 1, settledAt: story.now }]);
	});

	it('may be told by voice at the desk instead', () => {
		const { story, issuer } = shelved();
		expect(story.happens(issuer, 'message.settle', settle(firstOf(story), 'told', '本人来电已告知'))).toEqual([
			'message.settled'
		]);
		expect(messages(story)).toMatchObject([{ status: 'told', note: '本人来电已告知' }]);
	});

	it.each(['failed', 'sent', 'told'])('that failed stays in the outbox, and is tried again: %s', (outcome) => {
		const { story } = shelved();
		const message = firstOf(story);
		story.ask(GATEWAY, 'message.settle', settle(message, 'failed', '空号'));
		expect(messages(story)).toMatchObject([{ status: 'failed', attempts: 1, note: '空号' }]);
		expect(story.happens(GATEWAY, 'message.settle', settle(message, outcome))).toEqual(['message.settled']);
		expect(messages(story)).toMatchObject([{ status: outcome, attempts: 2 }]);
	});

	it.each(['sent', 'told'])('that was %s is not settled again', (outcome) => {
		const { story } = shelved();
		const message = firstOf(story);
		story.ask(GATEWAY, 'message.settle', settle(message, outcome));
		expect(story.refused(GATEWAY, 'message.settle', settle(message, 'failed'))).toBe('message-settled');
		expect(story.refused(GATEWAY, 'message.settle', settle('m_nothing0', 'sent'))).toBe('unknown');
	});

	it.each(['queued', 'failed', 'sent', 'told'])(
		'is gone once the result is in hand, whatever became of it: %s',
		(outcome) => {
			const { story, issuer, result } = shelved();
			if (outcome !== 'queued') story.ask(GATEWAY, 'message.settle', settle(firstOf(story), outcome));
			const handed = { result, recipient: 'applicant', identity: sealed('A'), signed: true };
			expect(story.happens(issuer, 'result.handOut', handed)).toEqual(['result.handedOut']);
			expect(messages(story)).toEqual([]);
		}
	);
});

describe('催领: what nobody fetches', () => {
	it('is reminded of on the days that the hall set, and then is on the duty manager’s list', () => {
		const { story, result } = shelved();
		for (let n = 0; n < 20; n += 1) {
			story.at(addDays('2026-11-20', n), '09:00').passes();
		}
		expect(reminders(story)).toEqual([
			['2026-11-23', 1],
			['2026-11-27', 2],
			['2026-12-05', 3]
		]);
		expect(story.hall.issuance.results[result]).toMatchObject({ status: 'shelved', unclaimed: true });
	});

	it('is unclaimed from the day that the hall set, and not before', () => {
		const { story, result } = shelved();
		story.at('2026-12-04', '23:59').passes();
		expect(story.hall.issuance.results[result]?.unclaimed).toBe(false);
		expect(story.at('2026-12-05', '00:00').passes()).toEqual(['message.queued', 'result.unclaimed']);
	});

	it('is reminded of once after days without power: the newest reminder is enough', () => {
		const { story } = shelved();
		story.at('2026-12-01', '09:00').passes();
		expect(reminders(story)).toEqual([['2026-12-01', 2]]);
	});

	it('is nobody’s concern any more once it was fetched', () => {
		const { story, issuer, result } = shelved();
		story.ask(issuer, 'result.handOut', { result, recipient: 'applicant', identity: sealed('A'), signed: true });
		story.at('2026-12-20', '09:00').passes();
		expect(reminders(story)).toEqual([]);
		expect(story.hall.issuance.results[result]?.unclaimed).toBe(false);
	});

	it('is reminded of once for each day of the hall’s list, however often the clock asks, and whenever it asks', () => {
		const asks = fc.array(fc.nat(30), { minLength: 1, maxLength: 25 });
		fc.assert(
			fc.property(asks, (days) => {
				const { story, result } = shelved(openedHall());
				for (const day of days.toSorted((a, b) => a - b)) {
					story.at(addDays('2026-11-20', day), '12:00');
					for (let n = 0; n < 8; n += 1) story.ask(CLOCK, 'clock.tick');
					expect(story.ask(CLOCK, 'clock.tick').events).toEqual([]);
				}
				const last = Math.max(...days);
				const numbers = reminders(story).map(([, reminder]) => Number(reminder));
				expect(new Set(numbers).size).toBe(numbers.length);
				expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
				expect(numbers.at(-1) ?? 0).toBe([3, 7, 15].filter((day) => last >= day).length);
				expect(story.hall.issuance.results[result]?.unclaimed).toBe(last >= 15);
			}),
			{ numRuns: 30 }
		);
	});
});
