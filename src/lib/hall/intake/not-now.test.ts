import { expect, it } from 'vitest';
import type { Actor } from '../contract.ts';
import {
	accepted,
	caseOf,
	claimed,
	clerkAt,
	drafted,
	granted,
	issuerOf,
	noticeLine,
	openedHall,
	OPINION,
	passed,
	person,
	received,
	sealed,
	served,
	shelved,
	verdict,
	WALKS,
	type Story
} from '../testing.ts';
import { CASE_ALLOWS, type CaseCommand, type CaseStatus } from './rules.ts';

const { serial, parallel } = WALKS;
const reason = '不属于受理范围';

function decidedAs(story: Story, outcome: string): string {
	const { id } = accepted(story, parallel);
	for (const step of ['registration', 'tax']) passed(story, id, step);
	const { task, approver } = claimed(story, id, 'record');
	story.ask(approver, 'task.decide', { task, outcome, opinion: OPINION, reasons: reason, to: '省自然资源厅' });
	return id;
}

function prepared(story: Story): string {
	const adviser = story.staff('adviser', { roles: ['adviser'] });
	return String(story.ask(adviser, 'case.prepare', { item: serial.item, applicant: person('A') }).result['case']);
}

/** A case in each status. */
const INTO: Readonly<Record<CaseStatus, (story: Story) => string>> = {
	prepared,
	draft: (story) => drafted(story, serial).id,
	received: (story) => received(story, serial).id,
	correcting: (story) => {
		const { clerk, id } = received(story, serial, { health: 'missing' });
		story.ask(clerk, 'case.notify', { case: id, lines: [noticeLine('health')] });
		return id;
	},
	refused: (story) => {
		const { clerk, id } = received(story, serial);
		story.ask(clerk, 'case.refuse', { case: id, ground: 'notRequired', reason });
		return id;
	},
	lapsed: (story) => {
		const id = prepared(story);
		story.at('2027-01-04', '09:00').passes();
		return id;
	},
	withdrawn: (story) => {
		const { clerk, id } = drafted(story, serial);
		story.ask(clerk, 'case.withdraw', { case: id, reason });
		return id;
	},
	accepted: (story) => accepted(story, serial).id,
	reviewing: (story) => {
		const { id } = accepted(story, serial);
		claimed(story, id, 'handle');
		return id;
	},
	reviewCorrecting: (story) => {
		const { id } = accepted(story, serial);
		const { task, approver } = claimed(story, id, 'handle');
		story.ask(approver, 'task.sendBack', { task, lines: [noticeLine('health')] });
		return id;
	},
	forwarded: (story) => decidedAs(story, 'forward'),
	granted: (story) => decidedAs(story, 'grant'),
	denied: (story) => decidedAs(story, 'deny'),
	terminated: (story) => decidedAs(story, 'terminate'),
	producing: (story) => {
		const { id } = granted(story);
		story.ask(issuerOf(story), 'result.produce', { case: id });
		return id;
	},
	ready: (story) => shelved(story).id,
	delivered: (story) => {
		const { id, issuer, result } = shelved(story);
		story.ask(issuer, 'result.handOut', { result, recipient: 'applicant', identity: sealed('A'), signed: true });
		return id;
	}
};

const COMMANDS = [...new Set(Object.values(CASE_ALLOWS).flat())];

/** Asks as a clerk with every skill, who has somebody at the window: only the case's status can be in the way. */
function asked(story: Story, command: CaseCommand, sitting: { clerk: Actor; ticket: string }, id: string): string {
	const { clerk, ticket } = sitting;
	if (command === 'case.draft') return story.refused(clerk, command, { ticket, continues: id });
	const lines = command === 'case.notify' ? [noticeLine('health')] : [verdict('health')];
	return story.refused(clerk, command, { case: id, form: {}, lines, ground: 'notRequired', reason });
}

it.each(Object.entries(INTO))('what a case’s status does not allow is refused: %s', (status, into) => {
	const story = openedHall();
	clerkAt(story, 'w11', 'bdc', 'ss', 'sh');
	const id = into(story);
	expect(caseOf(story, id).status).toBe(status);
	const clerk = clerkAt(story, 'w11', 'bdc', 'ss', 'sh');
	const { ticket } = served(story, 'w11', 'sh', 'Z');
	const allowed: readonly CaseCommand[] = CASE_ALLOWS[status as CaseStatus];
	for (const command of COMMANDS.filter((one) => !allowed.includes(one)))
		expect(asked(story, command, { clerk, ticket }, id), command).toBe('case-not');
});
