import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf } from './undo.ts';

type Thing = Record<string, unknown>;
const hall = () => ({
	tickets: { b: { at: 1, trail: ['taken'] }, a: { at: 2, trail: [] as string[] } } as Record<string, Thing>,
	waiting: ['a', 'b', 'c'],
	windows: { w1: { ticket: null as unknown, calls: [{ number: 'A001' }] } }
});

describe('a draft', () => {
	it('changes the original at once, and never lets a draft of a part into it', () => {
		const original = hall();
		const { draft } = draftOf(original);
		draft.windows.w1.ticket = draft.tickets['a'];
		draft.windows.w1.calls = [...draft.windows.w1.calls, { number: 'A002' }];
		const first = original.windows.w1.calls[0];
		expect(original.windows.w1.ticket).toBe(original.tickets['a']);
		expect(() => structuredClone(original)).not.toThrow();
		expect(first).toEqual({ number: 'A001' });
	});

	it('reads what is frozen as it is', () => {
		const { draft } = draftOf({ preset: Object.freeze({ queues: Object.freeze(['sh']) }) });
		expect(draft.preset.queues[0]).toBe('sh');
	});

	it('taken back leaves the order of keys as it was', () => {
		const original = hall();
		const { draft, undo } = draftOf(original);
		delete draft.tickets['b'];
		draft.tickets['b'] = { at: 9 };
		draft.tickets['z'] = { at: 10 };
		undo();
		expect(JSON.stringify(original)).toBe(JSON.stringify(hall()));
	});

	it('lists the keys of a record once, however many leave it', () => {
		let listed = 0;
		const cases = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`c${n}`, { n }]));
		const before = JSON.stringify(cases);
		const watched = new Proxy(cases, {
			ownKeys(target) {
				listed += 1;
				return Reflect.ownKeys(target);
			}
		});
		const { draft, undo } = draftOf({ cases: watched });
		for (let n = 0; n < 1_000; n += 2) Reflect.deleteProperty(draft.cases, `c${n}`);
		draft.cases['c1'] = { n: -1 };
		expect(listed).toBe(1);
		undo();
		expect(JSON.stringify(cases)).toBe(before);
	});

	it('taken back restores lists, however they were changed', () => {
		const original = hall();
		const list = original.waiting;
		const { draft, undo } = draftOf(original);
		draft.waiting.splice(1, 1);
		draft.waiting.push('d');
		draft.waiting.sort().reverse();
		draft.waiting.length = 1;
		draft.waiting = draft.waiting.concat('e');
		undo();
		expect(original.waiting).toBe(list);
		expect(original).toEqual(hall());
	});
});

const names = fc.constantFrom('a', 'b', 'c', '1', '2');
const step = fc.record({
	path: fc.array(names, { maxLength: 3 }),
	name: names,
	kind: fc.nat(6),
	value: fc.jsonValue()
});

/** Writes as a rule might, wherever the path leads. */
function write(
	root: Thing,
	{ path, name, kind, value }: { path: string[]; name: string; kind: number; value: unknown }
) {
	let at: unknown = root;
	for (const key of path) {
		const next: unknown = Reflect.get(at as object, key);
		if (typeof next !== 'object' || next === null) break;
		at = next;
	}
	const thing = at as Thing;
	if (Array.isArray(at)) {
		if (kind < 2) at.push(value, at[0]);
		else if (kind < 4) at.unshift(...at.splice(0, 1, value).reverse());
		else if (kind < 6) at.push(at.shift(), at.indexOf(at[0]));
		else at.pop();
	} else if (kind === 0) Reflect.deleteProperty(thing, name);
	else if (kind === 1) Object.assign(thing, { [name]: value, b: { ...(thing['b'] as object) } });
	else if (kind === 2) thing[name] = [value, thing['a']];
	else if (kind === 3) thing[name] = { old: thing[name] };
	else thing[name] = value;
}

describe('whatever is written through a draft', () => {
	it('is what would have been written without it, and is gone without a trace once taken back', () => {
		fc.assert(
			fc.property(fc.dictionary(names, fc.jsonValue()), fc.array(step, { maxLength: 30 }), (start, steps) => {
				const plain = structuredClone(start) as Thing;
				const original = structuredClone(start) as Thing;
				const { draft, undo } = draftOf(original);
				for (const one of structuredClone(steps)) write(plain, one);
				for (const one of structuredClone(steps)) write(draft, one);
				expect(JSON.stringify(original)).toBe(JSON.stringify(plain));
				expect(() => structuredClone(original)).not.toThrow();
				undo();
				expect(JSON.stringify(original)).toBe(JSON.stringify(start));
			}),
			{ numRuns: 2_000 }
		);
	});
});
