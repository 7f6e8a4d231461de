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
	'window-paused': {
		status: 422,
		'zh-CN': '本窗口已暂停服务，请先恢复服务。',
		en: 'This window is paused. Resume it first.'
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
	'same-queue': {
		status: 422,
		'zh-CN': '该号票已在这个队列中等候，请选择其他队列。',
		en: 'The number already waits in this queue. Choose another.'
	},
	'recall-too-soon': {
		status: 422,
		'zh-CN': '{number} 刚刚呼叫过，请间隔 {seconds} 秒再重呼。',
		en: 'Number {number} was only just called. Leave {seconds} seconds between two calls.'
	},
	'miss-too-soon': {
		status: 422,
		'zh-CN': '{number} 已重呼 {recalls} 次。须重呼 {times} 次、每次间隔 {seconds} 秒后，方可按过号处理。',
		en: 'Number {number} was recalled {recalls} times. It is missed after {times} recalls, {seconds} seconds apart.'
	},
	'requeued-already': {
		status: 422,
		'zh-CN': '{number} 已重排过，不能再次重排。请重新取号。',
		en: 'Number {number} has queued again already. Please take a new number.'
	},
	'queue-full': {
		status: 422,
		'zh-CN': '本队列预计等候约 {minutes} 分钟，今日已无法办理，已停止取号。如有急事，请找值班长。',
		en: 'The wait of about {minutes} minutes goes beyond closing time, so no more numbers are given. In an emergency, ask the duty manager.'
	},
	'day-closed': {
		status: 422,
		'zh-CN': '今日业务已结束，不再取号。请于下一工作日前来办理。',
		en: 'The hall’s day is closed; no more numbers are given. Please come on the next working day.'
	},
	'still-serving': {
		status: 422,
		'zh-CN': '{numbers} 仍在办理中。请等其办完，或选择强制结束。',
		en: 'Numbers {numbers} are still being served. Let them finish, or choose to end them now.'
	},
	'reason-needed': { status: 422, 'zh-CN': '指定呼叫须填写理由。', en: 'Calling a number out of order needs a reason.' }
} as const satisfies RefusalTable;
