import { describe, expect, it } from 'vitest';
import { accepted, granted, openedHall, OPINION, sealed, type Story, taskAt, WALKS } from '../testing.ts';

const resultOf = (story: Story, id: unknown) => story.hall.issuance.results[String(id)];

function shelved() {
	const story = openedHall();
	const { id, issuer } = granted(story);
	const { result } = story.ask(issuer, 'result.produce', { case: id }).result;
	story.ask(issuer, 'result.shelve', { result, slot: 'A-01-03' });
	return { story, id, issuer, result };
}
const handOut = (result: unknown, who: string, rest = {}) => ({
	result,
	recipient: 'applicant',
	identity: sealed(who),
	authoritySeen: false,
	signed: true,
	...rest
});

describe('result.produce', () => {
	it('makes the certificate of a grant, with a gap-free number', () => {
		const story = openedHall();
		const { id, issuer } = granted(story);
		expect(story.ask(issuer, 'result.produce', { case: id }).result['number']).toBe('豫（焦作）不动产权证〔2026〕1号');
		expect(story.hall.intake.cases[id]?.status).toBe('producing');
		expect(story.refused(issuer, 'result.produce', { case: id })).toBe('already-produced');
	});

	it('serves a denial too, under the number of the decision', () => {
		const story = openedHall();
		const { id, issuer } = granted(story, 'deny');
		const { result, number } = story.ask(issuer, 'result.produce', { case: id }).result;
		expect(number).toBe('焦自然资决〔2026〕1号');
		expect(resultOf(story, result)?.kind).toBe('denial');
	});

	it('is refused before the decision, and for a case that there is not', () => {
		const story = openedHall();
		const { id } = accepted(story, WALKS.parallel);
		const chief = story.staff('chief zrzy', { roles: ['chief'], department: 'zrzy' });
		expect(story.refused(chief, 'result.produce', { case: id })).toBe('not-decided');
		expect(story.refused(chief, 'result.produce', { case: 'c_nothing0' })).toBe('unknown');
		const issuer = story.staff('issuer', { roles: ['issuer'] });
		expect(story.refused(issuer, 'result.produce', { case: id })).toBe('not-allowed');
	});
});

describe('result.shelve', () => {
	it('puts it into a free slot, and keeps of the pickup code only its hash', () => {
		const { story, id, result } = shelved();
		expect(resultOf(story, result)).toMatchObject({
			status: 'shelved',
			slot: 'A-01-03',
			code: `secret of pickup:${String(result)}`
		});
		expect(story.hall.intake.cases[id]?.status).toBe('ready');
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
		expect(story.hall.intake.cases[id]).toMatchObject({ status: 'delivered', deliveredAt: story.now });
		expect(story.refused(issuer, 'result.handOut', handOut(result, 'A'))).toBe('result-not');
	});

	it('goes to somebody else only with an authority that was seen', () => {
		const { story, issuer, result } = shelved();
		expect(story.refused(issuer, 'result.handOut', handOut(result, 'B', { recipient: 'agent' }))).toBe(
			'agent-unauthorised'
		);
		expect(
			story.happens(issuer, 'result.handOut', handOut(result, 'B', { recipient: 'agent', authoritySeen: true }))
		).toEqual(['result.handedOut']);
	});

	it('from the shelf only by the issuing desk: a clerk’s own promised case is not theirs to hand out', () => {
		const story = openedHall();
		const { id, clerk, issuer } = granted(story);
		expect(story.refused(clerk, 'result.produce', { case: id })).toBe('not-allowed');
		const { result } = story.ask(issuer, 'result.produce', { case: id }).result;
		expect(story.refused(issuer, 'result.handOut', handOut(result, 'A'))).toBe('not-allowed');
		story.ask(issuer, 'result.shelve', { result, slot: 'A-01-01' });
		expect(story.refused(clerk, 'result.handOut', handOut(result, 'A'))).toBe('not-allowed');
	});

	it('即办: the clerk who took it produces and hands out in the same sitting, and all events are kept', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, WALKS.immediate);
		const { task } = taskAt(story, id, 'decide');
		story.ask(clerk, 'task.decide', { task, outcome: 'grant', opinion: OPINION, reasons: null });
		const { result } = story.ask(clerk, 'result.produce', { case: id }).result;
		story.ask(clerk, 'result.handOut', handOut(result, 'A'));
		expect(story.hall.intake.cases[id]?.trail.map((entry) => entry.type)).toEqual([
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
