import type { RefusalTable } from '../contract.ts';

export const intakeRefusals = {
	'not-being-served': {
		status: 422,
		'zh-CN': '须在本窗口办理中的号票下操作。请先叫号并开始办理。',
		en: 'This is done for a ticket that is being served at your window. Call a number and start first.'
	},
	'wrong-applicant-kind': {
		status: 422,
		'zh-CN': '该事项不受理此类申请人。',
		en: 'This item is not open to this kind of applicant.'
	},
	'agent-authority': {
		status: 422,
		'zh-CN': '代理人办理须核验授权委托书。',
		en: 'An agent needs a letter of authority that you have checked.'
	},
	'case-not': {
		status: 422,
		'zh-CN': '办件当前状态不能进行这项操作。',
		en: 'The case is in a state in which this cannot be done.'
	},
	'case-open-already': {
		status: 422,
		'zh-CN': '该办件已在本号票下打开。',
		en: 'This case is open under this number already.'
	},
	'case-elsewhere': {
		status: 422,
		'zh-CN': '该办件正在号票 {number} 下办理，请到该窗口继续。',
		en: 'This case is being worked on under number {number}. Go on at that window.'
	},
	'window-accepts': {
		status: 422,
		'zh-CN': '该事项由综合窗口当场受理，部门无需确认。',
		en: 'This item is accepted at the window on the spot; the department has nothing to confirm.'
	},
	'department-accepts': {
		status: 422,
		'zh-CN': '该事项收件后由主管部门确认受理，窗口不能直接受理或不予受理。请出具收件凭证。',
		en: 'The department itself accepts or refuses this item after receipt. Give the applicant the receipt.'
	},
	'form-incomplete': {
		status: 422,
		'zh-CN': '申请表还有必填项未填写。',
		en: 'The form has fields that still must be filled in.'
	},
	'materials-unchecked': {
		status: 422,
		'zh-CN': '还有材料未登记核验情况，请逐项核验后再办。',
		en: 'Some materials have no verdict yet. Check each of them first.'
	},
	'materials-lacking': {
		status: 422,
		'zh-CN': '必要材料不齐或不合格，不能受理。请一次性告知申请人。',
		en: 'Required materials are missing or not in order, so it cannot be accepted. Notify the applicant of all of it.'
	},
	'nothing-to-notify': {
		status: 422,
		'zh-CN': '材料齐全且合格，没有需要补正的内容。',
		en: 'All materials are in order; there is nothing to notify.'
	},
	'notify-everything': {
		status: 422,
		'zh-CN': '补正内容须一次性全部告知，还有缺漏的材料未列入。',
		en: 'Everything that is lacking must be named at once; some materials are not on the list.'
	},
	'already-notified': {
		status: 422,
		'zh-CN': '本办件已一次性告知，不得再次要求补正（行政许可法第三十二条）。',
		en: 'This case was already notified; the law allows it once (Administrative Licensing Law, Art. 32).'
	},
	'lines-do-not-match': {
		status: 422,
		'zh-CN': '补正材料须与告知书逐项对应，不多不少。',
		en: 'What is resubmitted must match the notice line by line.'
	},
	'attachment-type': {
		status: 422,
		'zh-CN': '只能上传 PDF、JPEG、PNG、WebP 格式的扫描件或照片，且文件须完整。',
		en: 'Only whole scans and photos in PDF, JPEG, PNG or WebP can be kept.'
	},
	'attachment-mismatch': {
		status: 422,
		'zh-CN': '文件内容与其声明的格式不符，未保存。请重新扫描或导出后上传。',
		en: 'The file is not what it says it is, and was not kept. Scan or export it again.'
	},
	'attachment-too-large': {
		status: 422,
		'zh-CN': '文件超过 {limit} MB，未保存。请降低分辨率或分页上传。',
		en: 'The file is larger than {limit} MB and was not kept. Lower its resolution, or send it page by page.'
	},
	'attachment-missing': {
		status: 422,
		'zh-CN': '没有找到已上传的文件，请重新上传。',
		en: 'The file that was sent is not there any more. Send it again.'
	},
	'attached-already': {
		status: 422,
		'zh-CN': '本办件已有同一文件。',
		en: 'This very file is attached to the case already.'
	},
	'attachments-full': {
		status: 422,
		'zh-CN': '本办件的附件已达 {limit} 个，请合并后上传。',
		en: 'This case has {limit} attachments already. Put several pages into one file.'
	},
	'authority-needed': {
		status: 422,
		'zh-CN': '不属于本机关职权的，须告知有权受理的行政机关。',
		en: 'If it is not within this authority’s power, the right authority must be named.'
	}
} as const satisfies RefusalTable;
