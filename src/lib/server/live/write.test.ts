import { describe, expect, it } from 'vitest';
import { createWrite } from './write.ts';

const shared = { name: { 'zh-CN': '不动产', en: 'Real “estate”' } };

describe('a view that is written', () => {
	it.each([
		['with fields of every kind', { a: 1, b: 'ü"\\', c: null, d: true, e: [1, { f: 2 }], g: {}, 'h"': [] }],
		['without the fields that have no value', { a: undefined, b: 1 }],
		['as a list', [1, { a: undefined, b: null }, shared]],
		['as nothing', null],
		['as an empty thing', {}]
	])('%s is the JSON of its data', (_, data) => {
		expect(createWrite()(data)).toBe(JSON.stringify(data));
	});

	it('is its own, whatever it shows that another shows too', () => {
		const write = createWrite();
		const views = [{ n: 1, shared }, { n: 2, shared, more: shared }, [shared]];
		expect(views.map(write)).toEqual(views.map((view) => JSON.stringify(view)));
	});
});
