import { describe, expect, it } from 'vitest';
import { caseOf, clerkAt, drafted, openedHall, sealed, WALKS } from '../testing.ts';

const { immediate } = WALKS;

describe('person.reveal', () => {
	it('is written down with who looked and why, for those only whose business the case is', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, immediate);
		expect(story.happens(clerk, 'person.reveal', { case: id, reason: '核对电话' })).toEqual(['person.revealed']);
		expect(story.log.at(-1)).toMatchObject({ event: { type: 'person.revealed', case: id, reason: '核对电话' } });
		expect(story.refused(clerkAt(story, 'w01', 'bdc'), 'person.reveal', { case: id, reason: '好奇' })).toBe(
			'not-allowed'
		);
		expect(story.refused(clerk, 'person.reveal', { case: 'c_nothing0', reason: '核对' })).toBe('unknown');
	});

	it('changes nothing: nobody’s view of the case grows old because somebody looked', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, immediate);
		const { version, trail } = structuredClone(caseOf(story, id));
		story.ask(clerk, 'person.reveal', { case: id, reason: '核对电话' });
		expect(caseOf(story, id)).toMatchObject({ version, trail });
	});

	it('keeps no clear text anywhere in the hall', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, immediate);
		story.ask(clerk, 'person.reveal', { case: id, reason: '核对电话' });
		expect(caseOf(story, id).applicant.name).toEqual(sealed('name A'));
	});
});
