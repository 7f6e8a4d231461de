export const deskPrint = {
	'desk.print.receipt': 'Receipt for an application',
	'desk.print.notice': 'Notice of what has to be corrected',
	'desk.print.resubmission': 'Receipt for corrections',
	'desk.print.acceptance': 'Notice of acceptance',
	'desk.print.refusal': 'Decision not to accept an application',
	'desk.print.reviewNotice': 'Notice of corrections in review',
	'desk.print.reviewResubmission': 'Receipt for corrections in review',
	'desk.print.withdrawal': 'Notice of withdrawal',
	'desk.print.denial': 'Decision of denial',
	'desk.print.termination': 'Notice that a case is ended',
	'desk.print.service': 'Proof of service',
	'desk.print.number': 'No.',
	'desk.print.caseNo': 'Case number',
	'desk.print.shortNo': 'Short number',
	'desk.print.to': 'To {name}:',
	'desk.print.item': 'Matter',
	'desk.print.taskCode': 'Code',
	'desk.print.applicant': 'Applicant',
	'desk.print.organisation': '{organisation} (legal representative: {name})',
	'desk.print.identity': 'Identity number',
	'desk.print.contact': 'Telephone',
	'desk.print.agent': 'Agent',
	'desk.print.received': 'Received',
	'desk.print.reply': 'Reply by',
	'desk.print.reply.what':
		'Your application was received. Within five working days of receipt this authority will decide whether to accept it, or tell you once everything that has to be corrected; if it does not, the application counts as accepted from the day of receipt.',
	'desk.print.materials': 'Materials',
	'desk.print.n': 'No.',
	'desk.print.material': 'Material',
	'desk.print.kind': 'Form',
	'desk.print.copies': 'Copies',
	'desk.print.pages': 'Pages',
	'desk.print.original': 'Original',
	'desk.print.original.seen': 'seen',
	'desk.print.verdict': 'Checked',
	'desk.print.acceptance.what':
		'Your application “{item}” is complete and in the form required by law. Under Article 32, paragraph 1 (5), of the Administrative Licensing Law it is accepted.',
	'desk.print.acceptance.deemed':
		'You were not told within five working days of receipt what had to be corrected in your application “{item}”. Under Article 32, paragraph 1 (4), of the Administrative Licensing Law it counts as accepted from the day of receipt.',
	'desk.print.applied': 'Applied on',
	'desk.print.accepted': 'Accepted on',
	'desk.print.promised': 'Promised by',
	'desk.print.statutory': 'By law by',
	'desk.print.limit': '{day} ({limit})',
	'desk.print.provisional': '{day} (provisional: calendar not yet published)',
	'desk.print.basis': 'Legal basis',
	'desk.print.fee': 'Fee',
	'desk.print.fee.none': 'none',
	'desk.print.result': 'Result',
	'desk.print.collect': 'How to collect it',
	'desk.print.collect.window': 'At once, at the window, with the applicant’s identity card.',
	'desk.print.collect.desk':
		'When it is done: at the pickup desk of the hall, with this notice and the applicant’s identity card; somebody else also brings a letter of authority and their own card.',
	'desk.print.track': 'Scan to follow your case',
	'desk.print.notice.what':
		'Your application “{item}” is incomplete or not in the form required by law. Under Article 32, paragraph 1 (4), of the Administrative Licensing Law this is, once, everything that has to be corrected:',
	'desk.print.notice.problem': 'What is wrong',
	'desk.print.notice.requirement': 'What would do',
	'desk.print.notice.deadline': 'Time for correction',
	'desk.print.notice.by':
		'Please bring the corrections to this window by {day}, with this notice. If they are not brought in time, the application counts as given up and its materials are returned.',
	'desk.print.notice.law':
		'Administrative Licensing Law, Art. 32: if the materials are incomplete or not in the form required by law, the applicant is told, on the spot or within five days, once, everything that has to be corrected; if not, the application counts as accepted from the day of receipt. If the materials are complete and in the form required by law, or the applicant hands in all corrections as required, the application is accepted.',
	'desk.print.corrected.what':
		'The corrections that you brought for your application “{item}” were received. Line by line, as the “{letter}” ({number}) asked for them:',
	'desk.print.corrected.review':
		'Your corrections go to the department that reviews the case. The review goes on from today, and the promised time runs again from the next working day.',
	'desk.print.corrected.line': 'What was asked for',
	'desk.print.corrected.came': 'What was received',
	'desk.print.reviewNotice.what':
		'Your application “{item}” was accepted (case {caseNo}) and is being reviewed. The review needs the following to be added or corrected; this is, once, all of it:',
	'desk.print.reviewNotice.by':
		'Please bring it to a comprehensive window of the hall by {day}. If it is not brought in time, this authority goes on with what it has and decides.',
	'desk.print.reviewNotice.clock': 'Time spent waiting for it stops the promised time; the limit set by law runs on.',
	'desk.print.refusal.notRequired':
		'Your application “{item}” was examined: no licence is required by law. Under Article 32, paragraph 1 (1), of the Administrative Licensing Law it is not accepted.',
	'desk.print.refusal.notOurPower':
		'Your application “{item}” was examined: it is not within this authority’s power. Under Article 32, paragraph 1 (2), of the Administrative Licensing Law it is not accepted.',
	'desk.print.refusal.notAdmissible':
		'Your application “{item}” was examined: it does not meet the conditions of acceptance. Under Article 32 of the Administrative Licensing Law it is not accepted.',
	'desk.print.reason': 'Reasons',
	'desk.print.refusal.authority': 'Please apply to the right authority',
	'desk.print.remedies':
		'If you disagree with this decision you may apply for administrative reconsideration within sixty days of receiving it, or bring an action before the people’s court within six months of receiving it.',
	'desk.print.denial.what':
		'Your application “{item}” of {applied} (notice of acceptance {number}) was reviewed. It does not meet the conditions and standards of the law. Under Article 38, paragraph 2, of the Administrative Licensing Law the licence is denied.',
	'desk.print.termination.what':
		'Your application “{item}” of {applied} (notice of acceptance {number}) is ended for the following reasons; its materials are returned.',
	'desk.print.termination.remedies':
		'If you disagree you may apply for administrative reconsideration within sixty days of receiving this notice, or bring an action before the people’s court within six months of receiving it.',
	'desk.print.withdrawal.what':
		'You applied for “{item}” on {applied} (receipt {number}) and now take the application back. This authority agrees; the procedure ends on {day}, and the materials are returned. You may apply again.',
	'desk.print.withdrawal.reason': 'Reason of the withdrawal',
	'desk.print.service.document': 'Document served',
	'desk.print.service.number': 'Its number',
	'desk.print.service.recipient': 'Addressee',
	'desk.print.service.method': 'How',
	'desk.print.service.direct': 'in person',
	'desk.print.service.others': 'by another office|by post|electronically|left at the address|by public notice',
	'desk.print.service.place': 'Where',
	'desk.print.service.at': 'When',
	'desk.print.service.blankTime': '',
	'desk.print.service.signature': 'Signature of the addressee',
	'desk.print.service.proxy': 'Signature of who receives it instead, relation and reason',
	'desk.print.service.declined': 'If it was declined: why and when',
	'desk.print.service.by': 'Served by',
	'desk.print.service.note': 'Remarks',
	'desk.print.pages.n': '{n} pages',
	'desk.print.corrected.asked': '{problem}; {requirement}',
	'desk.print.blankDay': '(date)',
	'desk.print.copies.service': 'Once signed, this proof is kept in the file.',
	'desk.print.corrected.reply':
		'Within five working days of receiving the corrections this authority will decide whether to accept the application. It has to accept it when all of them are as required.',
	'desk.print.seal': '(seal)',
	'desk.print.clerk': 'Clerk',
	'desk.print.window': 'Window',
	'desk.print.supervision': 'Complaints by telephone',
	'desk.print.signature': 'Received by (applicant or agent)',
	'desk.print.signedOn': 'Received on',
	'desk.print.copies.two': 'In two copies: one for the applicant, one for the file.',
	'desk.print.copies.receipt':
		'In two copies: one for the applicant, one for the window. It goes to the department with the materials.'
} as const;
