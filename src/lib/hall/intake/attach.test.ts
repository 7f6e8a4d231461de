import { describe, expect, it } from 'vitest';
import type { Actor } from '../contract.ts';
import { accepted, caseOf, claimed, drafted, noticeLine, openedHall, received, WALKS, type Story } from '../testing.ts';
import { openForPapers } from './decide-attach.ts';
import { MOST_ATTACHMENTS } from './rules.ts';

const { serial, parallel, byDepartment } = WALKS;
const name = (n: number) => String(n).padStart(32, '0');
const scan = (id: string, n = 1) => ({ case: id, material: 'health', attachment: name(n), media: 'jpeg', bytes: 2000 });
const reason = '扫描不清';

/** A case in each state in which what was handed in is still looked at, and its clerk. */
const OPEN: Readonly<Record<string, (story: Story) => { clerk: Actor; id: string; material: string }>> = {
	draft: (story) => ({ ...drafted(story, serial), material: 'health' }),
	received: (story) => ({ ...received(story, serial), material: 'health' }),
	correcting: (story) => {
		const { clerk, id } = received(story, serial, { health: 'missing' });
		story.ask(clerk, 'case.notify', { case: id, lines: [noticeLine('health')] });
		return { clerk, id, material: 'health' };
	},
	reviewCorrecting: (story) => {
		const { clerk, id } = accepted(story, parallel);
		const { task, approver } = claimed(story, id, 'registration');
		const material = caseMaterial(story, id);
		story.ask(approver, 'task.sendBack', { task, lines: [noticeLine(material)] });
		return { clerk, id, material };
	}
};
const caseMaterial = (story: Story, id: string) =>
	story.hall.catalogue.items[caseOf(story, id).item]?.materials[0]?.id ?? '';

describe('a scan of what was handed in', () => {
	it.each(Object.entries(OPEN))('is attached to a case that is %s, and taken off it', (_, open) => {
		const story = openedHall();
		const { clerk, id, material } = open(story);
		expect(story.happens(clerk, 'case.attach', { ...scan(id), material })).toEqual(['case.attached']);
		const facts = { attachment: name(1), material, media: 'jpeg', bytes: 2000, at: story.now };
		expect(caseOf(story, id).attachments).toMatchObject([facts]);
		const taken = { case: id, attachment: name(1), reason };
		expect(story.happens(clerk, 'case.detach', taken)).toEqual(['case.detached']);
		expect(caseOf(story, id).attachments).toEqual([]);
		expect(story.refused(clerk, 'case.detach', taken)).toBe('unknown');
	});

	it('is attached by the department, too, where it has to accept', () => {
		const story = openedHall();
		const { id } = received(story, byDepartment);
		const handler = story.staff('handler', { roles: ['handler'], department: 'cgj' });
		const material = caseMaterial(story, id);
		expect(story.happens(handler, 'case.attach', { ...scan(id), material })).toEqual(['case.attached']);
	});

	it('moves the case on for whoever is looking at it', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		const { version } = caseOf(story, id);
		story.ask(clerk, 'case.attach', scan(id));
		expect(caseOf(story, id)).toMatchObject({ version: version + 1 });
		expect(caseOf(story, id).trail.at(-1)).toMatchObject({ type: 'case.attached' });
	});
});

describe('a scan is refused', () => {
	it('of what the guide does not ask for', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		expect(story.refused(clerk, 'case.attach', { ...scan(id), material: 'blood' })).toBe('malformed');
	});

	it('that the case has already, also for another material', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.attach', scan(id));
		expect(story.refused(clerk, 'case.attach', scan(id))).toBe('attached-already');
	});

	it('when the case has as many as it may', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		for (let n = 0; n < MOST_ATTACHMENTS; n += 1) story.ask(clerk, 'case.attach', scan(id, n));
		expect(story.refused(clerk, 'case.attach', scan(id, MOST_ATTACHMENTS))).toBe('attachments-full');
		story.ask(clerk, 'case.detach', { case: id, attachment: name(0), reason });
		expect(story.happens(clerk, 'case.attach', scan(id, MOST_ATTACHMENTS))).toEqual(['case.attached']);
	});

	it('once the case is accepted: what was handed in stands then', () => {
		const story = openedHall();
		const { clerk, id } = accepted(story, serial);
		expect(story.refused(clerk, 'case.attach', scan(id))).toBe('case-not');
		expect(() => openForPapers(story.hall, id, clerk)).toThrow('case-not');
	});

	it('from somebody whose business the case is not', () => {
		const story = openedHall();
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.attach', scan(id));
		const other = story.staff('other', { skills: ['bdc'] });
		expect(story.refused(other, 'case.attach', scan(id, 2))).toBe('not-allowed');
		expect(story.refused(other, 'case.detach', { case: id, attachment: name(1), reason })).toBe('not-allowed');
	});
});
