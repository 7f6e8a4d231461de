import type { RefusalTable } from '../contract.ts';

export const ticketingRefusals = {
	'hall-closed': {
		status: 422,
		'zh-CN': '现在不是取号时间。取号时间为工作日 {opens} 至 {closes}。',
		en: 'Numbers are not given out now. On working days they are, from {opens} to {closes}.'
	},
	'identity-needed': {
		status: 422,
		'zh-CN': '本队列须凭身份证取号。请刷身份证，或请导办员协助。',
		en: 'This queue needs an identity card. Use the card reader, or ask the guide.'
	},
	'already-waiting': {
		status: 422,
		'zh-CN': '您已在本队列取号 {number}，无需重复取号。如号票遗失，请到导办台。',
		en: 'You already hold number {number} in this queue. If the slip is lost, ask at the guide’s desk.'
	},
	'nobody-waiting': { status: 422, 'zh-CN': '当前没有等候的办事人。', en: 'Nobody is waiting for this window.' },
	'window-busy': {
		status: 422,
		'zh-CN': '本窗口正在叫号或办理 {number}，请先办完、或按过号处理。',
		en: 'This window is calling or serving {number}. Finish it or mark it as missed first.'
	},
	'window-not-open': {
		status: 422,
		'zh-CN': '本窗口尚未开启，请先开窗。',
		en: 'This window is not open. Open it first.'
	},
	'window-open-already': { status: 422, 'zh-CN': '您已开启该窗口。', en: 'You have this window open already.' },
	'window-taken': { status: 422, 'zh-CN': '该窗口已由其他工作人员开启。', en: 'Somebody else has opened this window.' },
	'window-open-elsewhere': {
		status: 422,
		'zh-CN': '您已在 {window} 号窗口，请先关闭该窗口。',
		en: 'You are at window {window}. Close that one first.'
	},
	'not-your-window': { status: 403, 'zh-CN': '您不在本窗口值岗。', en: 'You are not working at this window.' },
	'window-not-granted': { status: 403, 'zh-CN': '您未被安排到该窗口。', en: 'You are not assigned to this window.' },
	'not-in-your-queues': {
		status: 422,
		'zh-CN': '本窗口不办理该队列的业务。',
		en: 'This window does not serve that queue.'
	},
	'ticket-not': {
		status: 422,
		'zh-CN': '号票 {number} 的当前状态不能进行这项操作。',
		en: 'Number {number} is in a state in which this cannot be done.'
	},
	'reason-needed': { status: 422, 'zh-CN': '指定呼叫须填写理由。', en: 'Calling a number out of order needs a reason.' }
} as const satisfies RefusalTable;
