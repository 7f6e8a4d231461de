import type { Me } from '$lib/hall/access/views.ts';
import type { CaseCommand } from '$lib/hall/intake/rules.ts';
import type { CaseWork } from './case-work.svelte.ts';
import { isComplete } from './lines.ts';

/** What a case can be asked for at the window beside its form and its materials. */
export type StepName =
	| Exclude<CaseCommand, 'case.fill' | 'case.check'>
	| Extract<Me['may'][number], 'task.decide' | 'result.produce' | 'result.handOut'>;

export interface StepState {
	readonly name: StepName;
	/** Its conditions hold; else its key leads to what is lacking. */
	readonly ready: boolean;
}

export const STEP_KEYS = {
	'case.receive': 'F10',
	'case.accept': 'Alt+A',
	'case.notify': 'Alt+N',
	'case.resubmit': 'Alt+B',
	'case.refuse': 'Alt+R',
	'task.decide': 'Alt+J',
	'result.produce': 'Alt+S',
	'result.handOut': 'Alt+G'
} as const satisfies Record<StepName, string>;
const NAMES = Object.keys(STEP_KEYS) as readonly StepName[];

type Data = CaseWork['data'];

/** The step of the flow that was delegated to the window, while it waits for its decision. */
export const delegatedTask = ({ tasks }: Data) =>
	tasks.find(({ delegated, status, kind }) => delegated && status === 'pending' && kind === 'decide');

/** What was decided at the window leaves from the window, by the hand of the clerk who took it (即办). */
const isMine = ({ item, staff }: Data, me: Me) => item.caseType === 'immediate' && staff === me.id;

/** Whether a step is to be thought of in this state of the case at all. */
function isThere(name: StepName, data: Data, me: Me): boolean {
	switch (name) {
		case 'task.decide':
			return isMine(data, me) && delegatedTask(data) !== undefined;
		case 'result.produce':
			return isMine(data, me) && data.decision !== null && data.result === null;
		case 'result.handOut':
			return isMine(data, me) && (data.result?.allows.some((allowed) => allowed === name) ?? false);
		case 'case.notify':
			// 行政许可法 Art. 32: once.
			return data.notice === null && data.allows.some((allowed) => allowed === name);
		default:
			return data.allows.some((allowed) => allowed === name);
	}
}

function isReady(name: StepName, work: CaseWork): boolean {
	const { emptyFields, unchecked, defects, notice } = work.data;
	switch (name) {
		case 'case.receive':
			return emptyFields.length + unchecked.length === 0;
		case 'case.accept':
			return unchecked.length + defects.length === 0;
		case 'case.notify':
			return defects.length > 0;
		case 'case.resubmit':
			return (notice?.lines ?? []).every(({ material }) => {
				const line = work.entered[material];
				return line !== undefined && isComplete(line);
			});
		default:
			return true;
	}
}

export const stepsOf = (work: CaseWork, me: Me): StepState[] =>
	NAMES.filter((name) => me.may.includes(name) && isThere(name, work.data, me)).map((name) => ({
		name,
		ready: isReady(name, work)
	}));

/** Receiving, accepting and producing are done at once; the others ask for more. */
export const ASKS = ['case.notify', 'case.refuse', 'task.decide', 'result.handOut'] as const satisfies StepName[];
export type Asking = (typeof ASKS)[number];
export const asks = (name: StepName): name is Asking => ASKS.some((known) => known === name);
