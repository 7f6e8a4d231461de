import { accessRefusals } from './access/refusals.ts';
import { approvalRefusals } from './approval/refusals.ts';
import { archiveRefusals } from './archive/refusals.ts';
import { calendarRefusals } from './calendar/refusals.ts';
import { catalogueRefusals } from './catalogue/refusals.ts';
import type { Language, RefusalStatus, RefusalTable } from './contract.ts';
import { intakeRefusals } from './intake/refusals.ts';
import { issuanceRefusals } from './issuance/refusals.ts';
import { ticketingRefusals } from './ticketing/refusals.ts';

/** Refusals of the door itself, which no zone owns. `{name}` is filled from the refusal's details. */
const doorRefusals = {
	malformed: {
		status: 400,
		'zh-CN': '填写的内容有误，未作任何更改。请按提示改正后重新提交。',
		en: 'Something was filled in wrongly; nothing was changed. Correct what is marked and send it again.'
	},
	'unknown-command': { status: 404, 'zh-CN': '系统没有这项操作。', en: 'There is no such command.' },
	'unknown-view': { status: 404, 'zh-CN': '系统没有这个画面。', en: 'There is no such view.' },
	unknown: {
		status: 404,
		'zh-CN': '没有找到所指的{kind}，请核对编号。',
		en: 'There is no such {kind}. Check its number.'
	},
	'not-signed-in': { status: 401, 'zh-CN': '请先登录。', en: 'Please sign in first.' },
	'not-allowed': { status: 403, 'zh-CN': '您的岗位没有这项权限。', en: 'Your role does not allow this.' },
	stale: {
		status: 409,
		'zh-CN': '您查看期间情况已有变化，未作任何更改。请看最新情况后再办。',
		en: 'This has moved on while you were looking; nothing was changed. Look at what is new, then decide again.'
	},
	'id-reused': {
		status: 409,
		'zh-CN': '同一操作编号已用于另一内容，未作任何更改。',
		en: 'This command id was already used for something else; nothing was changed.'
	},
	'not-saved': {
		status: 503,
		'zh-CN': '暂时无法保存，未作任何更改。请稍后重试；若持续出现，请告知值班长。',
		en: 'It could not be saved and nothing was changed. Try again shortly; if it goes on, tell the duty manager.'
	},
	'outcome-unknown': {
		status: 503,
		'zh-CN': '暂时无法确认是否已保存。请用同一操作重试，系统不会重复办理。',
		en: 'It is not known yet whether this was saved. Repeat the same command; it will not be done twice.'
	},
	behind: {
		status: 503,
		'zh-CN': '这台服务器还没有同步到您刚才看到的最新情况。请稍后重试。',
		en: 'This server has not caught up with what you have seen already. Try again in a moment.'
	},
	closing: {
		status: 503,
		'zh-CN': '系统正在重新启动，请稍后重试。',
		en: 'The system is restarting. Try again in a moment.'
	},
	'too-many': {
		status: 429,
		'zh-CN': '尝试过于频繁，请稍后再试。',
		en: 'Too many attempts. Wait a little, then try again.'
	},
	failed: {
		status: 503,
		'zh-CN': '系统出现故障，未作任何更改。请重试；若持续出现，请告知值班长。',
		en: 'Something went wrong inside; nothing was changed. Try again; if it goes on, tell the duty manager.'
	}
} as const satisfies RefusalTable;

export const refusals = {
	...doorRefusals,
	...accessRefusals,
	...calendarRefusals,
	...catalogueRefusals,
	...ticketingRefusals,
	...intakeRefusals,
	...approvalRefusals,
	...issuanceRefusals,
	...archiveRefusals
} as const satisfies RefusalTable;

export type RefusalCode = keyof typeof refusals;
export type RefusalDetails = Readonly<Record<string, unknown>>;

/** A named "no": nothing was changed, and the sentence says what to do. Details never hold personal data. */
export class Refusal extends Error {
	constructor(
		readonly code: RefusalCode,
		readonly details: RefusalDetails = {}
	) {
		super(code);
		this.name = 'Refusal';
	}

	get status(): RefusalStatus {
		return refusals[this.code].status;
	}
}

const kindName = (kind: unknown, language: Language): string =>
	(typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind]?.[language] : undefined) ??
	{ 'zh-CN': '内容', en: 'thing' }[language];

export function refuse(code: RefusalCode, details: RefusalDetails = {}): never {
	throw new Refusal(code, details);
}

/** What a refusal of something unknown calls it. */
const KINDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	ticket: { 'zh-CN': '号票', en: 'ticket' },
	window: { 'zh-CN': '窗口', en: 'window' },
	queue: { 'zh-CN': '队列', en: 'queue' },
	zone: { 'zh-CN': '分区', en: 'zone' },
	message: { 'zh-CN': '通知', en: 'message' },
	case: { 'zh-CN': '办件', en: 'case' },
	item: { 'zh-CN': '事项', en: 'item' },
	task: { 'zh-CN': '审批任务', en: 'task' },
	result: { 'zh-CN': '结果文书', en: 'result' },
	staff: { 'zh-CN': '工作人员', en: 'member of staff' },
	department: { 'zh-CN': '部门', en: 'department' },
	device: { 'zh-CN': '设备', en: 'device' }
};

/** The refusal's sentence in the reader's language, with `{name}` filled from its details. */
export function sentence(code: RefusalCode, details: RefusalDetails, language: Language): string {
	return refusals[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = name === 'kind' ? kindName(details['kind'], language) : details[name];
		return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	});
}

/** One flaw of a payload, by its path (`applicant.identity`, `lines.0.material`). */
export interface Flaw {
	readonly path: string;
	readonly problem: string;
}

export function malformed(...flaws: readonly Flaw[]): never {
	throw new Refusal('malformed', { flaws });
}
