import type { Speech } from '$lib/i18n/i18n.ts';
import { dayWords } from '$lib/parts/words.ts';
import type { CaseWork } from './case-work.svelte.ts';
import { isDepartments } from './steps.ts';

type Data = CaseWork['data'];

/** What still stands in the way of receiving or accepting. */
function lackingWords(i18n: Speech, { status, emptyFields, unchecked, defects }: Data): string[] {
	return [
		...(emptyFields.length > 0 ? [i18n.t('desk.form.empty', { n: emptyFields.length })] : []),
		...(unchecked.length > 0 ? [i18n.t('desk.materials.unchecked', { n: unchecked.length })] : []),
		...(defects.length > 0 && status === 'received' ? [i18n.t('desk.materials.defects', { n: defects.length })] : [])
	];
}

function receivedWords(i18n: Speech, data: Data): string {
	const lacking = lackingWords(i18n, data);
	if (data.status === 'draft') return lacking.join(i18n.t('app.comma')) || i18n.t('desk.ready.receive');
	if (!isDepartments(data)) return lacking.join(i18n.t('app.comma')) || i18n.t('desk.ready.accept');
	const reply = data.resubmission?.notification ?? data.receipt?.notification;
	const waits = i18n.t('desk.department', {
		department: i18n.say(data.departmentName),
		day: reply ? dayWords(i18n.language, reply.due) : ''
	});
	return [waits, ...lacking].join(i18n.t('desk.semicolon'));
}

/** Who works on it behind, step by step. */
function behindWords(i18n: Speech, { status, tasks, acceptance }: Data): string {
	const open = tasks.filter((task) => ['pending', 'working', 'sentBack', 'forwarded'].includes(task.status));
	const names = open.map((task) =>
		i18n.t('desk.step', { name: i18n.say(task.name), status: i18n.t(`task.${task.status}`) })
	);
	const so = [i18n.t(`case.${status}`), ...(acceptance?.deemed ? [i18n.t('desk.deemed')] : [])].join(
		i18n.t('app.comma')
	);
	return names.length > 0 ? `${so}${i18n.t('desk.colon')}${names.join(i18n.t('app.comma'))}` : so;
}

/** How the case stands, and what has to be done about it here, in one sentence. */
export function decisionWords(i18n: Speech, data: Data): string {
	const { status, notice, reviewNotice, refusal, withdrawal, forwarding, decision, result } = data;
	const day = (due: string | undefined) => (due === undefined ? '' : dayWords(i18n.language, due));
	const plain = i18n.t(`case.${status}`);
	switch (status) {
		case 'prepared':
			return i18n.t('desk.prepared', { name: data.adviserName ?? '' });
		case 'draft':
		case 'received':
			return receivedWords(i18n, data);
		case 'correcting':
			return i18n.t('desk.correcting', { day: day(notice?.correction.due) });
		case 'reviewCorrecting':
			return i18n.t('desk.reviewCorrecting', { day: day(reviewNotice?.correction.due) });
		case 'refused':
			return i18n.t('desk.refusedAs', { number: refusal?.number ?? '' });
		case 'withdrawn':
			return i18n.t('desk.because', { status: plain, reason: withdrawal?.reason ?? '' });
		case 'lapsed':
			return notice ? i18n.t('desk.lapsed', { day: day(notice.correction.due) }) : i18n.t('desk.lapsed.draft');
		case 'forwarded':
			return i18n.t('desk.forwarded', { to: forwarding?.to ?? '', number: forwarding?.number ?? '' });
		case 'denied':
		case 'terminated':
			return i18n.t('desk.because', { status: plain, reason: decision?.reasons ?? '' });
		case 'ready':
			return i18n.t('desk.ready.shelf', { slot: result?.slot ?? '' });
		case 'producing':
			return i18n.t('desk.produced', { number: result?.number ?? '' });
		case 'accepted':
		case 'reviewing':
		case 'granted':
		case 'delivered':
			return behindWords(i18n, data);
	}
}
