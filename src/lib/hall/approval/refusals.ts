import type { RefusalTable } from '../contract.ts';

export const approvalRefusals = {
	'task-not': {
		status: 422,
		'zh-CN': '该审批任务当前状态不能进行这项操作。',
		en: 'The task is in a state in which this cannot be done.'
	},
	'not-your-department': {
		status: 403,
		'zh-CN': '该任务不属于您的部门或岗位。',
		en: 'This task is not your department’s or role’s.'
	},
	'not-your-task': { status: 403, 'zh-CN': '该任务由其他人承办。', en: 'Somebody else has claimed this task.' },
	'reasons-needed': {
		status: 422,
		'zh-CN': '不予许可或终止办理须说明理由（行政许可法第三十八条）。',
		en: 'A denial, or ending the case, must state its reasons (Administrative Licensing Law, Art. 38).'
	},
	'opinion-hollow': {
		status: 422,
		'zh-CN': '审查意见须写明审查内容和结论，不能只签“同意”“已阅”。',
		en: 'An opinion says what was examined and what follows; “agreed” or “read” alone is none.'
	},
	'forward-where': {
		status: 422,
		'zh-CN': '转报须写明上报的机关。',
		en: 'Say which authority it is sent up to.'
	},
	'forwarded-already': {
		status: 422,
		'zh-CN': '已转报，请在收到上级意见后作出决定。',
		en: 'It was sent up already. Decide once the answer from above is here.'
	},
	'no-step-before': {
		status: 422,
		'zh-CN': '本环节之前没有可退回的环节。',
		en: 'There is no step before this one to return it to.'
	},
	'which-step': {
		status: 422,
		'zh-CN': '本环节之前有多个环节，请选择退回到哪一个。',
		en: 'Several steps come before this one. Choose the one to return it to.'
	},
	'decides-here': {
		status: 422,
		'zh-CN': '本环节为决定环节，请作出决定。',
		en: 'This step decides; make the decision.'
	},
	'reviews-here': {
		status: 422,
		'zh-CN': '本环节为审查环节，不能作出决定。',
		en: 'This step reviews; it cannot decide.'
	}
} as const satisfies RefusalTable;
