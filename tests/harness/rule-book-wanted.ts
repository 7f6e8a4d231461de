import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessRefusals } from '$lib/hall/access/refusals.ts';
import { COMMAND_NAMES } from '$lib/hall/access/rules.ts';
import { approvalRefusals } from '$lib/hall/approval/refusals.ts';
import { TASK_ALLOWS } from '$lib/hall/approval/rules.ts';
import { archiveRefusals } from '$lib/hall/archive/refusals.ts';
import { calendarRefusals } from '$lib/hall/calendar/refusals.ts';
import { catalogueRefusals } from '$lib/hall/catalogue/refusals.ts';
import { intakeRefusals } from '$lib/hall/intake/refusals.ts';
import { CASE_ALLOWS } from '$lib/hall/intake/rules.ts';
import { issuanceRefusals } from '$lib/hall/issuance/refusals.ts';
import { MESSAGE_ALLOWS, RESULT_ALLOWS } from '$lib/hall/issuance/rules.ts';
import { LINES, lineOf, type Thing } from '$lib/hall/model/transitions.ts';
import { refusals, type RefusalCode } from '$lib/hall/refusal.ts';
import { ticketingRefusals } from '$lib/hall/ticketing/refusals.ts';
import { TICKET_ALLOWS, WINDOW_ALLOWS } from '$lib/hall/ticketing/rules.ts';

/** What the rules allow, what they refuse, and so what the rule book has to show. */
const ALLOWS: Readonly<Record<Thing, Readonly<Record<string, readonly string[]>>>> = {
	ticket: TICKET_ALLOWS,
	window: WINDOW_ALLOWS,
	case: CASE_ALLOWS,
	task: TASK_ALLOWS,
	result: RESULT_ALLOWS,
	message: MESSAGE_ALLOWS
};
const ZONES = {
	...accessRefusals,
	...calendarRefusals,
	...catalogueRefusals,
	...ticketingRefusals,
	...intakeRefusals,
	...approvalRefusals,
	...issuanceRefusals,
	...archiveRefusals
};

/** Refusals that no rule can raise: where else they are shown, or `door` where nothing asks for them by their code. */
export const AT_THE_DOOR: Readonly<Partial<Record<RefusalCode, string>>> = {
	'unknown-command': 'src/lib/server/door.test.ts',
	'unknown-view': 'tests/bad-address.test.ts',
	stale: 'tests/harness/races.ts',
	'id-reused': 'tests/harness/races.ts',
	behind: 'src/lib/server/seen.test.ts',
	'not-saved': 'src/lib/server/door.test.ts',
	'outcome-unknown': 'src/lib/server/door.rounds.ts',
	closing: 'src/lib/server/door.test.ts',
	'too-many': 'tests/bad-packets.test.ts',
	failed: 'door',
	'wrong-code': 'door',
	'attachment-type': 'src/lib/server/attachments/upload.test.ts',
	'attachment-mismatch': 'src/lib/server/attachments/upload.test.ts',
	'attachment-too-large': 'src/lib/server/attachments/upload.test.ts',
	'attachment-missing': 'src/lib/server/attachments/upload.test.ts'
};

export const ofZone = (code: string): boolean => Object.hasOwn(ZONES, code) && !Object.hasOwn(AT_THE_DOOR, code);
/** Codes of the door that rules raise as well. */
export const shared = (code: string): boolean => Object.hasOwn(refusals, code) && !Object.hasOwn(ZONES, code);

/** What tests have shown, as the table has it. */
export interface Seen {
	steps: readonly { thing: string; from: string; command: string; event: string; to: string }[];
	refusals: readonly { code: string; command: string }[];
	others: readonly { command: string; event: string }[];
}

/** A sentence for everything that the rules can do and no test shows, or that a test shows and the tables do not allow. */
export function gaps({ steps, refusals: refused, others }: Seen, root: string): string[] {
	const walked = new Set(steps.map(({ thing, from, to, event }) => lineOf(thing as Thing, from, to, event)));
	const asked = new Set(steps.map(({ thing, from, command }) => `${thing} ${from} ${command}`));
	const codes = new Set(refused.map(({ code }) => code));
	const done = new Set([...steps, ...others].map(({ command }) => command));
	const allowed = Object.entries(ALLOWS).flatMap(([thing, table]) =>
		Object.entries(table).flatMap(([from, commands]) => commands.map((command) => `${thing} ${from} ${command}`))
	);
	const missing = (all: readonly string[], there: ReadonlySet<string>, what: string) =>
		all.filter((one) => !there.has(one)).map((one) => `no test shows ${what} ${one}`);
	return [
		...missing(allowed, asked, 'the allowed command'),
		...missing(LINES, walked, 'the transition'),
		...[...walked].filter((line) => !LINES.includes(line)).map((line) => `no table knows the transition ${line}`),
		...missing(Object.keys(ZONES).filter(ofZone), codes, 'the refusal'),
		...missing(COMMAND_NAMES, done, 'the command'),
		...doorGaps(codes, root)
	];
}

function doorGaps(codes: ReadonlySet<string>, root: string): string[] {
	const unlisted = Object.keys(refusals).filter((code) => shared(code) && !Object.hasOwn(AT_THE_DOOR, code));
	const elsewhere = Object.entries(AT_THE_DOOR).filter(([, file]) => file !== 'door');
	const shows = (code: string, file: string) =>
		existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8').includes(`'${code}'`);
	return [
		...unlisted.filter((code) => !codes.has(code)).map((code) => `no test shows the refusal ${code} of the door`),
		...elsewhere.filter(([code, file]) => !shows(code, file)).map(([code, file]) => `${file} shows no refusal ${code}`),
		...Object.keys(AT_THE_DOOR)
			.filter((code) => codes.has(code))
			.map((code) => `a rule raises ${code}: it is not the door's alone`)
	];
}
