import type { RefusalTable } from '../contract.ts';

export const archiveRefusals = {
	'person-has-open-case': {
		status: 422,
		'zh-CN': '该人尚有未办结的办件（{numbers}），办结前不能删除其个人信息。未作任何更改。',
		en: 'This person still has open cases ({numbers}): their data cannot be erased before those are finished. Nothing was changed.'
	},
	'person-is-waiting': {
		status: 422,
		'zh-CN': '该人正持号等候或办理，离开后才能删除其个人信息。未作任何更改。',
		en: 'This person holds a live ticket: their data can be erased once they have left. Nothing was changed.'
	}
} as const satisfies RefusalTable;
