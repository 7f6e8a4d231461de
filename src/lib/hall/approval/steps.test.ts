import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Item } from '../catalogue/schema.ts';
import { accepted, claimed, openedHall, OPINION, passed, PRESET, type Story, taskAt, WALKS } from '../testing.ts';
import { isHollow, nextSteps } from './rules.ts';

const { serial, parallel } = WALKS;
const open = (story: Story, id: string) =>
	(story.hall.approval.byCase[id] ?? [])
		.map((task) => story.hall.approval.tasks[task])
		.filter((task) => task?.status === 'pending')
		.map((task) => task?.step);
const words = { opinion: OPINION, recommends: 'grant' };

describe('steps', () => {
	it('after one another: each opens when the one before has passed', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		expect(open(story, id)).toEqual(['handle']);
		passed(story, id, 'handle');
		expect(open(story, id)).toEqual(['review']);
		passed(story, id, 'review');
		expect(open(story, id)).toEqual(['decide']);
	});

	it.each([
		['registration', 'tax'],
		['tax', 'registration']
	])('side by side: both open at acceptance, the last one opens when %s and %s have passed', (first, second) => {
		const story = openedHall();
		const { id } = accepted(story, parallel);
		expect(open(story, id)).toEqual(['registration', 'tax']);
		passed(story, id, first);
		expect(open(story, id)).toEqual([second]);
		passed(story, id, second);
		expect(open(story, id)).toEqual(['record']);
	});

	it('carry the limit of their own step, as it was told', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const { task } = taskAt(story, id, 'handle');
		expect(story.hall.approval.tasks[task]).toMatchObject({
			round: 1,
			due: { due: '2026-11-23', provisional: false, coveredThrough: '2026-12-31' }
		});
	});

	it('in whatever order they are done, all of them open once, and the one that decides opens last', () => {
		const flows = fc.constantFrom(...PRESET.items.map((item): Item => item));
		fc.assert(
			fc.property(flows, fc.infiniteStream(fc.nat(1000)), (item, choices) => {
				const passed = new Set<string>();
				const opened: string[] = [];
				const ready: string[] = [];
				const openMore = () => {
					for (const step of nextSteps(item, passed, new Set(opened))) {
						opened.push(step.id);
						ready.push(step.id);
					}
				};
				for (openMore(); ready.length > 0; openMore()) {
					const at = Number(choices.next().value) % ready.length;
					for (const step of ready.splice(at, 1)) passed.add(step);
				}
				expect(opened.toSorted()).toEqual(item.flow.map((step) => step.id).toSorted());
				expect(opened.at(-1)).toBe(item.flow.at(-1)?.id);
			})
		);
	});
});

describe('task.pass', () => {
	it('opens what comes after it, and keeps opinion and recommendation', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const { task, approver } = claimed(story, id, 'handle');
		expect(story.happens(approver, 'task.pass', { task, opinion: OPINION, recommends: 'deny' })).toEqual([
			'task.passed',
			'task.opened'
		]);
		expect(story.hall.approval.tasks[task]).toMatchObject({ status: 'passed', recommends: 'deny', opinion: OPINION });
	});

	it('needs an opinion that says something', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const { task, approver } = claimed(story, id, 'handle');
		expect(story.refused(approver, 'task.pass', { task, ...words, opinion: '同意。' })).toBe('opinion-hollow');
	});

	it.each(['同意', '已阅。', 'OK', '   ', 'agreed'])('“%s” is no opinion', (opinion) => {
		expect(isHollow(opinion)).toBe(true);
	});

	it('is none for the step that decides, and deciding is none for a step that reviews', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const review = claimed(story, id, 'handle');
		const decision = { task: review.task, outcome: 'grant', opinion: OPINION };
		expect(story.refused(review.approver, 'task.decide', decision)).toBe('reviews-here');
		story.ask(review.approver, 'task.pass', { task: review.task, ...words });
		passed(story, id, 'review');
		const last = claimed(story, id, 'decide');
		expect(story.refused(last.approver, 'task.pass', { task: last.task, ...words })).toBe('decides-here');
	});

	it('is once', () => {
		const story = openedHall();
		const { id } = accepted(story, serial);
		const { task, approver } = claimed(story, id, 'handle');
		story.ask(approver, 'task.pass', { task, ...words });
		expect(story.refused(approver, 'task.pass', { task, ...words })).toBe('task-not');
		expect(story.refused(approver, 'task.pass', { task: 'k_nothing0', ...words })).toBe('unknown');
	});
});
