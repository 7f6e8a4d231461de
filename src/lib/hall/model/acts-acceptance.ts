import { defects } from '../intake/rules.ts';
import { accepter, asked, clerkFor, idsOf, isLacking, itemFor, lines, withCase, type ReadCase } from './cases.ts';
import { among, ask, device, type Act, type World } from './world.ts';

const GROUNDS = ['notRequired', 'notOurPower', 'notAdmissible'] as const;

function defectLines(world: World, target: ReadCase) {
	const item = itemFor(world, target);
	const lacking = item ? idsOf(defects(item, target.verdicts)) : [];
	return { lines: lacking.map(asked).slice(world.dice.chance(10) ? 1 : 0) };
}

export const acceptanceActs = {
	'case.accept': withCase(
		'case.accept',
		['received'],
		accepter,
		() => ({}),
		(target, item) => !isLacking(target, item)
	),
	'case.notify': withCase('case.notify', ['received'], accepter, defectLines, (target, item) => {
		return target.notice === null && defects(item, target.verdicts).length > 0;
	}),
	/** The law allows it once. */
	'case.renotify': withCase('case.notify', ['received'], accepter, defectLines, (target, item) => {
		return target.notice !== null && defects(item, target.verdicts).length > 0;
	}),
	'case.resubmit': withCase('case.resubmit', ['correcting', 'reviewCorrecting'], clerkFor, (world, target) => {
		const notice = target.status === 'reviewCorrecting' ? target.reviewNotice : target.notice;
		const brought = (notice?.lines ?? []).map(({ material }) => material);
		return { lines: lines(world, brought, 75) };
	}),
	'case.refuse': withCase('case.refuse', ['received'], accepter, ({ dice }) => {
		const ground = dice.pick(GROUNDS);
		return { ground, reason: '依法不需要许可', properAuthority: ground === 'notOurPower' ? '省厅' : null };
	}),
	'case.withdraw': withCase(
		'case.withdraw',
		['prepared', 'draft', 'received', 'correcting', 'accepted', 'reviewing', 'reviewCorrecting'],
		clerkFor,
		() => ({ reason: '申请人自愿撤回' })
	),
	'person.reveal': (world) => {
		const target = among(world, world.hall.intake.cases, () => true);
		const by = world.dice.chance(30) ? device(world, 'client') : target && clerkFor(world, target);
		return target && ask(world, by, 'person.reveal', { case: target.id, reason: '电话通知补正' });
	}
} as const satisfies Record<string, Act>;
