import { acceptCase, decide, isRefusal, notifyCase, pass, refuseCase } from './acts.ts';
import { minutes, type Script } from './play.ts';
import type { Stage } from './stage.ts';
import { count } from './tally.ts';

export interface Approver {
	readonly who: string;
	readonly role: 'handler' | 'reviewer' | 'chief';
	readonly department: string;
}

interface Task {
	readonly id: string;
	readonly case: string;
	readonly kind: string;
	readonly status: string;
	readonly version: number;
}

/** What the department itself has to accept (收件后由部门确认受理). */
async function confirm(stage: Stage, { who }: Approver, id: string): Promise<void> {
	const { play } = stage;
	const { defects, status } = await play.see(who, 'case', { case: id });
	// The window may have notified the applicant itself in the meantime.
	if (status !== 'received') return;
	if (defects.length > 0) return notifyCase(play, who, id);
	return play.random.chance(0.03) ? refuseCase(play, who, id) : acceptCase(play, who, id);
}

/** One task, from the claim to what comes of it; `pace` is how long it takes, 1 on an ordinary day. */
async function* work(stage: Stage, { who }: Approver, task: Task, pace: number): Script {
	const { play } = stage;
	const { random } = play;
	const isNew = task.status === 'pending';
	if (isNew) {
		const expect = { [`task:${task.id}`]: task.version };
		const claimed = await play.ask(who, 'task.claim', { task: task.id }, { expect, refusals: ['stale', 'task-not'] });
		if (isRefusal(claimed)) return;
	}
	yield play.around(4 * pace);
	const version = task.version + (isNew ? 1 : 0);
	const looking = { [`task:${task.id}`]: version };
	const file = await play.see(who, 'case', { case: task.case });
	const before =
		file.item.flow.find((step) => file.tasks.some((t) => t.id === task.id && t.step === step.id))?.after ?? [];
	const first = before[0];
	const isFirstRound = file.tasks.every((t) => t.round === 1);
	if (first !== undefined && isFirstRound && random.chance(0.03)) {
		const reason = '初审意见未写明对关键材料的核查结果，请补充核查。';
		await play.must(who, 'task.return', { task: task.id, to: first, reason }, looking);
		return count(play.tally, 'returned');
	}
	const material = file.item.materials[0];
	if (file.reviewNotice === null && material && random.chance(0.03)) {
		const lines = [{ material: material.id, problem: '所载信息与登记信息不一致', requirement: '更正后重新提交' }];
		await play.must(who, 'task.sendBack', { task: task.id, lines }, looking);
		count(play.tally, 'sentBack');
		const person = await stage.applicantOf(task.case);
		if (person && random.chance(0.6)) stage.comesBack(person, file.item.queue, task.case, play.around(60));
		return;
	}
	if (task.kind === 'review')
		return void (await pass(play, who, task.id, version, random.chance(0.04) ? 'deny' : 'grant'));
	const advisedAgainst = file.tasks.some((t) => t.recommends === 'deny');
	const outcome = play.pick(['grant', 'deny', 'terminate', 'forward'] as const, (one) =>
		advisedAgainst
			? { grant: 1, deny: 9, terminate: 0, forward: 0 }[one]
			: { grant: 95, deny: 3, terminate: 1, forward: 1 }[one]
	);
	await decide(play, who, task.id, version, outcome);
}

/** In a hall that plays day after day a department with a full inbox is helped out: else it would fill for ever. */
const paceOf = ({ living }: Stage, open: number) => (living ? 1 / (1 + open / 15) : 1);

/** An approver's day: what the department has to confirm, then what presses most in their own inbox. */
export async function* approver(stage: Stage, one: Approver): Script {
	const { play, tried, living } = stage;
	const me = living?.staff[one.who];
	while (play.now < stage.until) {
		const { tasks, toConfirm, open } = await play.see(one.who, 'office', { department: one.department });
		const pace = paceOf(stage, open);
		const waiting = one.role === 'handler' ? toConfirm.find(({ id }) => !tried.has(id)) : undefined;
		// Nobody decides what only just came: the file has to be read first. What was laid aside is taken up again.
		const task = tasks.find(
			(t) =>
				!tried.has(t.id) &&
				((t.status === 'pending' && t.role === one.role && play.now - t.openedAt > minutes(10)) ||
					(t.status === 'working' && t.staff === me))
		);
		const begun = waiting ?? task;
		if (begun) tried.add(begun.id);
		if (waiting) {
			yield play.around(3 * pace);
			await confirm(stage, one, waiting.id);
		} else if (task) yield* work(stage, one, task, pace);
		else yield play.around(14);
		if (begun) tried.delete(begun.id);
		yield play.around(2 * pace);
	}
}
