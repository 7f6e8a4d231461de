/** What the documents say that are printed of a case. */
export const deskPrint = {
	'desk.print.receipt': '申请材料收件凭证',
	'desk.print.notice': '一次性告知书（补正）',
	'desk.print.resubmission': '补正材料接收凭证',
	'desk.print.acceptance': '受理通知书',
	'desk.print.refusal': '不予受理决定书',
	'desk.print.reviewNotice': '审查阶段补正材料通知书',
	'desk.print.reviewResubmission': '审查阶段补正材料接收凭证',
	'desk.print.withdrawal': '撤回申请通知书',
	'desk.print.denial': '不予行政许可决定书',
	'desk.print.termination': '终止办理通知书',
	'desk.print.service': '送达回证',
	'desk.print.number': '编号',
	'desk.print.caseNo': '办件编号',
	'desk.print.shortNo': '办件短号',
	'desk.print.to': '{name}：',
	'desk.print.item': '事项名称',
	'desk.print.taskCode': '实施编码',
	'desk.print.applicant': '申请人',
	'desk.print.organisation': '{organisation}（法定代表人：{name}）',
	'desk.print.identity': '证件号码',
	'desk.print.contact': '联系电话',
	'desk.print.agent': '代理人',
	'desk.print.received': '收件时间',
	'desk.print.reply': '答复期限',
	'desk.print.reply.what':
		'你（单位）提交的申请材料已收到。本机关将在收到之日起五个工作日内决定是否受理，或者一次性告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理。',
	'desk.print.materials': '材料清单',
	'desk.print.n': '序号',
	'desk.print.material': '材料名称',
	'desk.print.kind': '形式',
	'desk.print.copies': '份数',
	'desk.print.pages': '页数',
	'desk.print.original': '原件',
	'desk.print.original.seen': '已核',
	'desk.print.verdict': '核验情况',
	'desk.print.acceptance.what':
		'你（单位）提出的“{item}”申请，经审查，申请材料齐全、符合法定形式，依照《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，本机关决定予以受理。',
	'desk.print.acceptance.deemed':
		'你（单位）提出的“{item}”申请，本机关自收到申请材料之日起五个工作日内未告知补正，依照《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，自收到申请材料之日起即为受理。',
	'desk.print.applied': '申请日期',
	'desk.print.accepted': '受理日期',
	'desk.print.promised': '承诺办结日期',
	'desk.print.statutory': '法定办结日期',
	'desk.print.limit': '{day}（{limit}）',
	'desk.print.provisional': '{day}（暂按平日历推算）',
	'desk.print.basis': '法律依据',
	'desk.print.fee': '收费',
	'desk.print.fee.none': '不收费',
	'desk.print.result': '办理结果',
	'desk.print.collect': '领取方式',
	'desk.print.collect.window': '在受理窗口当场领取，凭申请人身份证件。',
	'desk.print.collect.desk':
		'办结后凭本通知书和申请人身份证件到政务服务大厅统一出证区领取；委托他人领取的，另带授权委托书和代领人身份证件。',
	'desk.print.track': '扫码查询办理进度',
	'desk.print.notice.what':
		'你（单位）提出的“{item}”申请，经审查，申请材料不齐全或者不符合法定形式。依照《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，现将需要补正的全部内容一次性告知如下：',
	'desk.print.notice.problem': '存在的问题',
	'desk.print.notice.requirement': '补正要求',
	'desk.print.notice.deadline': '补正期限',
	'desk.print.notice.by':
		'请于 {day}（含当日）前将补正材料交至本窗口，可凭本告知书直接办理；逾期未补正的，视为放弃申请，申请材料予以退回。',
	'desk.print.notice.law':
		'《中华人民共和国行政许可法》第三十二条：申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知申请人需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理；申请材料齐全、符合法定形式，或者申请人按照本行政机关的要求提交全部补正申请材料的，应当受理行政许可申请。',
	'desk.print.corrected.what':
		'你（单位）就“{item}”申请提交的补正材料已收到，与《{letter}》（{number}）所列内容逐项核对如下：',
	'desk.print.corrected.review':
		'你（单位）的补正材料已转审批部门，审查自收到之日起继续进行，承诺办结时限自次一工作日起恢复计算。',
	'desk.print.corrected.line': '应补正内容',
	'desk.print.corrected.came': '接收情况',
	'desk.print.reviewNotice.what':
		'你（单位）提出的“{item}”申请已受理（办件编号 {caseNo}），现在审查中。经审查，需要你（单位）补充、更正下列材料，现一次性通知如下：',
	'desk.print.reviewNotice.by':
		'请于 {day}（含当日）前将补正材料交至政务服务大厅综合受理窗口；逾期未补正的，本机关将依据现有材料继续审查并作出决定。',
	'desk.print.reviewNotice.clock': '等候补正的时间不计入承诺办结时限，法定办结时限不受影响。',
	'desk.print.refusal.notRequired':
		'你（单位）提出的“{item}”申请，经审查，依法不需要取得行政许可。依照《中华人民共和国行政许可法》第三十二条第一款第（一）项的规定，本机关不予受理。',
	'desk.print.refusal.notOurPower':
		'你（单位）提出的“{item}”申请，经审查，依法不属于本机关职权范围。依照《中华人民共和国行政许可法》第三十二条第一款第（二）项的规定，本机关决定不予受理。',
	'desk.print.refusal.notAdmissible':
		'你（单位）提出的“{item}”申请，经审查，不符合受理条件。依照《中华人民共和国行政许可法》第三十二条的规定，本机关决定不予受理。',
	'desk.print.reason': '理由',
	'desk.print.refusal.authority': '请向有权受理的行政机关申请',
	'desk.print.remedies':
		'如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。',
	'desk.print.denial.what':
		'你（单位）于 {applied} 提出的“{item}”申请（受理通知书 {number}），本机关已依法审查。经审查，该申请不符合法定条件、标准，依照《中华人民共和国行政许可法》第三十八条第二款的规定，本机关决定不予行政许可。',
	'desk.print.termination.what':
		'你（单位）于 {applied} 提出的“{item}”申请（受理通知书 {number}），因下列原因终止办理，已提交的申请材料予以退回。',
	'desk.print.termination.remedies':
		'如对终止办理有异议，可以自收到本通知书之日起六十日内依法申请行政复议，或者自收到本通知书之日起六个月内依法向人民法院提起行政诉讼。',
	'desk.print.withdrawal.what':
		'你（单位）于 {applied} 提出“{item}”申请（收件凭证 {number}），现申请撤回。本机关同意撤回，办理程序自 {day} 起终止，已提交的申请材料予以退回。你（单位）可以依法重新提出申请。',
	'desk.print.withdrawal.reason': '撤回理由',
	'desk.print.service.document': '送达文书',
	'desk.print.service.number': '文书编号',
	'desk.print.service.recipient': '受送达人',
	'desk.print.service.method': '送达方式',
	'desk.print.service.direct': '直接送达',
	'desk.print.service.others': '委托送达|邮寄送达|电子送达|留置送达|公告送达',
	'desk.print.service.place': '送达地点',
	'desk.print.service.at': '送达时间',
	'desk.print.service.blankTime': '　　　　年　　月　　日　　时　　分',
	'desk.print.service.signature': '受送达人签名',
	'desk.print.service.proxy': '代收人签名、与受送达人关系及代收理由',
	'desk.print.service.declined': '拒收事由和日期',
	'desk.print.service.by': '送达人',
	'desk.print.service.note': '备注',
	'desk.print.pages.n': '{n} 页',
	'desk.print.corrected.asked': '{problem}；{requirement}',
	'desk.print.blankDay': '　　年　　月　　日',
	'desk.print.copies.service': '本回证经受送达人签名后，由本机关存入办件档案。',
	'desk.print.corrected.reply':
		'本机关将在收到补正材料之日起五个工作日内决定是否受理；你（单位）按要求提交全部补正材料的，应当受理。',
	'desk.print.seal': '（盖章处）',
	'desk.print.clerk': '经办人',
	'desk.print.window': '受理窗口',
	'desk.print.supervision': '监督电话',
	'desk.print.signature': '申请人（代理人）签收',
	'desk.print.signedOn': '签收日期',
	'desk.print.copies.two': '本文书一式两份，申请人、本机关各执一份。',
	'desk.print.copies.receipt': '本凭证一式两份，申请人、受理窗口各执一份，并随申请材料移送审批部门。'
} as const;
