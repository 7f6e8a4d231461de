import { describe, expect, it } from 'vitest';
import { find, must } from '../contract.ts';
import { openedHall, type Story } from '../testing.ts';

const itemAdmin = (story: Story) => story.staff('items', { roles: ['itemAdmin'] });
const itemOf = (story: Story, id = 'small-catering') => must(story.hall.catalogue.items, id);

describe('item.define', () => {
	it('adds an item that there was not, as its first version', () => {
		const story = openedHall();
		const fresh = { ...itemOf(story), id: 'snack-stall', version: 1 };
		expect(story.happens(itemAdmin(story), 'item.define', fresh)).toEqual(['item.defined']);
		expect(itemOf(story, 'snack-stall')).toMatchObject({ version: 1 });
	});

	it('adds the next version of one, and keeps the versions that cases were begun under', () => {
		const story = openedHall();
		const next = { ...itemOf(story), version: 2, initials: 'xcydj' };
		expect(story.happens(itemAdmin(story), 'item.define', next)).toEqual(['item.defined']);
		expect(itemOf(story)).toMatchObject({ version: 2, initials: 'xcydj' });
		expect(find(story.hall.catalogue.versions, 'small-catering@1')).toMatchObject({ version: 1 });
	});

	it('is refused for a version that does not follow', () => {
		const story = openedHall();
		for (const version of [1, 3])
			expect(story.refused(itemAdmin(story), 'item.define', { ...itemOf(story), version })).toBe('item-version');
	});

	it('is refused for a queue or a department that there is not', () => {
		const story = openedHall();
		const next = { ...itemOf(story), version: 2 };
		const admin = itemAdmin(story);
		expect(story.refused(admin, 'item.define', { ...next, queue: 'nowhere' })).toBe('unknown');
		expect(story.refused(admin, 'item.define', { ...next, department: 'nowhere' })).toBe('unknown');
		const flow = next.flow.map((step) => ({ ...step, department: 'nowhere' }));
		expect(story.refused(admin, 'item.define', { ...next, flow })).toBe('unknown');
	});
});
