import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bundle } from '$lib/hall/archive/bundle.ts';
import { madeUp } from './made-up.ts';
import { isNamed, keysOf, NAME, ORGANISATION } from './packed.ts';

const SEARCHED = ['number', 'person', NAME, ORGANISATION];
const isSearched = (key: string) => SEARCHED.some((kind) => key.startsWith(`${kind}:`));

/** Every third of an organisation, every fourth by an agent. */
function some(n: number): Bundle {
	const bundle = madeUp(n);
	const { applicant } = bundle.case;
	const { name, identity, phone } = madeUp(n + 1).case.applicant;
	if (n % 4 === 0) bundle.case.agent = { name, identity, phone, authoritySeen: true };
	if (n % 3 === 0)
		bundle.case.applicant = { ...applicant, kind: 'organisation', organisation: `第${n}公司`, creditCode: `9141${n}` };
	return bundle;
}

describe('a case is named by what people look for', () => {
	it('exactly when that is among its keys', () => {
		const one = fc.nat(40);
		fc.assert(
			fc.property(one, one, (a, b) => {
				const bundle = some(a);
				for (const key of keysOf(some(b)).filter(isSearched))
					expect(isNamed([key])(bundle), key).toBe(keysOf(bundle).includes(key));
			})
		);
	});

	it('and by nothing that is empty', () => {
		const { case: target, result } = some(1);
		const applicant = { ...target.applicant, identity: { ...target.applicant.identity, key: '' } };
		expect(isNamed(['person:', 'number:', 'name:', ''])({ case: { ...target, applicant }, result })).toBe(false);
	});
});
