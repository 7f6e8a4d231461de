import { expect, it, vi } from 'vitest';
import { Turns } from './turns.svelte.ts';

it('what does not fit takes turns, and begins again', () => {
	vi.useFakeTimers();
	const turns = new Turns(1_000);
	const stop = turns.run();
	const seen = () => turns.page(['a', 'b', 'c'], 2);
	expect(seen()).toEqual({ shown: ['a', 'b'], page: 0, pages: 2 });
	vi.advanceTimersByTime(1_000);
	expect(seen()).toEqual({ shown: ['c'], page: 1, pages: 2 });
	vi.advanceTimersByTime(1_000);
	expect(seen().shown).toEqual(['a', 'b']);
	stop();
	vi.advanceTimersByTime(1_000);
	expect(seen().page).toBe(0);
	vi.useRealTimers();
});

it('nothing is one empty page', () => {
	expect(new Turns(1_000).page([], 6)).toEqual({ shown: [], page: 0, pages: 1 });
});
