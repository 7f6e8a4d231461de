import { expect, it } from 'vitest';
import { readPreset } from '../../presets/read.ts';
import { written } from './texts.ts';

it.each(['jiaozuo', 'henan-44'])('there is something to write into every field of %s', async (name) => {
	const { items } = (await readPreset(name)).preset;
	const fields = items.flatMap(({ form }) => form.filter(({ type }) => type === 'text').map(({ id }) => id));
	expect([...new Set(fields)].filter((id) => written(id, 1234) === '无')).toEqual([]);
});
