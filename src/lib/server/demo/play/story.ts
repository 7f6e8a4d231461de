import { isWorkingDay } from '$lib/hall/calendar/calendar.ts';
import { addDays, dayOf, instantOf, type Day } from '$lib/hall/calendar/day.ts';
import type { PresetFile } from '$lib/hall/catalogue/schema.ts';
import { acceptCase, beginCase, decide, decideAtWindow, handOut, notifyCase, openWindow, pass } from './acts.ts';
import {
	prepareCase,
	produce,
	receiveCase,
	refuseCase,
	resubmitCase,
	shelve,
	takeNumber,
	withdrawCase
} from './acts.ts';
import { personOf, type Person } from './people.ts';
import { minutes, type Play, type Script } from './play.ts';

/** How far a case of the past has come. */
export type Ending =
	| 'prepared'
	| 'draft'
	| 'received'
	| 'correcting'
	| 'resubmitted'
	| 'refused'
	| 'withdrawn'
	| 'accepted'
	| 'claimed'
	| 'reviewing'
	| 'returned'
	| 'reviewCorrecting'
	| 'forwarded'
	| 'terminated'
	| 'granted'
	| 'denied'
	| 'produced'
	| 'ready'
	| 'deniedReady'
	| 'delivered';

export interface Story {
	readonly item: string;
	/** working days before the hall opens, on which it began */
	readonly ago: number;
	readonly ending: Ending;
	/** steps behind that were passed, for `reviewing`; all but the last by default */
	readonly steps?: number;
}

/** Where the stories of the past happen: who works where, and when somebody is free. */
export interface Past {
	readonly play: Play;
	readonly file: PresetFile;
	readonly today: Day;
	/** visits that a window had on a day */
	readonly taken: Map<string, number>;
	person: number;
}

const LACKING: readonly Ending[] = ['correcting', 'resubmitted'];
const SERVED: readonly Ending[] = ['produced', 'ready', 'deniedReady', 'delivered'];
const VISIT_MINUTES = 14;

/** The working day `n` before another. */
export function workingDayBefore({ file, today }: Past, n: number): Day {
	let day = today;
	for (let left = n; left > 0;) {
		day = addDays(day, -1);
		if (isWorkingDay(file.preset.calendar, day)) left -= 1;
	}
	return day;
}

/** The first window that serves a queue, with who works there. */
function counterOf({ file }: Past, queue: string): { window: string; clerk: string } {
	const window = file.preset.windows.find(({ queues }) => queues.includes(queue))?.id ?? '';
	const staff = file.demo.staff.find(({ windows }) => windows[0] === window);
	if (!staff) throw new Error(`nobody works for ${queue}`);
	return { window, clerk: staff.username };
}

/** A visit at the counter, from the number to its end; one after another at each window. */
async function* visit(
	past: Past,
	person: Person,
	queue: string,
	day: Day,
	act: (clerk: string, ticket: string) => Promise<void>
): Script {
	const { play, taken } = past;
	const { window, clerk } = counterOf(past, queue);
	const slot = taken.get(`${window} ${day}`) ?? 0;
	taken.set(`${window} ${day}`, slot + 1);
	yield Math.max(0, instantOf(day, '09:00') + minutes(slot * VISIT_MINUTES) - play.now);
	const ticket = await takeNumber(play, person, queue, []);
	if (!ticket) return;
	await openWindow(play, clerk, window);
	await play.must(clerk, 'ticket.call', { window });
	yield minutes(1);
	await play.must(clerk, 'ticket.start', { ticket: ticket.id });
	yield play.around(4);
	await act(clerk, ticket.id);
	yield play.around(2);
	await play.must(clerk, 'ticket.finish', { ticket: ticket.id });
}

/** The open tasks of a case, each with who does it. */
async function tasksOf({ play }: Past, id: string) {
	const { tasks, version, item } = await play.see('duty', 'case', { case: id });
	return {
		version,
		item,
		tasks: tasks
			.filter(({ status }) => status === 'pending')
			.map((task) => ({ ...task, who: `${task.role}-${task.department}` }))
	};
}

async function claim(play: Play, task: { id: string; version: number; who: string }): Promise<number> {
	await play.must(task.who, 'task.claim', { task: task.id }, { [`task:${task.id}`]: task.version });
	return task.version + 1;
}

/** Until nine o'clock and a bit of the next working day. */
function nextMorning(past: Past): number {
	let day = addDays(dayOf(past.play.now), 1);
	while (!isWorkingDay(past.file.preset.calendar, day)) day = addDays(day, 1);
	return Math.max(0, instantOf(day, '10:00') + minutes(past.play.random.below(300)) - past.play.now);
}

const OUTCOMES: Partial<Record<Ending, 'deny' | 'forward' | 'terminate'>> = {
	denied: 'deny',
	deniedReady: 'deny',
	forwarded: 'forward',
	terminated: 'terminate'
};

/** What happened behind, step by step, a day each, as far as the story goes. */
async function* behind(past: Past, id: string, { ending, steps }: Story): Script {
	const { play } = past;
	for (let done = 0; ;) {
		yield nextMorning(past);
		const { tasks, item } = await tasksOf(past, id);
		const task = tasks[0];
		if (!task || (ending === 'reviewing' && done >= (steps ?? item.flow.length - 1))) return;
		const version = await claim(play, task);
		if (ending === 'claimed') return;
		const looking = { [`task:${task.id}`]: version };
		const material = item.materials[0]?.id ?? '';
		if (ending === 'reviewCorrecting') {
			const lines = [{ material, problem: '所载信息与登记信息不一致', requirement: '更正后重新提交' }];
			return void (await play.must(task.who, 'task.sendBack', { task: task.id, lines }, looking));
		}
		const before = item.flow.find((step) => step.id === task.step)?.after[0];
		if (ending === 'returned' && before !== undefined) {
			const reason = '初审意见未写明对关键材料的核查结果，请补充核查。';
			return void (await play.must(task.who, 'task.return', { task: task.id, to: before, reason }, looking));
		}
		if (task.kind === 'decide')
			return void (await decide(play, task.who, task.id, version, OUTCOMES[ending] ?? 'grant'));
		await pass(play, task.who, task.id, version, OUTCOMES[ending] === 'deny' ? 'deny' : 'grant');
		done += 1;
	}
}

/** What happened at the desk that hands out everything. */
async function* atTheDesk(past: Past, id: string, person: Person, ending: Ending): Script {
	const { play, file } = past;
	const queue = file.preset.queues.find(({ purpose }) => purpose === 'pickup')?.id ?? '';
	const { clerk: issuer } = counterOf(past, queue);
	yield minutes(40);
	const result = await produce(play, issuer, id);
	if (ending === 'produced') return;
	yield minutes(20);
	await shelve(play, issuer, result, 1);
	if (ending !== 'delivered') return;
	yield nextMorning(past);
	const day = dayOf(play.now);
	yield* visit(past, person, queue, day, (who) => handOut(play, who, result, 2, person));
}

/** One case of the past, from its first visit as far as it has come. */
export async function* story(past: Past, one: Story): Script {
	const { play } = past;
	const person = personOf(play, (past.person += 1));
	const item = play.item(one.item);
	const { ending } = one;
	const day = workingDayBefore(past, one.ago);
	if (ending === 'prepared') {
		yield Math.max(0, instantOf(day, '15:00') + minutes(past.person) - play.now);
		return void (await prepareCase(play, adviserOf(past), null, one.item, person));
	}
	let id = '';
	yield* visit(past, person, item.queue, day, async (clerk, ticket) => {
		id = await beginCase(play, clerk, ticket, one.item, person);
		if (ending === 'draft') return;
		await receiveCase(play, clerk, id, LACKING.includes(ending) ? 2 : 0);
		if (LACKING.includes(ending)) return notifyCase(play, clerk, id);
		if (ending === 'refused') return refuseCase(play, clerk, id);
		if (ending === 'withdrawn') return withdrawCase(play, clerk, id);
		if (item.acceptanceMode === 'department') return;
		await acceptCase(play, clerk, id);
		if (item.flow.some((step) => step.delegated)) await decideAtWindow(play, clerk, id, person);
	});
	if (ending === 'resubmitted') {
		yield nextMorning(past);
		yield* visit(past, person, item.queue, dayOf(play.now), (clerk) => resubmitCase(play, clerk, id));
	}
	const AT_THE_WINDOW: readonly Ending[] = ['draft', 'received', 'refused', 'withdrawn', ...LACKING];
	if (AT_THE_WINDOW.includes(ending)) return;
	if (item.acceptanceMode === 'department') {
		yield nextMorning(past);
		await acceptCase(play, `handler-${item.department}`, id);
	}
	if (ending === 'accepted' || item.flow.some((step) => step.delegated)) return;
	yield* behind(past, id, one);
	if (SERVED.includes(ending)) yield* atTheDesk(past, id, person, ending);
}

function adviserOf({ file }: Past): string {
	const found = file.demo.staff.find(({ roles }) => roles.includes('adviser'));
	if (!found) throw new Error('the hall has no adviser');
	return found.username;
}
