import { identityOf } from '../harness/people.ts';
import { AT_ONCE, BEHIND, type Lane, type Working } from './working.ts';

/** What people do in the hall, command by command, with all that the door asks of them. */

const personOf = (n: number) => ({
	name: `${'赵钱孙李周吴郑王'.charAt(n % 8)}${'若思明国建海'.charAt(n % 6)}${'水源亮华军燕'.charAt(n % 5)}`,
	// Each comes about five times before the numbers begin again.
	identity: identityOf((n * 7919) % 400_000),
	phone: `138${String(10_000_000 + (n % 89_999_999))}`
});

const formOf = (item: string, n: number) =>
	item === AT_ONCE
		? {
				residence: `示范市示范区解放路${n % 300}号1号楼101室`,
				category: 'adult',
				from: '2026-01-05',
				contactPhone: '13800000001'
			}
		: {
				matter: 'nurse',
				qualification: `2026-${n}`,
				institution: '示范市人民医院',
				employedFrom: '2026-01-05',
				contactPhone: '13800000001'
			};

const MATERIALS = {
	[AT_ONCE]: ['identity', 'form'],
	[BEHIND]: ['application', 'qualification', 'health', 'employment']
} as const;

export const itemOf = (n: number) => (n % 2 === 0 ? AT_ONCE : BEHIND);

const linesOf = (item: typeof AT_ONCE | typeof BEHIND) =>
	MATERIALS[item].map((material) => ({ material, verdict: 'qualified', copies: 1, pages: 2, originalSeen: true }));

const applicantOf = (n: number) => ({ kind: 'person', ...personOf(n) });

/** Online: prepared by somebody who never came, to be confirmed at the counter. */
export async function prepare({ ask, as }: Working, n: number): Promise<string> {
	const item = itemOf(n);
	const prepared = { item, applicant: applicantOf(n), form: formOf(item, n), lines: linesOf(item) };
	return (await ask(as('adviser'), 'case.prepare', prepared)).case ?? '';
}

/** At the counter, from the number to the acceptance; what is decided at the window is taken home at once. */
export async function visit(working: Working, lane: Lane, n: number, prepared: string | null): Promise<string> {
	const { ask, as, kiosk } = working;
	const item = itemOf(n);
	const { identity, phone } = personOf(n);
	const clerk = as(lane.clerk);
	// Whoever is called may be somebody else, who took a number at the same moment: a lane serves the next one.
	const { ticket = '' } = await ask(kiosk(), 'ticket.take', { queue: 'sh', identity, phone, items: [item] });
	const { ticket: called = ticket } = await ask(clerk, 'ticket.call', { window: lane.window });
	await ask(clerk, 'ticket.start', { ticket: called });
	let id = prepared ?? '';
	if (prepared !== null) await ask(clerk, 'case.draft', { ticket: called, continues: id }, `case:${id}`);
	else {
		id = (await ask(clerk, 'case.draft', { ticket: called, item, applicant: applicantOf(n) })).case ?? '';
		await ask(clerk, 'case.fill', { case: id, form: formOf(item, n) });
	}
	await ask(clerk, 'case.check', { case: id, lines: linesOf(item) }, `case:${id}`);
	await ask(clerk, 'case.receive', { case: id }, `case:${id}`);
	await ask(clerk, 'case.accept', { case: id }, `case:${id}`);
	if (item === AT_ONCE) {
		const task = await taskOf(working, id);
		const decided = { task, outcome: 'grant', opinion: '材料齐全，符合条件。' };
		await ask(clerk, 'task.decide', decided, `task:${task}`);
		const { result = '' } = await ask(clerk, 'result.produce', { case: id }, `case:${id}`);
		await ask(clerk, 'result.handOut', { result, recipient: 'applicant', identity, signed: true }, `result:${result}`);
	}
	await ask(clerk, 'ticket.finish', { ticket: called });
	return id;
}

const taskOf = ({ hall }: Working, id: string): Promise<string> =>
	hall.door.read(
		({ hall: { approval } }) =>
			(approval.byCase[id] ?? []).find((task) => approval.tasks[task]?.status === 'pending') ?? ''
	);

/** What a department does, and the desk that hands out. */
export async function behind(working: Working, lane: Lane, n: number, id: string): Promise<void> {
	const { ask, as } = working;
	const opinion = '经审查，材料齐全，符合规定条件。';
	const review = await taskOf(working, id);
	await ask(as('handler'), 'task.claim', { task: review }, `task:${review}`);
	await ask(as('handler'), 'task.pass', { task: review, opinion, recommends: 'grant' }, `task:${review}`);
	const decision = await taskOf(working, id);
	await ask(as('chief'), 'task.claim', { task: decision }, `task:${decision}`);
	await ask(as('chief'), 'task.decide', { task: decision, outcome: 'grant', opinion }, `task:${decision}`);
	const { result = '' } = await ask(as('issuer'), 'result.produce', { case: id }, `case:${id}`);
	await ask(as('issuer'), 'result.shelve', { result, slot: lane.slot }, `result:${result}`);
	const { identity } = personOf(n);
	await ask(
		as('issuer'),
		'result.handOut',
		{ result, recipient: 'applicant', identity, signed: true },
		`result:${result}`
	);
}

/** Each lane takes the next of what there is to do, as many at once as there are lanes. */
export async function inLanes<T>(working: Working, work: readonly T[], one: (lane: Lane, what: T) => Promise<void>) {
	const left = work.values();
	await Promise.all(
		working.lanes.map(async (lane) => {
			for (const what of left) await one(lane, what);
		})
	);
}
