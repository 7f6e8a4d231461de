/**
 * What went wrong elsewhere with cases and deadlines, each as a test that we pass, as far as it is a rule of the hall.
 * What is decided elsewhere is tested there:
 *
 * - two clerks claim one record, over processes: `tests/races.test.ts`; the version that was seen when a form was opened:
 *   `src/lib/server/door.test.ts`
 * - certificate issued twice by a double click: `tests/races-one-thing.test.ts`; numbers under parallel issue and the same
 *   id again: `tests/races.test.ts`
 * - audit rows can be deleted: no command deletes any; the chain in `src/lib/server/log/tamper.test.ts` and
 *   `tests/verify.test.ts`
 * - escalation rules stored, edited, never run: `lessons-time.test.ts`
 * - holiday list holds what is no holiday: `calendar/schema.test.ts`, `calendar/calendar.test.ts`
 */
import { expect, it } from 'vitest';
import fc from 'fast-check';
import { addDays } from './calendar/day.ts';
import { datesOf } from './intake/dates.ts';
import { Refusal } from './refusal.ts';
import {
	accepted,
	caseOf,
	claimed,
	drafted,
	granted,
	issuerOf,
	noticeLine,
	openedHall,
	person,
	received,
	served,
	shelved,
	taskAt,
	verdict,
	verdicts,
	WALKS,
	type Story
} from './testing.ts';

const { serial, parallel } = WALKS;
const due = (story: Story, id: string): Record<string, string> =>
	Object.fromEntries(
		datesOf(story.hall, caseOf(story, id), story.now).map(({ deadline }) => [deadline.kind, deadline.due])
	);

/** Whoever works on the first step asks for something, and it is brought `from` and `to` these days. */
function waited(from: [string, string], to: [string, string]) {
	const story = openedHall();
	const { clerk, id } = accepted(story, serial);
	const { task, approver } = claimed(story, id, 'handle');
	const before = due(story, id);
	story.at(...from).ask(approver, 'task.sendBack', { task, lines: [noticeLine('health')] });
	story.at(...to).ask(clerk, 'case.resubmit', { case: id, lines: [verdict('health')] });
	return { before, after: due(story, id) };
}

it('lesson: "on hold" moves nothing - a wait for the applicant moves what was promised, and no other clock', () => {
	const { before, after } = waited(['2026-11-20', '15:00'], ['2026-11-24', '10:00']);
	expect(after).toEqual({ ...before, promised: '2026-11-27' });
	expect(before['promised']).toBe('2026-11-25');
});

it('lesson: "on hold" moves nothing - notification and delivery have no pause, whatever happens', () => {
	const story = openedHall();
	const { id } = granted(story);
	const dates = due(story, id);
	story.at('2026-12-01', '10:00').passes();
	expect(due(story, id)).toEqual(dates);
});

it('lesson: "on hold" moves nothing - no pause ever makes a date earlier', () => {
	const day = fc.integer({ min: 0, max: 12 });
	fc.assert(
		fc.property(day, day, (from, wait) => {
			const days = [from, from + wait].map((n): [string, string] => [addDays('2026-11-20', n), '15:00']);
			const [start = ['', ''], end = ['', '']] = days as [string, string][];
			const { before, after } = waited(start, end);
			for (const [kind, date] of Object.entries(after)) expect(date >= (before[kind] ?? '')).toBe(true);
			expect(after['statutory']).toBe(before['statutory']);
		}),
		{ numRuns: 40 }
	);
}, 30_000);

it('lesson: pause over a weekend adds too much - from Friday to Sunday it costs nothing', () => {
	const { before, after } = waited(['2026-11-20', '16:00'], ['2026-11-22', '20:00']);
	expect(after).toEqual(before);
});

it('lesson: pause over a weekend adds too much - from Friday to Monday it costs the Monday', () => {
	const { before, after } = waited(['2026-11-20', '16:00'], ['2026-11-23', '09:00']);
	expect([before['promised'], after['promised']]).toEqual(['2026-11-25', '2026-11-26']);
});

it('lesson: business days computed as calendar days - each limit counts in its own unit', () => {
	const story = openedHall();
	const { clerk, ticket } = served(story, 'w12', 'sh', 'A');
	const draft = { ticket, item: 'identity-card', applicant: person('A') };
	const id = String(story.ask(clerk, 'case.draft', draft).result['case']);
	const form = { kind: 'lost', residence: 'x', delivery: 'hall', contactPhone: 'x' };
	story.ask(clerk, 'case.fill', { case: id, form });
	story.ask(clerk, 'case.check', { case: id, lines: verdicts('identity-card') });
	story.ask(clerk, 'case.receive', { case: id });
	story.ask(clerk, 'case.accept', { case: id });
	// 60 days by the calendar, 15 working days by the promise: neither is the other, and neither is hours.
	expect(due(story, id)).toMatchObject({ statutory: '2027-01-19', promised: '2026-12-11' });
});

it('lesson: crash when solved and unsolved corrections mix - random sequences of facts never do more than refuse', () => {
	const materials = ['application', 'identity', 'licence', 'layout', 'health'];
	const words = fc.constantFrom('qualified' as const, 'unqualified' as const, 'missing' as const);
	const lines = fc.uniqueArray(fc.record({ material: fc.constantFrom(...materials), word: words }), {
		selector: ({ material }) => material,
		minLength: 1
	});
	const fact = fc.record({
		command: fc.constantFrom('case.check', 'case.notify', 'case.resubmit', 'case.receive', 'case.accept'),
		lines,
		days: fc.nat(4)
	});
	fc.assert(
		fc.property(fc.array(fact, { maxLength: 14 }), (facts) => {
			const story = openedHall();
			const { clerk, id } = drafted(story, serial);
			let day = '2026-11-20';
			for (const { command, lines, days } of facts) {
				day = addDays(day, days);
				const asked = lines.map(({ material, word }) =>
					command === 'case.notify' ? noticeLine(material) : verdict(material, word)
				);
				try {
					story.at(day, '10:00').ask(clerk, command as 'case.check', { case: id, lines: asked });
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
				}
				datesOf(story.hall, caseOf(story, id), story.now);
				story.passes();
				if (!story.hall.access.sessions[clerk.kind === 'staff' ? clerk.session : '']) break;
			}
			const { notice, acceptance, verdicts: kept } = caseOf(story, id);
			if (acceptance && !acceptance.deemed)
				expect(Object.values(kept).every(({ verdict: word }) => word === 'qualified')).toBe(true);
			if (notice) expect(notice.lines.length).toBeGreaterThan(0);
			expect(story.replayed()).toEqual(story.hall);
		}),
		{ numRuns: 60 }
	);
}, 60_000);

it('lesson: year not covered, silently Monday to Friday - a date beyond the calendar says that it is provisional', () => {
	const story = openedHall();
	const { id } = accepted(story, parallel);
	expect(caseOf(story, id).acceptance).toMatchObject({
		promised: { due: '2026-11-23', provisional: false },
		statutory: { due: '2027-01-01', provisional: true, coveredThrough: '2026-12-31' }
	});
});

it('lesson: two clerks claim one record - of ten who claim, one has it', () => {
	const story = openedHall();
	const { id } = accepted(story, parallel);
	const { task } = taskAt(story, id, 'tax');
	const ten = Array.from({ length: 10 }, (_, n) =>
		story.staff(`handler ${n}`, { roles: ['handler'], department: 'swj' })
	);
	const [first, ...others] = ten;
	if (first) expect(story.happens(first, 'task.claim', { task })).toEqual(['task.claimed']);
	for (const other of others) expect(story.refused(other, 'task.claim', { task })).toBe('task-not');
});

it('lesson: last save wins - every change makes a new version, which whoever asks has to have seen', () => {
	const story = openedHall();
	const { clerk, id } = received(story, serial, { health: 'missing' });
	const { version } = caseOf(story, id);
	story.ask(clerk, 'case.check', { case: id, lines: [verdict('health')] });
	expect(caseOf(story, id).version).toBe(version + 1);
	expect(caseOf(story, id).trail.at(-1)).toMatchObject({ version: version + 1, type: 'case.checked' });
});

it('lesson: certificate issued twice - the second press is refused, and no number is used up', () => {
	const story = openedHall();
	const { id, issuer } = granted(story);
	story.ask(issuer, 'result.produce', { case: id });
	for (let press = 2; press <= 5; press += 1)
		expect(story.refused(issuer, 'result.produce', { case: id })).toBe('already-produced');
	const other = granted(story);
	const { number } = story.ask(issuerOf(story), 'result.produce', { case: other.id }).result;
	expect(number).toBe('豫（示范）不动产权证〔2026〕2号');
});

it('lesson: numbers from MAX()+1 - a document’s number follows the last one that the log has, through any refusal', () => {
	const story = openedHall();
	const numbers: unknown[] = [];
	for (let n = 0; n < 12; n += 1) {
		const { clerk, ticket, id } = received(story, { ...serial, who: `p${n}` });
		expect(story.refused(clerk, 'case.notify', { case: id, lines: [noticeLine('health')] })).toBe('nothing-to-notify');
		numbers.push(story.ask(clerk, 'case.accept', { case: id }).result['number']);
		expect(story.refused(clerk, 'case.accept', { case: id })).toBe('case-not');
		story.ask(clerk, 'ticket.finish', { ticket });
		// A restart between two numbers changes nothing.
		if (n % 3 === 0) story.hall = story.replayed();
	}
	expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => `示市监受〔2026〕${n + 1}号`));
});

it('lesson: documents printed offline, never registered - every number that is told stands in an event of the log', () => {
	const { story, id } = shelved();
	const text = JSON.stringify(story.log.map(({ event }) => event));
	const { receipt, acceptance, decision, result } = caseOf(story, id);
	const told = [receipt?.number, acceptance?.number, acceptance?.caseNo, acceptance?.shortNo, decision?.number];
	for (const number of [...told, story.hall.issuance.results[result ?? '']?.number]) {
		expect(number).toBeDefined();
		expect(text).toContain(`"${String(number)}"`);
	}
});

it('lesson: departments review different versions and each writes to the applicant - one set, one notice', () => {
	const story = openedHall();
	const { clerk, id } = accepted(story, parallel);
	const [registration, tax] = [claimed(story, id, 'registration'), claimed(story, id, 'tax')];
	const lines = [noticeLine('title')];
	story.ask(registration.approver, 'task.sendBack', { task: registration.task, lines });
	expect(story.refused(tax.approver, 'task.sendBack', { task: tax.task, lines })).toBe('already-notified');
	story.ask(clerk, 'case.resubmit', { case: id, lines: [verdict('title')] });
	expect(story.refused(tax.approver, 'task.sendBack', { task: tax.task, lines })).toBe('already-notified');
	expect(caseOf(story, id).verdicts['title']?.verdict).toBe('qualified');
});
