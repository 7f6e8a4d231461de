import { describe, expect, it } from 'vitest';
import {
	accepted,
	caseOf,
	granted,
	openedHall,
	OPINION,
	sealed,
	shelved,
	taskAt,
	WALKS,
	type Story
} from '../testing.ts';

const resultOf = (story: Story, id: string) => story.hall.issuance.results[id];
const handOut = (result: unknown, who: string, rest = {}) => ({
	result,
	recipient: 'applicant',
	identity: sealed(who),
	signed: true,
	...rest
});

describe('result.shelve', () => {
	it('puts it into a free slot, keeps of the pickup code only its hash, and has the applicant told', () => {
		const story = openedHall();
		const { id, issuer } = granted(story);
		const result = String(story.ask(issuer, 'result.produce', { case: id }).result['result']);
		expect(story.happens(issuer, 'result.shelve', { result, slot: 'A-01-03' })).toEqual([
			'result.shelved',
			'message.queued'
		]);
		expect(resultOf(story, result)).toMatchObject({
			status: 'shelved',
			slot: 'A-01-03',
			code: `secret of pickup:${result}`,
			shelvedAt: story.now
		});
		expect(caseOf(story, id).status).toBe('ready');
	});

	it('is refused for a slot that the hall’s shelf does not have', () => {
		const story = openedHall();
		const { id, issuer } = granted(story);
		const result = story.ask(issuer, 'result.produce', { case: id }).result['result'];
		for (const slot of ['Z-99-99', 'G-01-01', 'A-11-01', 'A-01-21', 'A-00-01', 'A-01-00'])
			expect(story.refused(issuer, 'result.shelve', { result, slot })).toBe('no-such-slot');
		expect(story.happens(issuer, 'result.shelve', { result, slot: 'F-10-20' })).toContain('result.shelved');
	});

	it('goes by the shelf that the hall itself says it has', () => {
		const story = openedHall(undefined, { shelf: { zones: 1, rows: 30, places: 4 } });
		const { id, issuer } = granted(story);
		const result = story.ask(issuer, 'result.produce', { case: id }).result['result'];
		for (const slot of ['B-01-01', 'A-31-01', 'A-01-05'])
			expect(story.refused(issuer, 'result.shelve', { result, slot })).toBe('no-such-slot');
		expect(story.happens(issuer, 'result.shelve', { result, slot: 'A-30-04' })).toContain('result.shelved');
	});

	it('is refused for a slot that is taken, and twice', () => {
		const { story, issuer, result } = shelved();
		const other = granted(story);
		const second = story.ask(issuer, 'result.produce', { case: other.id }).result['result'];
		expect(story.refused(issuer, 'result.shelve', { result: second, slot: 'A-01-03' })).toBe('slot-taken');
		expect(story.refused(issuer, 'result.shelve', { result, slot: 'A-01-04' })).toBe('result-not');
		expect(story.refused(issuer, 'result.shelve', { result: 'r_nothing0', slot: 'A-01-04' })).toBe('unknown');
	});
});

describe('result.handOut', () => {
	it('goes to the applicant whose identity fits and who signs, frees the slot, and ends the case', () => {
		const { story, id, issuer, result } = shelved();
		expect(story.refused(issuer, 'result.handOut', handOut(result, 'B'))).toBe('not-the-person');
		expect(story.refused(issuer, 'result.handOut', handOut(result, 'A', { signed: false }))).toBe('signature-needed');
		expect(story.happens(issuer, 'result.handOut', handOut(result, 'A'))).toEqual(['result.handedOut']);
		expect(story.hall.issuance.slots).toEqual({});
		expect(caseOf(story, id)).toMatchObject({ status: 'delivered', deliveredAt: story.now });
		expect(story.refused(issuer, 'result.handOut', handOut(result, 'A'))).toBe('result-not');
	});

	it('goes to somebody else only with an authority that was seen', () => {
		const { story, issuer, result } = shelved();
		const byAgent = handOut(result, 'B', { recipient: 'agent' });
		expect(story.refused(issuer, 'result.handOut', byAgent)).toBe('agent-unauthorised');
		expect(story.happens(issuer, 'result.handOut', { ...byAgent, authoritySeen: true })).toEqual(['result.handedOut']);
	});

	it('from the shelf only by the issuing desk: a clerk’s own promised case is not theirs to hand out', () => {
		const story = openedHall();
		const { id, clerk, issuer } = granted(story);
		const { result } = story.ask(issuer, 'result.produce', { case: id }).result;
		expect(story.refused(issuer, 'result.handOut', handOut(result, 'A'))).toBe('not-allowed');
		story.ask(issuer, 'result.shelve', { result, slot: 'A-01-01' });
		expect(story.refused(clerk, 'result.handOut', handOut(result, 'A'))).toBe('not-allowed');
		expect(story.refused({ kind: 'anyone' }, 'result.handOut', handOut(result, 'A'))).toBe('not-signed-in');
	});

	it('即办: the clerk who took it produces and hands out in the same sitting, and all events are kept', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, WALKS.immediate);
		const { task } = taskAt(story, id, 'decide');
		story.ask(clerk, 'task.decide', { task, outcome: 'grant', opinion: OPINION });
		const { result } = story.ask(clerk, 'result.produce', { case: id }).result;
		expect(story.happens(clerk, 'result.handOut', handOut(result, 'A'))).toEqual(['result.handedOut']);
		expect(caseOf(story, id).trail.map((entry) => entry.type)).toEqual([
			'case.drafted',
			'case.filled',
			'case.checked',
			'case.received',
			'case.accepted',
			'task.opened',
			'task.decided',
			'result.produced',
			'result.handedOut'
		]);
	});
});
