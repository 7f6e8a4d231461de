import type { RefusalTable } from '../contract.ts';

export const catalogueRefusals = {
	'not-set-up': {
		status: 422,
		'zh-CN': '大厅尚未完成初始设置，请由系统管理员设置后使用。',
		en: 'This hall is not set up yet. A system administrator has to set it up first.'
	},
	'item-version': {
		status: 422,
		'zh-CN': '事项版本号不连续：下一版本应为第 {next} 版。请在最新版本上修改。',
		en: 'The item’s version does not follow: the next one is {next}. Change the newest version.'
	},
	'already-set-up': {
		status: 422,
		'zh-CN': '大厅已完成初始设置，不能重复设置。',
		en: 'This hall is already set up; it cannot be set up again.'
	}
} as const satisfies RefusalTable;
