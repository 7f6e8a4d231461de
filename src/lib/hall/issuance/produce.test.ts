import { describe, expect, it } from 'vitest';
import {
	accepted,
	caseOf,
	claimed,
	granted,
	issuerOf,
	openedHall,
	OPINION,
	passed,
	taskAt,
	WALKS,
	type Story
} from '../testing.ts';

const { parallel, immediate } = WALKS;
const resultOf = (story: Story, id: unknown) => story.hall.issuance.results[String(id)];

/** A case that is ended, or sent up: nothing is made of it. */
function over(outcome: 'terminate' | 'forward') {
	const story = openedHall();
	const { id } = accepted(story, parallel);
	passed(story, id, 'registration');
	passed(story, id, 'tax');
	const { task, approver } = claimed(story, id, 'record');
	const decision = { task, outcome, opinion: OPINION, reasons: '申请事项终止', to: '省自然资源厅' };
	story.ask(approver, 'task.decide', decision);
	return { story, id, chief: approver };
}

describe('result.produce', () => {
	it('makes the certificate of a grant, with a number of its kind', () => {
		const story = openedHall();
		const { id, issuer } = granted(story);
		expect(story.happens(issuer, 'result.produce', { case: id })).toEqual(['result.produced']);
		const { result, status } = caseOf(story, id);
		expect(status).toBe('producing');
		expect(resultOf(story, result)).toMatchObject({
			kind: 'certificate',
			status: 'produced',
			number: '豫（示范）不动产权证〔2026〕1号'
		});
	});

	it('serves a denial too, under the number of the decision', () => {
		const story = openedHall();
		const { id, issuer } = granted(story, 'deny');
		expect(story.happens(issuer, 'result.produce', { case: id })).toEqual(['result.produced']);
		expect(resultOf(story, caseOf(story, id).result)).toMatchObject({
			kind: 'denial',
			number: '示自然资决〔2026〕1号'
		});
	});

	it('is once, and what was refused or denied between leaves no gap in the numbers', () => {
		const story = openedHall();
		const [one, denied, two] = [granted(story), granted(story, 'deny'), granted(story)];
		const produce = (id: string) => story.ask(issuerOf(story), 'result.produce', { case: id }).result['number'];
		expect(produce(one.id)).toBe('豫（示范）不动产权证〔2026〕1号');
		expect(story.refused(issuerOf(story), 'result.produce', { case: one.id })).toBe('already-produced');
		produce(denied.id);
		expect(produce(two.id)).toBe('豫（示范）不动产权证〔2026〕2号');
	});

	it('is refused before the decision, and for a case that there is not', () => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		const chief = story.staff('chief zrzy', { roles: ['chief'], department: 'zrzy' });
		expect(story.refused(chief, 'result.produce', { case: id })).toBe('not-decided');
		expect(story.refused(chief, 'result.produce', { case: 'c_nothing0' })).toBe('unknown');
		expect(story.refused(issuerOf(story), 'result.produce', { case: id })).toBe('not-allowed');
	});

	it.each(['terminate', 'forward'] as const)(
		'has nothing to make of a case that was ended or sent up: %s',
		(outcome) => {
			const { story, id, chief } = over(outcome);
			expect(story.refused(chief, 'result.produce', { case: id })).toBe('nothing-to-produce');
		}
	);

	it('is not a clerk’s, but for what was decided at the window', () => {
		const story = openedHall();
		const promised = granted(story);
		expect(story.refused(promised.clerk, 'result.produce', { case: promised.id })).toBe('not-allowed');
		const { clerk, id } = accepted(story, immediate);
		const { task } = taskAt(story, id, 'decide');
		story.ask(clerk, 'task.decide', { task, outcome: 'grant', opinion: OPINION });
		const other = story.staff('other', { windows: ['w13'], skills: ['sh'] });
		expect(story.refused(other, 'result.produce', { case: id })).toBe('not-allowed');
		expect(story.happens(clerk, 'result.produce', { case: id })).toEqual(['result.produced']);
	});
});
