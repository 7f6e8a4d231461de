import { describe, expect, it } from 'vitest';
import { guiseIn, inGuise, withoutGuise } from './guise.ts';

describe('a page that is looked at as somebody', () => {
	it('has them before its own address', () => {
		expect(inGuise('clerk-w09', '/desk/w09')).toBe('/as/clerk-w09/desk/w09');
		expect(guiseIn('/as/clerk-w09/desk/w09')).toBe('clerk-w09');
		expect(withoutGuise('/as/clerk-w09/desk/w09')).toBe('/desk/w09');
	});

	it('may be the hall’s entrance', () => {
		expect(guiseIn('/as/duty')).toBe('duty');
		expect(withoutGuise('/as/duty')).toBe('/');
		expect(withoutGuise('/as/duty/')).toBe('/');
	});

	it('is none where nobody is named', () => {
		for (const path of ['/', '/desk', '/as', '/as/', '/as//desk', '/as/9/desk', '/x/as/duty', '/assets/duty/x']) {
			expect(guiseIn(path)).toBeUndefined();
			expect(withoutGuise(path)).toBe(path);
		}
	});
});
