import { describe, expect, it } from 'vitest';
import { find, type Actor } from '../contract.ts';
import type { Story } from '../testing.ts';
import {
	accepted,
	caseOf,
	claimed,
	CLOCK,
	decided,
	drafted,
	granted,
	issuerOf,
	openedHall,
	OPINION,
	passed,
	received,
	sealed,
	takes,
	ticketOf,
	WALKS
} from '../testing.ts';
import { views } from '../views.ts';
import { bundleOf, numbersOf } from './bundle.ts';
import { withRecalled } from './recall.ts';
import { endedAt, keptThrough } from './rules.ts';

const supervisor = (story: Story): Actor => story.staff('supervisor', { roles: ['supervisor'] });

/** A certificate that was handed out, or a denial. */
function delivered(story: Story, outcome: 'grant' | 'deny' = 'grant', who = 'A') {
	const done = granted(story, outcome, who);
	const result = String(story.ask(done.issuer, 'result.produce', { case: done.id }).result['result']);
	story.ask(done.issuer, 'result.shelve', { result, slot: 'A-01-03' });
	const fetched = { recipient: 'applicant', identity: sealed(who), signed: true };
	story.ask(done.issuer, 'result.handOut', { result, ...fetched });
	return { ...done, result };
}

const asked = (story: Story, id: string) => ({ cases: [{ case: id, version: caseOf(story, id).version }] });

/** What the archive is given before the case leaves. */
function archived(story: Story, id: string) {
	const bundle = structuredClone(bundleOf(story.hall, caseOf(story, id)));
	story.ask(CLOCK, 'case.archive', asked(story, id));
	return bundle;
}

const forgotten = (who: string) => ({
	identity: sealed(who),
	ground: 'keepingPeriodOver',
	reason: '保存期限已经届满'
});

describe('a finished case', () => {
	it('stays at hand for fifteen days, and then leaves with all that hung on it', () => {
		const story = openedHall();
		const { id, result } = delivered(story);
		expect(keptThrough(caseOf(story, id))).toBe('2026-12-05');
		expect(story.at('2026-12-05', '23:59').happens(CLOCK, 'case.archive', asked(story, id))).toEqual([]);
		expect(story.at('2026-12-06', '00:00').happens(CLOCK, 'case.archive', asked(story, id))).toEqual(['case.archived']);
		const { intake, approval, issuance, archive } = story.hall;
		expect(intake.cases).toEqual({});
		expect(intake.byPerson).toEqual({});
		expect(approval).toMatchObject({ tasks: {}, byCase: {} });
		expect(find(issuance.results, result)).toBeUndefined();
		expect(archive.cases).toBe(1);
		expect(story.replayed()).toEqual(story.hall);
	});

	it('that went against its applicant stays for the sixty days in which a remedy is open', () => {
		const story = openedHall();
		const { id } = delivered(story, 'deny');
		expect(keptThrough(caseOf(story, id))).toBe('2027-01-19');
		expect(story.at('2027-01-19', '12:00').happens(CLOCK, 'case.archive', asked(story, id))).toEqual([]);
		expect(story.at('2027-01-20', '12:00').happens(CLOCK, 'case.archive', asked(story, id))).toEqual(['case.archived']);
	});

	it('stays when it has moved on since it was written', () => {
		const story = openedHall();
		const { id } = delivered(story);
		const cases = [{ case: id, version: caseOf(story, id).version - 1 }];
		expect(story.at('2027-06-01', '12:00').happens(CLOCK, 'case.archive', { cases })).toEqual([]);
		expect(story.happens(CLOCK, 'case.archive', { cases: [{ case: 'c_nothing0', version: 1 }] })).toEqual([]);
	});

	it('is over with its newest step; a case that is open has no such day', () => {
		const story = openedHall();
		const { id } = drafted(story, WALKS.serial);
		expect(keptThrough(caseOf(story, id))).toBeNull();
		story.at('2026-12-30', '10:00').passes();
		expect(caseOf(story, id).status).toBe('lapsed');
		expect(endedAt(caseOf(story, id))).toBe(story.now);
	});
});

describe('a case from the archive', () => {
	it('is seen by the very views that showed it, and they say the same', () => {
		const story = openedHall();
		const { id } = delivered(story);
		story.at('2026-12-20', '10:00');
		const watcher = supervisor(story);
		const before = story.hall.intake.cases;
		const shown = structuredClone(views.case.data(story.hall, { case: id }, story.now));
		const progress = structuredClone(views.progress.data(story.hall, { case: id }, story.now));
		const wanted = { by: 'identity', identity: 'key of A' } as const;
		const listed = structuredClone(views.cases.data(story.hall, wanted as never, story.now));
		expect(Object.keys(before)).toEqual([id]);

		const bundle = archived(story, id);
		expect(views.case.data(story.hall, { case: id }, story.now)).toBeNull();
		const hall = withRecalled(story.hall, [bundle]);
		expect(views.case.data(hall, { case: id }, story.now)).toEqual(shown);
		expect(views.progress.data(hall, { case: id }, story.now)).toEqual(progress);
		expect(views.cases.data(hall, wanted as never, story.now)).toEqual(listed);
		expect(views.case.audience(hall, watcher, { case: id })).toBe(true);
		expect(views.progress.audience(hall, { kind: 'applicant', of: 'case', id }, { case: id })).toBe(true);
		expect(views.progress.audience(hall, { kind: 'applicant', of: 'case', id: 'c_other000' }, { case: id })).toBe(
			false
		);
	});

	it('is found by every number on its papers', () => {
		const story = openedHall();
		const { id } = delivered(story);
		const bundle = bundleOf(story.hall, caseOf(story, id));
		const { receipt, acceptance, decision } = caseOf(story, id);
		for (const number of [
			receipt?.number,
			acceptance?.number,
			acceptance?.shortNo,
			acceptance?.caseNo,
			decision?.number
		])
			expect(numbersOf(bundle)).toContain(number);
		expect(numbersOf(bundle)).toContain(bundle.result?.number);
		expect(bundle.departments).toContain('zrzy');
	});

	it('shows who stands in it only to those who may, and looking is written down', () => {
		const story = openedHall();
		const { id, clerk } = delivered(story);
		story.at('2026-12-20', '10:00');
		const bundle = archived(story, id);
		expect(story.refused(clerk, 'person.reveal', { case: id, reason: '核对身份' })).toBe('unknown');
		story.recalled = [bundle];
		const again = story.staff('clerk w01');
		expect(story.happens(again, 'person.reveal', { case: id, reason: '核对身份' })).toEqual(['person.revealed']);
		const other = story.staff('other clerk', { skills: ['sh'] });
		expect(story.refused(other, 'person.reveal', { case: id, reason: '好奇' })).toBe('not-allowed');
	});
});

describe('what was begun on a ticket', () => {
	it('is asked for until the day of that sitting closes', () => {
		const story = openedHall();
		const { ticket } = received(story, WALKS.serial);
		expect(Object.keys(story.hall.intake.byTicket)).toEqual([ticket]);
		story.at('2026-11-21', '00:10').passes();
		story.passes();
		expect(story.hall.ticketing.tickets).toEqual({});
		expect(story.hall.intake.byTicket).toEqual({});
	});
});

describe('forgetting a person', () => {
	it('is refused while a case of theirs is open, and while they hold a number', () => {
		const story = openedHall();
		const { id } = received(story, WALKS.serial);
		expect(story.refused(supervisor(story), 'person.forget', forgotten('A'))).toBe('person-has-open-case');
		expect(caseOf(story, id).applicant.identity.key).toBe('key of A');
		takes(story, 'B');
		expect(story.refused(supervisor(story), 'person.forget', forgotten('B'))).toBe('person-is-waiting');
	});

	it('leaves nobody in the hall: not in a case, a result, a ticket or a list', () => {
		const story = openedHall();
		const { id, ticket, result } = delivered(story);
		expect(story.happens(supervisor(story), 'person.forget', forgotten('A'))).toEqual(['person.forgotten']);
		const text = JSON.stringify({ ...story.hall, archive: null });
		expect(text).not.toMatch(/sealed (name |phone )?A"|key of (name |phone )?A"/);
		expect(ticketOf(story, ticket)).toMatchObject({ identity: null, phone: null });
		expect(find(story.hall.issuance.results, result)?.handedOut?.identity.mask).toBe('***');
		expect(caseOf(story, id).applicant).toMatchObject({ name: { mask: '***', sealed: '' } });
		expect(story.hall.archive.forgotten['key of A']).toMatchObject({ times: 1, cases: [id] });
		expect(story.replayed()).toEqual(story.hall);
	});

	it('reaches what the archive gives back, whoever asks for it', () => {
		const story = openedHall();
		const { id } = delivered(story);
		story.at('2026-12-20', '10:00');
		const bundle = archived(story, id);
		story.recalled = [bundle];
		story.ask(supervisor(story), 'person.forget', forgotten('A'));
		expect(story.hall.archive.forgotten['key of A']?.cases).toEqual([id]);
		const hall = withRecalled(story.hall, [bundle]);
		expect(JSON.stringify([hall.intake, hall.issuance])).not.toMatch(/key of A|sealed A/);
		expect(views.cases.data(hall, { by: 'identity', identity: 'key of A' } as never, story.now)).toEqual([]);
		expect(views.case.data(hall, { case: id }, story.now)).toMatchObject({ applicant: { name: '***' } });
	});

	it('leaves an agent’s case to its applicant, and whoever comes again is somebody new', () => {
		const story = openedHall();
		const { id } = delivered(story, 'grant', 'A');
		story.ask(supervisor(story), 'person.forget', forgotten('A'));
		const again = received(story.later({ minutes: 30 }), { ...WALKS.serial, who: 'A' });
		expect(caseOf(story, again.id).applicant.identity.key).toBe('key of A');
		expect(story.hall.intake.byPerson['key of A']).toEqual([again.id]);
		expect(caseOf(story, id).applicant.identity.key).toBe('');
		const bundle = bundleOf(story.hall, caseOf(story, again.id));
		expect(withRecalled({ ...story.hall, intake: { ...story.hall.intake, cases: {} } }, [bundle]).intake.cases).toEqual(
			{
				[again.id]: caseOf(story, again.id)
			}
		);
	});
});

describe('whatever way a case ended, it leaves', () => {
	const ENDS: Readonly<Record<string, (story: Story) => string>> = {
		refused: (story) => {
			const { id, clerk } = received(story, WALKS.serial);
			story.ask(clerk, 'case.refuse', { case: id, ground: 'notRequired', reason: '依法不需要许可' });
			return id;
		},
		withdrawn: (story) => {
			const { id, clerk } = accepted(story, WALKS.parallel);
			story.ask(clerk, 'case.withdraw', { case: id, reason: '申请人自愿撤回' });
			return id;
		},
		terminated: (story) => {
			const { id } = accepted(story, WALKS.parallel);
			passed(story, id, 'tax');
			passed(story, id, 'registration');
			const { task, approver } = claimed(story, id, 'record');
			const ended = { outcome: 'terminate', opinion: OPINION, reasons: '申请人死亡，依法终止' };
			story.ask(approver, 'task.decide', { task, ...ended });
			return id;
		},
		lapsed: (story) => {
			const { id } = drafted(story, WALKS.serial);
			story.at('2026-12-30', '10:00').passes();
			return id;
		},
		delivered: (story) => {
			const { id } = accepted(story, WALKS.parallel);
			passed(story, id, 'registration');
			const { task, approver } = claimed(story, id, 'tax');
			story.ask(approver, 'task.pass', { task, opinion: OPINION, recommends: 'grant' });
			const at = claimed(story, id, 'record');
			story.ask(at.approver, 'task.return', { task: at.task, to: 'tax', reason: '税额核对有误' });
			passed(story, id, 'tax');
			decided(story, id, 'record');
			const issuer = issuerOf(story);
			const result = String(story.ask(issuer, 'result.produce', { case: id }).result['result']);
			story.ask(issuer, 'result.shelve', { result, slot: 'A-01-03' });
			const fetched = { recipient: 'applicant', identity: sealed('A'), signed: true };
			story.ask(issuer, 'result.handOut', { result, ...fetched });
			return id;
		}
	};

	it.each(Object.keys(ENDS))('%s', (status) => {
		const story = openedHall();
		const id = ENDS[status]?.(story) ?? '';
		expect(caseOf(story, id).status).toBe(status);
		story.at('2027-06-01', '10:00').passes();
		expect(story.happens(CLOCK, 'case.archive', asked(story, id))).toEqual(['case.archived']);
		expect(story.hall.intake.cases).toEqual({});
		expect(story.hall.approval.tasks).toEqual({});
		expect(story.hall.issuance.results).toEqual({});
	});
});
