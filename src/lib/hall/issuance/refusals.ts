import type { RefusalTable } from '../contract.ts';

export const issuanceRefusals = {
	'not-decided': {
		status: 422,
		'zh-CN': '办件尚未作出决定，不能制证。',
		en: 'The case is not decided yet; there is nothing to produce.'
	},
	'already-produced': {
		status: 422,
		'zh-CN': '结果文书已制作，不能重复制作。',
		en: 'The result was already produced.'
	},
	'result-not': {
		status: 422,
		'zh-CN': '结果文书当前状态不能进行这项操作。',
		en: 'The result is in a state in which this cannot be done.'
	},
	'no-such-slot': {
		status: 422,
		'zh-CN': '没有格口 {slot}：领证架到 {zone} 区，每区 {rows} 排，每排 {places} 格。',
		en: 'There is no slot {slot}: the shelf has zones A to {zone}, {rows} rows in each, {places} places in a row.'
	},
	'slot-taken': {
		status: 422,
		'zh-CN': '证件格口 {slot} 已被占用，请换一个。',
		en: 'Slot {slot} is taken. Choose another.'
	},
	'not-the-person': {
		status: 422,
		'zh-CN': '证件号码与申请人或代理人不符，不能发放。',
		en: 'The identity number is neither the applicant’s nor the agent’s. It cannot be handed out.'
	},
	'agent-unauthorised': {
		status: 422,
		'zh-CN': '代领须核验授权委托书。',
		en: 'Collecting for somebody else needs a letter of authority that you have checked.'
	},
	'nothing-to-produce': {
		status: 422,
		'zh-CN': '办件已终止或已转报，没有需要制作的结果文书。',
		en: 'The case was ended or sent up; there is nothing to produce.'
	},
	'message-settled': {
		status: 422,
		'zh-CN': '该通知已发出或已告知，无需重复处理。',
		en: 'This message was sent or told already.'
	},
	'signature-needed': {
		status: 422,
		'zh-CN': '须由领取人在送达回证上签名。',
		en: 'The recipient must sign the proof of service.'
	}
} as const satisfies RefusalTable;
