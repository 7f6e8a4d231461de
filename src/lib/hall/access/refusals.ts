import type { RefusalTable } from '../contract.ts';

export const accessRefusals = {
	'wrong-credentials': {
		status: 401,
		'zh-CN': '用户名或密码不正确。',
		en: 'The user name or the password is wrong.'
	},
	'locked-out': {
		status: 401,
		'zh-CN': '密码连续输错，账号已锁定至 {until}。如需立即解锁，请联系系统管理员。',
		en: 'Too many wrong passwords: this account is locked until {until}. A system administrator can help at once.'
	},
	'wrong-code': {
		status: 401,
		'zh-CN': '一次性代码不正确，请查看服务器启动时显示的代码。',
		en: 'The one-time code is wrong. It was printed when the server started.'
	},
	'username-taken': {
		status: 422,
		'zh-CN': '用户名“{username}”已被使用，请换一个。',
		en: 'The user name “{username}” is taken. Choose another.'
	},
	'department-needed': { status: 422, 'zh-CN': '审批岗位须指定所属部门。', en: 'An approver needs a department.' },
	'last-administrator': {
		status: 422,
		'zh-CN': '这是最后一名系统管理员，不能停用或变更其岗位。',
		en: 'This is the last system administrator; the role cannot be taken away.'
	},
	'staff-disabled': { status: 422, 'zh-CN': '该账号已停用。', en: 'This account is disabled.' },
	'device-revoked': { status: 422, 'zh-CN': '该设备已停用。', en: 'This device is already revoked.' }
} as const satisfies RefusalTable;
