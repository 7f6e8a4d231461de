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
		'zh-CN': '不予许可须说明理由（行政许可法第三十八条）。',
		en: 'A denial must state its reasons (Administrative Licensing Law, Art. 38).'
	},
	'opinion-hollow': {
		status: 422,
		'zh-CN': '审查意见须写明审查内容和结论，不能只签“同意”“已阅”。',
		en: 'An opinion says what was examined and what follows; “agreed” or “read” alone is none.'
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
