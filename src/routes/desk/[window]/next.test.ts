import { describe, expect, it } from 'vitest';
import { nextLine, nextStep } from './next.ts';
import type { StepName, StepState } from './steps.ts';

const step = (name: StepName, ready = true): StepState => ({ name, ready });
const lines = ['a', 'b', 'c'].map((id) => ({ id }));
const only = (...ids: string[]) => lines.filter(({ id }) => ids.includes(id));

describe('the next step of a case', () => {
	it('is the first that can be taken', () => {
		const steps = [step('case.receive', false), step('case.notify'), step('case.refuse')];
		expect(nextStep(steps)?.name).toBe('case.notify');
	});
	it('is what still waits for something, where nothing can be taken', () =>
		expect(nextStep([step('case.accept', false), step('case.notify', false)])?.name).toBe('case.accept'));
	it('is never one that ends the case', () =>
		expect(nextStep([step('case.refuse'), step('case.withdraw')])).toBeUndefined());
	it('is never to notify of nothing', () => expect(nextStep([step('case.notify', false)])).toBeUndefined());
});

describe('the next case of a sitting', () => {
	it('is the one after the open one that is not done with', () => {
		expect(nextLine(lines, only('a', 'c'), 'b')).toBe(2);
	});
	it('begins again at the top', () => expect(nextLine(lines, only('a'), 'b')).toBe(0));
	it('is none where only the open one is left', () => {
		expect(nextLine(lines, only('b'), 'b')).toBe(-1);
		expect(nextLine(lines, [], undefined)).toBe(-1);
	});
	it('is the first of all while none is open', () => expect(nextLine(lines, lines, undefined)).toBe(0));
});
