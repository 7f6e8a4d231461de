import { describe, expect, it } from 'vitest';
import {
	ADMIN,
	accepted,
	granted,
	openedHall,
	OPINION,
	sealed,
	shelved,
	taskAt,
	WALKS,
	type Story
} from '../testing.ts';
import { issuanceViews } from './views.ts';

const desk = (story: Story) => issuanceViews.pickup.data(story.hall, {}, story.now);
const counts = (story: Story) => {
	const { toProduce, toShelve, ready, unclaimed } = desk(story) ?? {};
	return [toProduce, toShelve, ready, unclaimed].map((page) => page?.count);
};
const outbox = (story: Story) => issuanceViews.outbox.data(story.hall, {}, story.now);

describe('the pickup desk', () => {
	it('has a result to produce, then to shelve, then ready, and no more once it is in hand', () => {
		const story = openedHall();
		const { id, issuer } = granted(story);
		expect(counts(story)).toEqual([1, 0, 0, 0]);
		const { result } = story.ask(issuer, 'result.produce', { case: id }).result;
		expect(counts(story)).toEqual([0, 1, 0, 0]);
		story.ask(issuer, 'result.shelve', { result, slot: 'A-01-01' });
		expect(counts(story)).toEqual([0, 0, 1, 0]);
		story.ask(issuer, 'result.handOut', { result, recipient: 'applicant', identity: sealed('A'), signed: true });
		expect(counts(story)).toEqual([0, 0, 0, 0]);
	});

	it('has what nobody fetched on a list of its own', () => {
		const { story } = shelved();
		story.at('2026-12-05', '09:00').passes();
		expect(counts(story)).toEqual([0, 0, 1, 1]);
	});

	it('has what was decided at a window only once its clerk is gone', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, WALKS.immediate);
		const { task } = taskAt(story, id, 'decide');
		story.ask(clerk, 'task.decide', { task, outcome: 'grant', opinion: OPINION });
		expect(counts(story)).toEqual([0, 0, 0, 0]);
		story.ask(ADMIN, 'staff.disable', { staff: clerk.kind === 'staff' ? clerk.id : '' });
		expect(counts(story)).toEqual([1, 0, 0, 0]);
	});
});

describe('the outbox', () => {
	it('has what was not told yet, with the place where the result waits and a masked telephone', () => {
		const { story } = shelved();
		expect(outbox(story)).toMatchObject({
			count: 1,
			messages: [{ kind: 'ready', status: 'queued', slot: 'A-01-03', phone: '*' }]
		});
	});

	it('keeps what failed, and lets go of what was sent', () => {
		const { story, issuer } = shelved();
		const message = outbox(story)?.messages[0]?.id;
		story.ask(issuer, 'message.settle', { message, outcome: 'failed', note: '空号' });
		expect(outbox(story)).toMatchObject({ count: 1, messages: [{ status: 'failed', attempts: 1 }] });
		story.ask(issuer, 'message.settle', { message, outcome: 'sent' });
		expect(outbox(story)).toEqual({ count: 0, messages: [] });
	});
});
