import type { RefusalTable } from '../contract.ts';

export const calendarRefusals = {
	'calendar-shrinks': {
		status: 422,
		'zh-CN': '新日历的覆盖截止日（{coveredThrough}）早于现有日历（{now}），未导入。',
		en: 'The new calendar ends on {coveredThrough}, before the present one ({now}). It was not imported.'
	}
} as const satisfies RefusalTable;
