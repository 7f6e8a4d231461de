import {
	acceptCase,
	beginCase,
	decideAtWindow,
	look,
	notifyCase,
	receiveCase,
	refuseCase,
	resubmitCase,
	type Ticket
} from './acts.ts';
import { nextAt } from './call.ts';
import { filledForm } from './forms.ts';
import type { Person } from './people.ts';
import { minutes, type Script } from './play.ts';
import { takeSeat, type Found } from './seat.ts';
import type { Stage } from './stage.ts';
import { count } from './tally.ts';

/** Minutes that a visit takes at the window, by the kind of matter. */
const VISIT = { immediate: 5, promised: 6, joint: 8, reportUp: 6 } as const;
const PATIENCE = 4;

/** One matter at the window, as it comes: most are in order, some lack something, a few belong elsewhere. */
async function* matter(stage: Stage, clerk: string, ticket: Ticket, itemId: string): Script {
	const { play } = stage;
	const { person } = ticket;
	const item = play.item(itemId);
	const time = VISIT[item.caseType] * stage.pace;
	const prepared = stage.prepared.get(person.identity);
	stage.prepared.delete(person.identity);
	const id = prepared
		? await stage.takeUp(clerk, ticket, prepared)
		: await beginCase(play, clerk, ticket.id, itemId, person);
	stage.people.set(id, person);
	yield play.around(time * (prepared ? 0.2 : 0.5));
	const lacks = !prepared && play.random.chance(0.1);
	await receiveCase(play, clerk, id, lacks ? 1 + play.random.below(2) : 0);
	yield play.around(time * 0.3);
	if (lacks) {
		await notifyCase(play, clerk, id);
		if (play.random.chance(0.5)) stage.comesBack(person, item.queue, id, play.around(90));
		return;
	}
	if (item.acceptanceMode === 'department') return;
	if (play.random.chance(0.02)) return void (await refuseCase(play, clerk, id));
	await acceptCase(play, clerk, id);
	if (item.flow.some((step) => step.delegated)) {
		yield play.around(time * 0.2);
		await decideAtWindow(play, clerk, id, person);
	}
}

/** A case that was begun before: on from where it stands. */
async function* wrapUp(stage: Stage, clerk: string, id: string, person: Person): Script {
	const { play } = stage;
	const { status, item } = await look(play, clerk, id);
	if (status === 'draft') {
		await play.must(clerk, 'case.fill', { case: id, form: filledForm(play, item, person) });
		yield play.around(VISIT[item.caseType] * stage.pace * 0.5);
		await receiveCase(play, clerk, id);
	}
	const received = await look(play, clerk, id);
	if (received.status === 'received' && item.acceptanceMode === 'window') {
		yield play.around(1);
		await (received.defects.length > 0 ? notifyCase : acceptCase)(play, clerk, id);
	}
	const { tasks } = await look(play, clerk, id);
	if (tasks.some(({ delegated, status: stands }) => delegated && stands === 'pending'))
		await decideAtWindow(play, clerk, id, person);
}

/** What was lacking is brought. */
async function* correction(stage: Stage, clerk: string, id: string): Script {
	const { play } = stage;
	await resubmitCase(play, clerk, id);
	yield play.around(2);
	const { status, item } = await play.see(clerk, 'case', { case: id });
	if (status === 'received' && item.acceptanceMode === 'window') await acceptCase(play, clerk, id);
}

/** Whoever stands at the window, from the first word to the last. */
async function* serve(stage: Stage, who: string, window: string, ticket: Ticket): Script {
	const { play } = stage;
	if (play.random.chance(0.02)) {
		await play.must(who, 'ticket.hold', { ticket: ticket.id, reason: '申请人去复印材料' });
		count(play.tally, 'held');
		yield play.around(6);
		await play.must(who, 'ticket.resume', { ticket: ticket.id, window });
	}
	const brings = stage.corrections.get(ticket.id);
	yield play.around(1.2 * stage.pace);
	if (brings !== undefined) yield* correction(stage, who, brings);
	else for (const item of ticket.matters) yield* matter(stage, who, ticket, item);
	await play.must(who, 'ticket.finish', { ticket: ticket.id });
	count(play.tally, 'served');
	yield play.around(PATIENCE / 8);
}

/** Whoever stood there already when the clerk came back: what was begun for them is brought to its end. */
async function* goOn(stage: Stage, who: string, window: string, { ticket, begun }: Found): Script {
	if (begun.length === 0) return yield* serve(stage, who, window, ticket);
	for (const id of begun) yield* wrapUp(stage, who, id, ticket.person);
	await stage.play.must(who, 'ticket.finish', { ticket: ticket.id });
	count(stage.play.tally, 'served');
}

/** A clerk's day: open, serve whoever is next, pause for a meal, go on until nobody is left. */
export async function* clerk(
	stage: Stage,
	{ who, window, meal }: { who: string; window: string; meal: number | null }
): Script {
	const { play } = stage;
	yield* takeSeat(stage, who, window, (found) => goOn(stage, who, window, found));
	// Whoever begins in the afternoon has had their meal.
	let ate = meal === null || play.now > meal + minutes(60);
	while (play.now < stage.until) {
		if (!ate && meal !== null && play.now >= meal) {
			ate = true;
			await play.must(who, 'window.pause', { window, ground: 'meal' });
			yield play.around(35);
			await play.must(who, 'window.resume', { window });
		}
		if (play.random.chance(0.02)) {
			await play.must(who, 'window.pause', { window, ground: play.pick(['rest', 'business'] as const) });
			count(play.tally, 'paused');
			yield play.around(8);
			await play.must(who, 'window.resume', { window });
		}
		const ticket = yield* nextAt(stage, who, window, Math.min(stage.until, ate ? stage.until : (meal ?? stage.until)));
		if (!ticket) continue;
		yield* serve(stage, who, window, ticket);
	}
}
