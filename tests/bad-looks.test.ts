import { describe, expect, it } from 'vitest';
import type { View } from '$lib/hall/view.ts';
import { views, type ViewName } from '$lib/hall/views.ts';
import type { Asker } from './harness/examples.ts';
import { deep, post, target, waysOf } from './harness/fuzz.ts';
import { LOOKS } from './harness/looks.ts';
import { mutantsOf } from './harness/mutants.ts';
import { uncovered } from './harness/uncovered.ts';
import { expectMalformed, expectWellAnswered } from './harness/well-answered.ts';

const hall = target();
const EVERY_VIEW = Object.entries(LOOKS) as [ViewName, readonly [Asker, ...unknown[]]][];

describe('the examples', () => {
	it.each(EVERY_VIEW)('of the view %s fill every place', (name, [, ...examples]) => {
		expect(uncovered((views[name] as View).param, examples)).toEqual([]);
	});
});

describe.each(EVERY_VIEW.flatMap(([name, [, ...params]]) => waysOf(name, params)))(
	'the view $way',
	({ name, example }) => {
		it('is well answered whatever it is asked for', async () => {
			const asker = await hall.whoIs(LOOKS[name][0]);
			for (const param of mutantsOf(example)) expectWellAnswered(await post(asker, `/api/view/${name}`, param));
			for (const body of ['', '{', 'null', '[]', '"x"', deep(20_000), Buffer.from([0xff, 0xfe])])
				expectMalformed(await post(asker, `/api/view/${name}`, body));
		});

		it.each([
			'?__proto__=1',
			'?constructor=1',
			'?case=c_1&case=c_2',
			'?case[]=1',
			'?window=__proto__',
			'?%00=%00',
			'?=',
			`?x=${'x'.repeat(5000)}`
		])('is well answered with %s in its address', async (query) => {
			expectWellAnswered(await (await hall.whoIs(LOOKS[name][0])).send(`/api/view/${name}${query}`));
		});
	}
);
