import type { Task } from '../approval/evolve.ts';
import { tasksOf } from '../approval/guards.ts';
import { dayOf, type Day } from '../calendar/day.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { find, type DeepReadonly } from '../contract.ts';
import type { Hall } from '../hall.ts';
import type { Case } from '../intake/state.ts';
import type { Result } from '../issuance/evolve.ts';
import { endedAt } from './rules.ts';

type ReadHall = DeepReadonly<Hall>;

/** Everything that leaves the hall with a case, as the hall had it; personal data stays sealed. Plain JSON. */
export interface Bundle {
	case: Case;
	tasks: Task[];
	result: Result | null;
	/** the departments that it went through or belonged to */
	departments: string[];
	/** the day on which it ended */
	day: Day;
}
export type ReadBundle = DeepReadonly<Bundle>;

export function bundleOf(hall: ReadHall, target: DeepReadonly<Case>): ReadBundle {
	const item = itemOf(hall, target);
	const departments = new Set(item ? [item.department, ...item.flow.map(({ department }) => department)] : []);
	return {
		case: target,
		tasks: tasksOf(hall, target.id),
		result: find(hall.issuance.results, target.result ?? '') ?? null,
		departments: [...departments],
		day: dayOf(endedAt(target))
	};
}

type Papers = Pick<ReadBundle, 'case' | 'result'>;

function papersOf({ case: target, result }: Papers) {
	const { acceptance, receipt, notice, resubmission, reviewNotice, reviewResubmission } = target;
	const { refusal, withdrawal, forwarding, decision } = target;
	const papers = [receipt, notice, resubmission, acceptance, reviewNotice, reviewResubmission, refusal, withdrawal];
	return [...papers, forwarding, decision, result];
}

/** Every number that stands on a paper of a case. */
export function numbersOf(papers: Papers): string[] {
	const { acceptance } = papers.case;
	const numbers = papersOf(papers).map((paper) => paper?.number);
	return [...new Set([...numbers, acceptance?.caseNo, acceptance?.shortNo].filter((n) => typeof n === 'string'))];
}

/** Whether a number is among `numbersOf`, for who asks it of every case of a hall. */
export function hasNumber(papers: Papers, number: string): boolean {
	const { acceptance } = papers.case;
	const isShort = acceptance !== null && (acceptance.caseNo === number || acceptance.shortNo === number);
	return isShort || papersOf(papers).some((paper) => paper?.number === number);
}
