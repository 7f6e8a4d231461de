import type { CommandName } from '$lib/hall/access/rules.ts';
import type { PayloadIn } from '$lib/hall/commands.ts';
import type { ViewName, ViewParam } from '$lib/hall/views.ts';
import { PEOPLE } from './people.ts';
import { REFERENCE } from './presets.ts';

/** Who in the demo hall may ask for it; `nobody` may set up a hall that is, or make time pass. */
type Asker = 'kiosk' | 'anyone' | 'nobody' | 'clerk-w12' | 'chief-zrzy' | 'issuer-w16' | 'admin';

const NO_TICKET = { ticket: 't_0000000000000000' };
const NO_CASE = { case: 'c_0000000000000000' };
const NO_TASK = { task: 'k_0000000000000000' };
const NO_RESULT = { result: 'r_0000000000000000' };
const TEXT = { 'zh-CN': '文字', en: 'text' };
const PASSWORD = 'Example-2026-word';
const DUTY = { name: '示例', roles: ['clerk' as const], department: null, windows: ['w12'], skills: ['sh'] };
const LINE = { material: 'identity', verdict: 'unqualified' as const, copies: 1, pages: 2, reason: '缺页' };
const OPINION = '材料齐全，符合规定条件。';

/** One well-formed command of every kind, by somebody who may, about what is mostly not there. */
export const EXAMPLES: { readonly [Name in CommandName]: readonly [Asker, PayloadIn<Name>] } = {
	'ticket.take': ['kiosk', { queue: 'sh', identity: PEOPLE.wang.identity, phone: PEOPLE.wang.phone, items: [] }],
	'ticket.call': ['clerk-w12', { window: 'w12', ...NO_TICKET, reason: '老人优先' }],
	'ticket.recall': ['clerk-w12', NO_TICKET],
	'ticket.start': ['clerk-w12', NO_TICKET],
	'ticket.miss': ['clerk-w12', NO_TICKET],
	'ticket.finish': ['clerk-w12', NO_TICKET],
	'window.open': ['clerk-w12', { window: 'w12' }],
	'window.close': ['clerk-w12', { window: 'w12' }],
	'window.define': ['admin', { id: 'w77', name: '77', queues: ['sh'], place: TEXT }],
	'case.draft': [
		'clerk-w12',
		{
			...NO_TICKET,
			item: 'medical-insurance',
			applicant: { kind: 'person', ...PEOPLE.wang },
			agent: { ...PEOPLE.li, authoritySeen: true }
		}
	],
	'case.fill': ['clerk-w12', { ...NO_CASE, form: { residence: '焦作市', adults: 2, insured: true, from: null } }],
	'case.check': ['clerk-w12', { ...NO_CASE, lines: [LINE] }],
	'case.receive': ['clerk-w12', NO_CASE],
	'case.accept': ['clerk-w12', NO_CASE],
	'case.notify': ['clerk-w12', { ...NO_CASE, lines: [{ material: 'identity', problem: '缺页', requirement: '补齐' }] }],
	'case.resubmit': ['clerk-w12', { ...NO_CASE, lines: [LINE] }],
	'case.refuse': ['clerk-w12', { ...NO_CASE, ground: 'notOurPower', reason: '不属于本机关', properAuthority: '他局' }],
	'task.claim': ['chief-zrzy', NO_TASK],
	'task.release': ['chief-zrzy', NO_TASK],
	'task.pass': ['chief-zrzy', { ...NO_TASK, opinion: OPINION, recommends: 'grant' }],
	'task.decide': ['chief-zrzy', { ...NO_TASK, outcome: 'deny', opinion: OPINION, reasons: '不符合法定条件' }],
	'result.produce': ['issuer-w16', NO_CASE],
	'result.shelve': ['issuer-w16', { ...NO_RESULT, slot: 'A-01-03' }],
	'result.handOut': [
		'issuer-w16',
		{ ...NO_RESULT, recipient: 'agent', identity: PEOPLE.li.identity, authoritySeen: true, signed: true }
	],
	'person.reveal': ['clerk-w12', { ...NO_CASE, reason: '核对身份' }],
	'session.open': ['anyone', { username: 'nobody', password: PASSWORD }],
	'session.close': ['clerk-w12', {}],
	'password.change': ['clerk-w12', { current: PASSWORD, next: `${PASSWORD}2` }],
	'staff.add': ['admin', { username: 'example', password: PASSWORD, ...DUTY }],
	'staff.change': ['admin', { staff: 's_0000000000000000', ...DUTY }],
	'staff.disable': ['admin', { staff: 's_0000000000000000' }],
	'device.enrol': ['admin', { kind: 'screen', name: '窗口屏', window: 'w12' }],
	'device.revoke': ['admin', { device: 'd_0000000000000000' }],
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
	'clock.tick': ['nobody', {}]
};

/** One well-formed look at every view. */
export const LOOKS: { readonly [Name in ViewName]: ViewParam<Name> } = {
	administration: {},
	kiosk: {},
	'screen.hall': {},
	'screen.window': { window: 'w12' },
	ticket: NO_TICKET,
	windows: {},
	desk: { window: 'w12' },
	case: NO_CASE,
	progress: NO_CASE,
	items: {},
	office: { department: 'zrzy' },
	pickup: {},
	'pickup.find': { by: 'identity', identity: PEOPLE.wang.identity }
};
