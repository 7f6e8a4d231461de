import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Preset } from '$lib/hall/catalogue/schema.ts';
import { searchItems } from './search.ts';

const file = new URL('../../../lib/server/presets/jiaozuo.json', import.meta.url);
const { items } = JSON.parse(readFileSync(file, 'utf8')) as Preset;
const found = (typed: string, queues: string[] = [], matters: string[] = []) =>
	searchItems(items, typed, { queues, matters }).map(({ id }) => id);

describe('an item is found', () => {
	it('by a part of its Chinese name', () => expect(found('参保')).toEqual(['medical-insurance']));
	it('by signs of it with others left out', () => expect(found('存量买卖')).toEqual(['secondhand-transfer']));
	it('by its English name', () => expect(found('catering small')).toEqual(['small-catering']));
	it('by its letters', () => expect(found('bdc')).toEqual(['secondhand-transfer']));
	it('or not at all', () => expect(found('护照')).toEqual([]));
});

it('what this window does comes first', () => {
	expect(found('', ['sh'])[0]).toBe('medical-insurance');
	expect(found('', ['ss'])[0]).toBe('small-catering');
});

it('and before it what the person came for', () => {
	expect(found('', ['sh'], ['小餐饮经营登记'])[0]).toBe('small-catering');
});
