import { z } from 'zod';
import type { Item } from '$lib/hall/catalogue/schema.ts';
import type { DeepReadonly } from '$lib/hall/contract.ts';
import type { RefusalCode } from '$lib/hall/refusal.ts';
import { filledForm, FIRM_CODE, firmOf } from './forms.ts';
import type { Person } from './people.ts';
import type { Play } from './play.ts';
import { count } from './tally.ts';
import type { Answered } from './way.ts';

/** What people do in the hall, one act each: the words that every script is made of. */

const ticketAnswer = z.object({ ticket: z.string(), number: z.string() });
const caseAnswer = z.object({ case: z.string() });
const resultAnswer = z.object({ result: z.string() });
const messageText = '由演示程序按常见情形填写';

export interface Ticket {
	readonly id: string;
	readonly number: string;
	readonly queue: string;
	readonly person: Person;
	readonly takenAt: number;
	readonly matters: readonly string[];
}

/** Reasons for which the kiosk may send somebody away. */
export const TURNED_AWAY = ['hall-closed', 'queue-full', 'already-waiting', 'day-closed'] as const;

export const isRefusal = (answer: Answered | RefusalCode): answer is RefusalCode => typeof answer === 'string';

/** Takes a number at the kiosk; undefined when there is none to be had. */
export async function takeNumber(
	play: Play,
	person: Person,
	queue: string,
	matters: readonly string[]
): Promise<Ticket | undefined> {
	const { identity, phone, priority } = person;
	const payload = { queue, identity, phone, items: [...matters], priority };
	const answer = await play.ask('kiosk', 'ticket.take', payload, { refusals: TURNED_AWAY });
	if (isRefusal(answer)) {
		count(play.tally, 'turnedAway');
		return undefined;
	}
	count(play.tally, 'taken');
	const { ticket, number } = ticketAnswer.parse(answer);
	return { id: ticket, number, queue, person, takenAt: play.now, matters };
}

/** Opens a window, unless it is open: whoever closed yesterday comes back, whoever is there stays. */
export async function openWindow(play: Play, clerk: string, window: string): Promise<void> {
	await play.ask(clerk, 'window.open', { window }, { refusals: ['window-open-already'] });
}

const applicantOf = (play: Play, item: DeepReadonly<Item>, { name, identity, phone }: Person) =>
	item.applicants.includes('person')
		? ({ kind: 'person', name, identity, phone } as const)
		: ({ kind: 'organisation', organisation: firmOf(play), creditCode: FIRM_CODE, name, identity, phone } as const);

export const look = (play: Play, who: string, id: string) => play.see(who, 'case', { case: id });

/** Begins a case on a ticket and fills in its form. */
export async function beginCase(play: Play, clerk: string, ticket: string, itemId: string, person: Person) {
	const item = play.item(itemId);
	const begun = { ticket, item: itemId, applicant: applicantOf(play, item, person), agent: null };
	const { case: id } = caseAnswer.parse(await play.must(clerk, 'case.draft', begun));
	await play.must(clerk, 'case.fill', { case: id, form: filledForm(play, item, person) });
	return id;
}

/** An adviser prepares what the counter will only confirm. */
export async function prepareCase(play: Play, adviser: string, ticket: string | null, itemId: string, person: Person) {
	const item = play.item(itemId);
	const prepared = {
		ticket,
		item: itemId,
		applicant: applicantOf(play, item, person),
		form: filledForm(play, item, person),
		lines: verdictsOf(item, 0)
	};
	count(play.tally, 'prepared');
	return caseAnswer.parse(await play.must(adviser, 'case.prepare', prepared)).case;
}

/** Verdicts on everything that is required; the last `lacking` of it is missing or not in order. */
function verdictsOf(item: DeepReadonly<Item>, lacking: number) {
	const required = item.materials.filter((material) => material.required);
	return required.map((material, index) => {
		const isLacking = index >= required.length - lacking;
		const unqualified = isLacking && index % 2 === 0;
		return {
			material: material.id,
			verdict: isLacking ? (unqualified ? ('unqualified' as const) : ('missing' as const)) : ('qualified' as const),
			copies: isLacking && !unqualified ? 0 : material.copies,
			pages: isLacking && !unqualified ? 0 : 2,
			originalSeen: !isLacking,
			reason: unqualified ? '页面不清晰，缺少签章' : null
		};
	});
}

/** Checks the materials and gives the receipt (收件). */
export async function receiveCase(play: Play, clerk: string, id: string, lacking = 0): Promise<void> {
	const { version, item } = await look(play, clerk, id);
	await play.must(clerk, 'case.check', { case: id, lines: verdictsOf(item, lacking) }, { [`case:${id}`]: version });
	await play.must(clerk, 'case.receive', { case: id }, { [`case:${id}`]: version + 1 });
	count(play.tally, 'received');
}

export async function acceptCase(play: Play, who: string, id: string): Promise<void> {
	const { version } = await look(play, who, id);
	await play.must(who, 'case.accept', { case: id }, { [`case:${id}`]: version });
	count(play.tally, 'accepted');
}

/** Names at once everything that is lacking (一次性告知), unless the window or the department did so in the meantime. */
export async function notifyCase(play: Play, who: string, id: string): Promise<void> {
	const { version, status, defects, verdicts } = await look(play, who, id);
	if (status !== 'received') return;
	const lines = defects.map((material) => {
		const missing = verdicts[material]?.verdict === 'missing';
		return {
			material,
			problem: missing ? '未提交该材料' : '页面不清晰，缺少签章',
			requirement: missing ? '补交该材料，份数以办事指南为准' : '重新提交清晰并加盖签章的材料'
		};
	});
	await play.must(who, 'case.notify', { case: id, lines }, { [`case:${id}`]: version });
	count(play.tally, 'notified');
}

/** The applicant brings, line by line, what was asked for. */
export async function resubmitCase(play: Play, clerk: string, id: string): Promise<void> {
	const { version, notice, reviewNotice, status } = await look(play, clerk, id);
	const asked = (status === 'reviewCorrecting' ? reviewNotice : notice)?.lines ?? [];
	const lines = asked.map(({ material }) => ({
		material,
		verdict: 'qualified' as const,
		copies: 1,
		pages: 2,
		originalSeen: true
	}));
	await play.must(clerk, 'case.resubmit', { case: id, lines }, { [`case:${id}`]: version });
	count(play.tally, 'resubmitted');
}

export async function refuseCase(play: Play, who: string, id: string): Promise<void> {
	const { version } = await look(play, who, id);
	const refused = {
		case: id,
		ground: 'notOurPower' as const,
		reason: '申请事项属于县级行政机关职权范围，本机关无权受理。',
		properAuthority: '示范县行政审批和政务信息管理局'
	};
	await play.must(who, 'case.refuse', refused, { [`case:${id}`]: version });
	count(play.tally, 'refused');
}

export async function withdrawCase(play: Play, clerk: string, id: string): Promise<void> {
	const { version } = await look(play, clerk, id);
	await play.must(
		clerk,
		'case.withdraw',
		{ case: id, reason: '申请人情况变化，自愿撤回申请' },
		{ [`case:${id}`]: version }
	);
	count(play.tally, 'withdrawn');
}

export const DENIED = '经核实，申请人不符合办事指南所列法定条件第（二）项，提交的证明与登记信息不一致。';
const OPINION = '经审查，申请材料齐全、符合法定形式，所述事实与登记信息一致，符合规定条件。';

export type Verdict = 'grant' | 'deny' | 'forward' | 'terminate';

export async function decide(play: Play, who: string, task: string, version: number, outcome: Verdict): Promise<void> {
	const reasons = outcome === 'deny' || outcome === 'terminate' ? DENIED : null;
	const to = outcome === 'forward' ? '示范省主管部门' : null;
	const opinion = outcome === 'grant' ? OPINION : `${OPINION.slice(0, 4)}，${DENIED}`;
	await play.must(who, 'task.decide', { task, outcome, opinion, reasons, to }, { [`task:${task}`]: version });
	count(play.tally, `decided.${outcome}`);
}

export async function pass(play: Play, who: string, task: string, version: number, recommends: 'grant' | 'deny') {
	const opinion = recommends === 'grant' ? OPINION : DENIED;
	await play.must(who, 'task.pass', { task, opinion, recommends }, { [`task:${task}`]: version });
	count(play.tally, 'passed');
}

export async function produce(play: Play, who: string, id: string): Promise<string> {
	const { version } = await look(play, who, id);
	const answer = await play.must(who, 'result.produce', { case: id }, { [`case:${id}`]: version });
	count(play.tally, 'produced');
	return resultAnswer.parse(answer).result;
}

/** 即办: decided at the window by delegated power, printed and handed over in the same visit. */
export async function decideAtWindow(play: Play, clerk: string, id: string, person: Person): Promise<void> {
	const { tasks } = await look(play, clerk, id);
	const task = tasks.find(({ delegated, status }) => delegated && status === 'pending');
	if (!task) throw new Error('nothing is delegated to the window');
	await decide(play, clerk, task.id, task.version, 'grant');
	const result = await produce(play, clerk, id);
	await handOut(play, clerk, result, 1, person);
}

export async function handOut(play: Play, who: string, result: string, version: number, person: Person): Promise<void> {
	const { identity } = person;
	const hand = { result, recipient: 'applicant' as const, identity, signed: true };
	await play.must(who, 'result.handOut', hand, { [`result:${result}`]: version });
	count(play.tally, 'delivered');
}

const row = (n: number) => String(n).padStart(2, '0');
const SLOTS = Array.from(
	{ length: 400 },
	(_, n) => `${'ABCD'.charAt(Math.floor(n / 100))}-${row(1 + Math.floor((n % 100) / 20))}-${row(1 + (n % 20))}`
);

export const SHELF_ROOM = SLOTS.length;

/** Puts a result into the first slot that is free. */
export async function shelve(play: Play, issuer: string, result: string, version: number): Promise<void> {
	const { slots } = await play.see(issuer, 'pickup', {});
	const slot = SLOTS.find((one) => !slots.includes(one));
	if (slot === undefined) throw new Error('the shelf is full');
	await play.must(issuer, 'result.shelve', { result, slot }, { [`result:${result}`]: version });
	count(play.tally, 'shelved');
}

export async function recordAdvice(play: Play, adviser: string, ticket: Ticket): Promise<void> {
	const item = ticket.matters[0];
	const name = item === undefined ? '办事' : play.item(item).name['zh-CN'];
	await play.must(adviser, 'advice.record', {
		ticket: ticket.id,
		items: [...ticket.matters],
		question: `${name}需要哪些材料？`,
		answer: `已一次性告知${name}所需全部材料并打印材料清单（${messageText}）。`,
		minutes: 5
	});
	count(play.tally, 'advised');
}
