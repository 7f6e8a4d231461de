import { itemOf } from '../catalogue/evolve.ts';
import { find, type DeepReadonly } from '../contract.ts';
import type { Task } from '../approval/evolve.ts';
import { APPROVERS } from '../access/rules.ts';
import type { Result } from '../issuance/evolve.ts';
import { OPINION } from '../testing.ts';
import { asked } from './cases.ts';
import { ask, among, device, employee, identity, who, withRole, type Act, type World } from './world.ts';

type ReadTask = DeepReadonly<Task>;
type ReadResult = DeepReadonly<Result>;

const caseOf = (world: World, id: string) => find(world.hall.intake.cases, id);
const itemFor = (world: World, task: ReadTask) => itemOf(world.hall, caseOf(world, task.case));
const after = (world: World, task: ReadTask): readonly string[] =>
	itemFor(world, task)?.flow.find(({ id }) => id === task.step)?.after ?? [];

/** The steps before this one that are done, so that it may be returned to them. */
const doneBefore = (world: World, task: ReadTask): string[] =>
	after(world, task).filter((step) => {
		const rounds = Object.values(world.hall.approval.tasks).filter((t) => t.case === task.case && t.step === step);
		return rounds.at(-1)?.status === 'passed';
	});

const ANSWERS = ['grant', 'deny', 'terminate'] as const;
const OUTCOMES = ['grant', 'grant', 'deny', 'forward', 'terminate'] as const;

const isWorking = ({ status }: ReadTask): boolean => status === 'working';

export const approvalActs = {
	'task.claim': (world) => {
		const task = among(world, world.hall.approval.tasks, ({ status }) => status === 'pending');
		const by = who(
			world,
			(staff) => staff.department === task?.department && withRole(task?.role ?? 'chief', 'chief')(staff)
		);
		return task && ask(world, by, 'task.claim', { task: task.id });
	},
	'task.release': (world) => {
		const task = among(world, world.hall.approval.tasks, isWorking);
		const chief = who(world, (staff) => staff.department === task?.department && withRole('chief')(staff));
		return task && ask(world, world.dice.chance(50) ? chief : employee(task.staff), 'task.release', { task: task.id });
	},
	'task.pass': (world) => {
		const task = among(world, world.hall.approval.tasks, (t) => isWorking(t) && t.kind === 'review');
		const opinion = world.dice.chance(4) ? '同意。' : OPINION;
		const recommends = world.dice.pick(['grant', 'deny']);
		return task && ask(world, employee(task.staff), 'task.pass', { task: task.id, opinion, recommends });
	},
	'task.return': (world) => {
		const task = among(world, world.hall.approval.tasks, (t) => isWorking(t) && doneBefore(world, t).length > 0);
		if (!task) return undefined;
		const to =
			after(world, task).length === 1 && world.dice.chance(50) ? null : world.dice.pick(doneBefore(world, task));
		return ask(world, employee(task.staff), 'task.return', { task: task.id, to: to ?? null, reason: '请补充核实' });
	},
	'task.sendBack': (world) => {
		// The law allows one notice; now and then somebody forgets that.
		const forgets = world.dice.chance(15);
		const first = (task: ReadTask) => forgets || caseOf(world, task.case)?.reviewNotice === null;
		const task = among(world, world.hall.approval.tasks, (t) => isWorking(t) && first(t));
		const materials = (task && itemFor(world, task)?.materials) ?? [];
		const lines = materials.slice(0, 1 + world.dice.roll(3)).map(({ id }) => asked(id));
		return task && ask(world, employee(task.staff), 'task.sendBack', { task: task.id, lines });
	},
	'task.decide': (world) => {
		const { dice } = world;
		const open = (t: ReadTask) => isWorking(t) || t.status === 'forwarded' || (t.delegated && t.status === 'pending');
		const atWindow = dice.chance(40);
		const fits = (t: ReadTask) => t.kind === 'decide' && open(t) && (t.status === 'pending' || !atWindow);
		const task = among(world, world.hall.approval.tasks, fits);
		if (!task) return undefined;
		const outcome = dice.pick(task.status === 'forwarded' ? ANSWERS : OUTCOMES) ?? 'grant';
		const reasons = outcome === 'deny' || outcome === 'terminate' ? '不符合法定条件第一项' : null;
		const to = outcome === 'forward' ? '省自然资源厅' : null;
		const by = task.status === 'pending' ? caseOf(world, task.case)?.staff : task.staff;
		return ask(world, employee(by), 'task.decide', { task: task.id, outcome, opinion: OPINION, reasons, to });
	}
} as const satisfies Record<string, Act>;

const isImmediate = (world: World, id: string): boolean =>
	itemOf(world.hall, caseOf(world, id))?.caseType === 'immediate';

export const issuanceActs = {
	'result.produce': (world) => {
		const target = among(world, world.hall.intake.cases, ({ status }) => status === 'granted' || status === 'denied');
		if (!target) return undefined;
		const maker = who(world, withRole('issuer', ...APPROVERS));
		const by = isImmediate(world, target.id) && world.dice.chance(60) ? employee(target.staff) : maker;
		return ask(world, by, 'result.produce', { case: target.id });
	},
	'result.shelve': (world) => {
		const result = among(world, world.hall.issuance.results, ({ status }) => status === 'produced');
		const empty = `${world.dice.pick(['A', 'B']) ?? 'A'}-01-0${1 + world.dice.roll(9)}`;
		const taken = world.dice.chance(15) ? world.dice.pick(Object.keys(world.hall.issuance.slots)) : undefined;
		const slot = taken ?? empty;
		return result && ask(world, who(world, withRole('issuer')), 'result.shelve', { result: result.id, slot });
	},
	'result.handOut': (world) => {
		const { dice, hall } = world;
		const made = (one: ReadResult) => one.status === 'produced' && isImmediate(world, one.case);
		const results = hall.issuance.results;
		const result = among(world, results, made) ?? among(world, results, ({ status }) => status === 'shelved');
		const target = result && caseOf(world, result.case);
		if (!target) return undefined;
		const atWindow = isImmediate(world, target.id) && (result.status === 'produced' || dice.chance(30));
		const by = atWindow ? employee(target.staff) : who(world, withRole('issuer'));
		const agent = dice.chance(25);
		const facts = agent
			? {
					recipient: 'agent',
					identity: target.agent?.identity ?? identity(world),
					authoritySeen: !dice.chance(30)
				}
			: {
					recipient: 'applicant',
					identity: dice.chance(10) ? identity(world) : target.applicant.identity,
					authoritySeen: false
				};
		return ask(world, by, 'result.handOut', { result: result.id, ...facts, signed: !dice.chance(5) });
	},
	'message.settle': (world) => {
		const again =
			world.dice.chance(60) && Object.values(world.hall.issuance.messages).some((m) => m.status === 'failed');
		const message = among(
			world,
			world.hall.issuance.messages,
			({ status }) => status === (again ? 'failed' : 'queued')
		);
		const by = world.dice.chance(50) ? device(world, 'client') : who(world, withRole('issuer'));
		const outcome = world.dice.pick(['failed', 'sent', 'told', 'failed']);
		const note = outcome === 'failed' ? '号码为空号' : null;
		return message && ask(world, by, 'message.settle', { message: message.id, outcome, note });
	}
} as const satisfies Record<string, Act>;
