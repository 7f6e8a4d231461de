import type { CommandName } from '$lib/hall/access/rules.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import { ITEM } from './example-item.ts';
import { PEOPLE } from './people.ts';
import { REFERENCE } from './presets.ts';

/** Who in the demo hall may ask for it; `nobody` may set up a hall that is, or make time pass. */
export type Asker =
	| 'kiosk'
	| 'screen'
	| 'anyone'
	| 'nobody'
	| 'guide'
	| 'adviser-w14'
	| 'clerk-w12'
	| 'chief-zrzy'
	| 'issuer-w16'
	| 'duty'
	| 'supervisor'
	| 'items'
	| 'admin';

const NO_TICKET = { ticket: 't_0000000000000000' };
const NO_CASE = { case: 'c_0000000000000000' };
const NO_TASK = { task: 'k_0000000000000000' };
const NO_RESULT = { result: 'r_0000000000000000' };
const TEXT = { 'zh-CN': '文字', en: 'text' };
const PASSWORD = 'Example-2026-word';
const DUTY = { name: '示例', roles: ['clerk' as const], department: null, windows: ['w12'], skills: ['sh'] };
const APPLICANT = { kind: 'person' as const, ...PEOPLE.wang };
const ORGANISATION = {
	...PEOPLE.wang,
	kind: 'organisation' as const,
	organisation: '示范某某商贸有限公司',
	creditCode: '91350100M000100Y43'
};
const AGENT = { ...PEOPLE.li, authoritySeen: true };
const FORM = { residence: '示范市', adults: 2, insured: true, from: null };
const LINE = {
	material: 'identity',
	verdict: 'unqualified' as const,
	kind: 'copy' as const,
	copies: 1,
	pages: 2,
	originalSeen: true,
	reason: '缺页'
};
const ASKED = { material: 'identity', problem: '缺页', requirement: '补齐' };
const OPINION = '材料齐全，符合规定条件。';

type Example<Name extends CommandName> = readonly [Asker, PayloadIn<Name>, ...PayloadIn<Name>[]];

/**
 * Well-formed commands of every kind, by somebody who may, about what is mostly not there: every field of every command
 * is filled in one of them, and every way to ask has one.
 */
export const EXAMPLES: { readonly [Name in CommandName]: Example<Name> } = {
	'ticket.take': [
		'kiosk',
		{
			queue: 'sh',
			identity: PEOPLE.wang.identity,
			phone: PEOPLE.wang.phone,
			items: ['medical-insurance'],
			priority: 'elderly',
			agent: true,
			exception: '忘带证件'
		}
	],
	'ticket.call': ['clerk-w12', { window: 'w12', ...NO_TICKET, reason: '老人优先' }],
	'ticket.recall': ['clerk-w12', NO_TICKET],
	'ticket.start': ['clerk-w12', NO_TICKET],
	'ticket.miss': ['clerk-w12', NO_TICKET],
	'ticket.requeue': ['clerk-w12', NO_TICKET],
	'ticket.hold': ['clerk-w12', { ...NO_TICKET, reason: '回家取材料' }],
	'ticket.resume': ['clerk-w12', { ...NO_TICKET, window: 'w12' }],
	'ticket.transfer': ['clerk-w12', { ...NO_TICKET, queue: 'bdc', reason: '取错号' }],
	'ticket.finish': ['clerk-w12', NO_TICKET],
	'ticket.abandon': ['guide', { ...NO_TICKET, reason: '本人不办了' }],
	'window.open': ['clerk-w12', { window: 'w12' }],
	'window.pause': ['clerk-w12', { window: 'w12', ground: 'meal' }],
	'window.resume': ['clerk-w12', { window: 'w12' }],
	'window.close': ['clerk-w12', { window: 'w12' }],
	'window.define': ['admin', { id: 'w77', name: '77', zone: 'intake', queues: ['sh'], place: TEXT }],
	'advice.record': [
		'adviser-w14',
		{ ...NO_TICKET, items: ['medical-insurance'], question: '怎么参保', answer: '带身份证', minutes: 5 }
	],
	'case.prepare': [
		'adviser-w14',
		{ ...NO_TICKET, item: 'medical-insurance', applicant: APPLICANT, agent: AGENT, form: FORM, lines: [LINE] },
		{ item: 'medical-insurance', applicant: ORGANISATION }
	],
	'case.draft': [
		'clerk-w12',
		{ ...NO_TICKET, item: 'medical-insurance', applicant: APPLICANT, agent: AGENT },
		{ ...NO_TICKET, item: 'medical-insurance', applicant: ORGANISATION },
		{ ...NO_TICKET, continues: NO_CASE.case, authoritySeen: true }
	],
	'case.fill': ['clerk-w12', { ...NO_CASE, form: FORM }],
	'case.check': ['clerk-w12', { ...NO_CASE, lines: [LINE] }],
	'case.receive': ['clerk-w12', NO_CASE],
	'case.accept': ['clerk-w12', NO_CASE],
	'case.notify': ['clerk-w12', { ...NO_CASE, lines: [ASKED] }],
	'case.resubmit': ['clerk-w12', { ...NO_CASE, lines: [LINE] }],
	'case.refuse': ['clerk-w12', { ...NO_CASE, ground: 'notOurPower', reason: '不属于本机关', properAuthority: '他局' }],
	'case.withdraw': ['clerk-w12', { ...NO_CASE, reason: '本人撤回' }],
	'case.attach': [
		'clerk-w12',
		{ ...NO_CASE, material: 'identity', attachment: '0'.repeat(32), media: 'jpeg', bytes: 1000 }
	],
	'case.detach': ['clerk-w12', { ...NO_CASE, attachment: '0'.repeat(32), reason: '扫描不清' }],
	'task.claim': ['chief-zrzy', NO_TASK],
	'task.release': ['chief-zrzy', NO_TASK],
	'task.pass': ['chief-zrzy', { ...NO_TASK, opinion: OPINION, recommends: 'grant' }],
	'task.return': ['chief-zrzy', { ...NO_TASK, to: 'tax', reason: '税额核对有误' }],
	'task.sendBack': ['chief-zrzy', { ...NO_TASK, lines: [ASKED] }],
	'task.decide': [
		'chief-zrzy',
		{ ...NO_TASK, outcome: 'deny', opinion: OPINION, reasons: '不符合法定条件', to: '省自然资源厅' }
	],
	'result.produce': ['issuer-w16', NO_CASE],
	'result.shelve': ['issuer-w16', { ...NO_RESULT, slot: 'A-01-03' }],
	'result.handOut': [
		'issuer-w16',
		{ ...NO_RESULT, recipient: 'agent', identity: PEOPLE.li.identity, authoritySeen: true, signed: true }
	],
	'message.settle': ['issuer-w16', { message: 'm_0000000000000000', outcome: 'failed', note: '号码已停机' }],
	'person.reveal': ['clerk-w12', { ...NO_CASE, reason: '核对身份' }],
	'session.open': ['anyone', { username: 'nobody', password: PASSWORD }],
	'session.close': ['clerk-w12', {}],
	'password.change': ['clerk-w12', { current: PASSWORD, next: `${PASSWORD}2` }],
	'staff.add': ['admin', { username: 'example', password: PASSWORD, ...DUTY, department: 'ybj' }],
	'staff.change': ['admin', { staff: 's_0000000000000000', ...DUTY, department: 'ybj' }],
	'staff.disable': ['admin', { staff: 's_0000000000000000' }],
	'device.enrol': ['admin', { kind: 'screen', name: '窗口屏', window: 'w12' }],
	'device.revoke': ['admin', { device: 'd_0000000000000000' }],
	'item.define': ['items', ITEM],
	'calendar.import': [
		'admin',
		{ coveredThrough: '2027-12-31', off: { '2027-01-01': '元旦' }, work: { '2027-01-03': '元旦' } }
	],
	'hall.setUp': [
		'nobody',
		{
			name: TEXT,
			preset: REFERENCE.preset,
			administrator: { username: 'root', password: PASSWORD, name: '管理员' }
		}
	],
	'person.forget': [
		'supervisor',
		{ identity: PEOPLE.li.identity, ground: 'keepingPeriodOver', reason: '保存期限已经届满' }
	],
	'case.archive': ['nobody', { cases: [{ ...NO_CASE, version: 3 }] }],
	'clock.tick': ['nobody', {}],
	// The last of all: nobody takes a number after it.
	'day.close': ['duty', { force: false }]
};
