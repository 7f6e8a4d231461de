import { expect, it } from 'vitest';
import { issuanceViews } from '$lib/hall/issuance/views.ts';
import { shelved } from '$lib/hall/testing.ts';

it('the picture of the shelf knows what stands where, since when, and what nobody fetched', () => {
	const { story } = shelved();
	const shelf = () => issuanceViews.pickup.data(story.hall, {}, story.now)?.shelf;
	const slot = shelf()?.[0]?.slot ?? '';
	expect(shelf()).toMatchObject([{ slot, unclaimed: false }]);
	expect(issuanceViews['pickup.find'].data(story.hall, { by: 'slot', slot }, story.now)).toHaveLength(1);
	expect(issuanceViews['pickup.find'].data(story.hall, { by: 'slot', slot: 'Z-09-09' }, story.now)).toEqual([]);
	story.at('2026-12-05', '09:00').passes();
	expect(shelf()).toMatchObject([{ slot, unclaimed: true }]);
});
