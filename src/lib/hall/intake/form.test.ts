import { describe, expect, it } from 'vitest';
import { drafted, openedHall, received, verdicts, WALKS } from '../testing.ts';
import { formFlaws } from './form.ts';

const { serial } = WALKS;

describe('the form', () => {
	const item = openedHall().hall.catalogue.items['secondhand-transfer'];
	const flaws = (form: Record<string, string | number | boolean | null>) =>
		(item ? formFlaws(item, form) : []).map(({ path, problem }) => `${path} ${problem}`);

	it('takes what each kind of field has to be, and names each flaw with its path', () => {
		expect(flaws({ location: '某路 1 号', price: 80_000_000, use: 'residential', contractDate: '2026-11-01' })).toEqual(
			[]
		);
		expect(flaws({ location: 3 })).toEqual(['form.location text-expected']);
		expect(flaws({ location: ' ' })).toEqual(['form.location empty']);
		expect(flaws({ location: 'x'.repeat(121) })).toEqual(['form.location too-long']);
		expect(flaws({ price: 10.5 })).toEqual(['form.price money-expected']);
		expect(flaws({ price: -1 })).toEqual(['form.price money-expected']);
		expect(flaws({ buildingArea: '90' })).toEqual(['form.buildingArea number-expected']);
		expect(flaws({ buildingArea: 0 })).toEqual(['form.buildingArea too-small']);
		expect(flaws({ buildingArea: 1e9 })).toEqual(['form.buildingArea too-large']);
		expect(flaws({ use: 'castle' })).toEqual(['form.use not-a-choice']);
		expect(flaws({ contractDate: '2026-02-29' })).toEqual(['form.contractDate date-expected']);
		expect(flaws({ sellerIdentity: '410899200102291012' })).toEqual(['form.sellerIdentity identity.date']);
		expect(flaws({ constructor: 'x' })).toEqual(['form.constructor unknown-field']);
	});

	it('may be filled in parts; null clears a field; nothing is received before it is complete', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.fill', { case: id, form: { shopName: null } });
		story.ask(clerk, 'case.check', { case: id, lines: verdicts('small-catering') });
		expect(story.refused(clerk, 'case.receive', { case: id })).toBe('form-incomplete');
		story.ask(clerk, 'case.fill', { case: id, form: { shopName: '小店' } });
		expect(story.happens(clerk, 'case.receive', { case: id })).toEqual(['case.received']);
	});

	it('that was received may be mended, but not emptied of what it has to say', () => {
		const story = openedHall();
		const { clerk, id } = received(story, serial);
		expect(story.refused(clerk, 'case.fill', { case: id, form: { shopName: null } })).toBe('form-incomplete');
		expect(story.happens(clerk, 'case.fill', { case: id, form: { shopName: '大店' } })).toEqual(['case.filled']);
	});
});
