import { describe, expect, it } from 'vitest';
import { recallStand } from './recall.ts';

const promise = { times: 3, seconds: 30 };
const at = (seconds: number, recalls = 0) => recallStand({ heardAt: 1_000, recalls }, promise, 1_000 + seconds * 1000);

describe('a number that was called and is not here', () => {
	it('is called again after half a minute, not before', () => {
		expect(at(0)).toMatchObject({ wait: 30, mayRecall: false });
		expect(at(0.1)).toMatchObject({ wait: 30, mayRecall: false });
		expect(at(29.2)).toMatchObject({ wait: 1, mayRecall: false });
		expect(at(29.999)).toMatchObject({ wait: 1, mayRecall: false });
		expect(at(30)).toMatchObject({ wait: 0, mayRecall: true });
	});

	it('is missed only once it was called again as often as the hall promises, and given time after that', () => {
		expect(at(30, 2).mayMiss).toBe(false);
		expect(at(90, 2).mayMiss).toBe(false);
		expect(at(29, 3).mayMiss).toBe(false);
		expect(at(30, 3).mayMiss).toBe(true);
	});

	it('is missed at once where the hall promises nothing', () => {
		expect(recallStand({ heardAt: 0, recalls: 0 }, { times: 0, seconds: 0 }, 0).mayMiss).toBe(true);
	});
});
