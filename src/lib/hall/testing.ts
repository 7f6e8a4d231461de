import { jiaozuo } from '../server/presets/jiaozuo/index.ts';
import { presetFileSchema, type Policy } from './catalogue/schema.ts';
import { must, type Actor, type Sealed } from './contract.ts';
import { ANYONE, CLOCK, ADMIN, KIOSK, Story } from './story.testing.ts';

export { ADMIN, ANYONE, CLOCK, KIOSK, Story };

/** Nothing may ever change what it was set up with: who tries fails the test. */
function frozen<T>(thing: T): T {
	if (typeof thing === 'object' && thing !== null) Object.values(thing).forEach(frozen);
	return Object.freeze(thing);
}
export const PRESET = frozen(presetFileSchema.parse(jiaozuo).preset);

/** A person's datum as the door hands it on. */
export const sealed = (text: string): Sealed => ({ sealed: `sealed ${text}`, mask: '*', key: `key of ${text}` });
export const person = (who: string) => ({
	kind: 'person' as const,
	name: sealed(`name ${who}`),
	identity: sealed(who),
	phone: sealed(`phone ${who}`)
});

/** A hall that is set up with the built-in preset, at 09:40 of a Friday that is a working day. */
export function openedHall(now?: number, policy: Partial<Policy> = {}): Story {
	const story = new Story(now);
	const administrator = { username: 'admin', password: 'hash', name: '管理员' };
	const preset = { ...PRESET, policy: { ...PRESET.policy, ...policy } };
	story.ask({ kind: 'setup' }, 'hall.setUp', { name: { 'zh-CN': '大厅', en: 'Hall' }, preset, administrator });
	return story;
}

export const clerkAt = (story: Story, window: string, ...queues: string[]): Actor =>
	story.staff(`clerk ${window}`, { windows: [window], skills: queues });
export const dutyManager = (story: Story): Actor => story.staff('duty manager', { roles: ['dutyManager'] });
export const guide = (story: Story): Actor => story.staff('guide', { roles: ['guide'] });

/** Somebody takes a number; its id. */
export const takes = (story: Story, who: string, queue = 'bdc', more: object = {}): string =>
	String(story.ask(KIOSK, 'ticket.take', { queue, identity: sealed(who), ...more }).result['ticket']);
export const ticketOf = (story: Story, id: string) => must(story.hall.ticketing.tickets, id);
export const windowOf = (story: Story, id: string) => must(story.hall.ticketing.windows, id);

/** The clerk of a window, which is open now. */
export function opened(story: Story, window: string, ...queues: string[]): Actor {
	const clerk = clerkAt(story, window, ...queues);
	if (windowOf(story, window).status === 'closed') story.ask(clerk, 'window.open', { window });
	return clerk;
}

/** The number that is next at the window is called; its id. */
export const calls = (story: Story, clerk: Actor, window: string): string =>
	String(story.ask(clerk, 'ticket.call', { window }).result['ticket']);

/** As often as the hall promises, a called number is heard again: now it may be marked as missed. */
export function recalled(story: Story, clerk: Actor, ticket: string): void {
	const { times, seconds } = story.hall.catalogue.policy?.recalls ?? { times: 0, seconds: 0 };
	for (let n = 0; n < times; n += 1) story.later({ seconds }).ask(clerk, 'ticket.recall', { ticket });
	story.later({ seconds });
}

/** Somebody takes a number, and the clerk of the window calls and starts. */
export function served(story: Story, window: string, queue: string, who: string): { clerk: Actor; ticket: string } {
	takes(story, who, queue);
	const clerk = opened(story, window, queue);
	const ticket = calls(story, clerk, window);
	story.ask(clerk, 'ticket.start', { ticket });
	return { clerk, ticket };
}

interface Walk {
	window: string;
	queue: string;
	item: string;
	form: Record<string, string | number>;
	who?: string;
}
export const WALKS = {
	immediate: {
		window: 'w12',
		queue: 'sh',
		item: 'medical-insurance',
		form: { residence: 'x', category: 'adult', from: '2026-01-01', contactPhone: 'x' }
	},
	serial: {
		window: 'w08',
		queue: 'ss',
		item: 'small-catering',
		form: { shopName: '小店', address: 'x', area: 40, category: 'meals', workers: 3 }
	},
	parallel: {
		window: 'w01',
		queue: 'bdc',
		item: 'secondhand-transfer',
		form: {
			location: 'x',
			certificateNo: '1',
			buildingArea: 90,
			use: 'residential',
			price: 80_000_000,
			sellerName: 'x',
			sellerIdentity: 'x',
			contractDate: '2026-11-01'
		}
	},
	/** accepted not at the window but by its department (cgj) */
	byDepartment: {
		window: 'w05',
		queue: 'tz',
		item: 'drainage-permit',
		form: {
			premises: '小饭馆',
			address: 'x',
			category: 'catering',
			volume: 3,
			outlets: 1,
			receiver: 'x',
			contactName: 'x',
			contactPhone: 'x'
		}
	}
} as const satisfies Record<string, Walk>;

export const caseOf = (story: Story, id: string) => must(story.hall.intake.cases, id);

/** A case begun and filled in at the window, with no material looked at yet. */
export function drafted(
	story: Story,
	{ window, queue, item, form, who = 'A' }: Walk
): { clerk: Actor; ticket: string; id: string } {
	const { clerk, ticket } = served(story, window, queue, who);
	const id = String(
		story.ask(clerk, 'case.draft', { ticket, item, applicant: person(who), agent: null }).result['case']
	);
	story.ask(clerk, 'case.fill', { case: id, form });
	return { clerk, ticket, id };
}

export const verdict = (material: string, word: 'qualified' | 'unqualified' | 'missing' = 'qualified') => ({
	material,
	verdict: word,
	kind: null,
	copies: 1,
	pages: 1,
	originalSeen: true,
	reason: word === 'unqualified' ? '字迹不清' : null
});

/** Verdicts on all required materials, some of them other than in order. */
export const verdicts = (item: string, others: Record<string, 'unqualified' | 'missing'> = {}) =>
	(PRESET.items.find((i) => i.id === item)?.materials ?? [])
		.filter((m) => m.required || others[m.id])
		.map((m) => verdict(m.id, others[m.id] ?? 'qualified'));

/** A case that was received; with `others`, not everything is in order. */
export function received(story: Story, walk: Walk, others: Record<string, 'unqualified' | 'missing'> = {}) {
	const begun = drafted(story, walk);
	story.ask(begun.clerk, 'case.check', { case: begun.id, lines: verdicts(walk.item, others) });
	story.ask(begun.clerk, 'case.receive', { case: begun.id });
	return begun;
}

export function accepted(story: Story, walk: Walk) {
	const begun = received(story, walk);
	story.ask(begun.clerk, 'case.accept', { case: begun.id });
	return begun;
}

export const noticeLine = (material: string) => ({ material, problem: '未提交', requirement: '提交复印件一份' });

/** The newest task of a step, and somebody of its department and role who may work on it. */
export function taskAt(story: Story, caseId: string, step: string): { task: string; approver: Actor } {
	const task = Object.values(story.hall.approval.tasks).findLast((t) => t.case === caseId && t.step === step);
	if (!task) throw new Error(`no task for ${step}`);
	const approver = story.staff(`${task.role} ${task.department}`, { roles: [task.role], department: task.department });
	return { task: task.id, approver };
}

export const OPINION = '经审查，材料齐全，符合规定条件。';

/** A task that somebody works on. */
export function claimed(story: Story, caseId: string, step: string): { task: string; approver: Actor } {
	const at = taskAt(story, caseId, step);
	story.ask(at.approver, 'task.claim', { task: at.task });
	return at;
}

export function passed(story: Story, caseId: string, step: string): void {
	const { task, approver } = claimed(story, caseId, step);
	story.ask(approver, 'task.pass', { task, opinion: OPINION, recommends: 'grant' });
}

export function decided(story: Story, caseId: string, step: string, outcome: 'grant' | 'deny' = 'grant') {
	const { task, approver } = claimed(story, caseId, step);
	const reasons = outcome === 'deny' ? '不符合法定条件第一项' : null;
	return story.ask(approver, 'task.decide', { task, outcome, opinion: OPINION, reasons });
}

export const issuerOf = (story: Story): Actor =>
	story.staff('issuer', { roles: ['issuer'], windows: ['w15'], skills: ['lz'] });

/** A parallel case, decided; the ticket is finished. */
export function granted(story: Story, outcome: 'grant' | 'deny' = 'grant', who = 'A') {
	const begun = accepted(story, { ...WALKS.parallel, who });
	story.ask(begun.clerk, 'ticket.finish', { ticket: begun.ticket });
	passed(story, begun.id, 'registration');
	passed(story, begun.id, 'tax');
	decided(story, begun.id, 'record', outcome);
	return { ...begun, issuer: issuerOf(story) };
}

/** A certificate on the shelf, and its applicant waiting to be told. */
export function shelved(story: Story = openedHall()) {
	const { id, issuer } = granted(story);
	const result = String(story.ask(issuer, 'result.produce', { case: id }).result['result']);
	story.ask(issuer, 'result.shelve', { result, slot: 'A-01-03' });
	return { story, id, issuer, result };
}
