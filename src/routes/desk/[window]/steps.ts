import type { Me } from '$lib/hall/access/views.ts';
import type { CaseCommand } from '$lib/hall/intake/rules.ts';
import type { CaseWork } from './case-work.svelte.ts';
import { isComplete } from './lines.ts';

/** What a case can be asked for at the window beside its form and its materials. */
export type StepName =
	| Exclude<CaseCommand, 'case.fill' | 'case.check' | 'case.attach' | 'case.detach'>
	| Extract<Me['may'][number], 'task.decide' | 'result.produce' | 'result.handOut'>;

export interface StepState {
	readonly name: StepName;
	/** Its conditions hold; else its key leads to what is lacking. */
	readonly ready: boolean;
}

export const STEP_KEYS = {
	'case.draft': 'Alt+C',
	'case.receive': 'F10',
	'case.accept': 'Alt+A',
	'case.notify': 'Alt+N',
	'case.resubmit': 'Alt+B',
	'case.refuse': 'Alt+R',
	'task.decide': 'Alt+J',
	'result.produce': 'Alt+S',
	'result.handOut': 'Alt+G',
	'case.withdraw': 'Alt+X'
} as const satisfies Record<StepName, string>;
export const STEP_NAMES = Object.keys(STEP_KEYS) as readonly StepName[];

/** What ends the case is never the way forward. */
export const ENDS = ['case.refuse', 'case.withdraw'] as const satisfies StepName[];
export const isEnd = (name: StepName): boolean => ENDS.some((known) => known === name);

type Data = CaseWork['data'];

/** Who looks at the case, and what they have at the window for it. */
export interface Desk {
	readonly me: Me;
	/** the case may be taken up with the number that is being served */
	readonly takeUp: boolean;
}

/** The step of the flow that was delegated to the window, while it waits for its decision. */
export const delegatedTask = ({ tasks }: Data) =>
	tasks.find(({ delegated, status, kind }) => delegated && status === 'pending' && kind === 'decide');

/** What was decided at the window leaves from the window, by the hand of the clerk who took it (即办). */
const isMine = ({ item, staff }: Data, me: Me) => item.caseType === 'immediate' && staff === me.id;

/** 3.3: the department that has to accept what was received also refuses it; the window may do neither. */
export const isDepartments = ({ item, status }: Pick<Data, 'item' | 'status'>): boolean =>
	item.acceptanceMode === 'department' && status === 'received';

/** Whether a step is to be thought of in this state of the case at all. */
function isThere(name: StepName, data: Data, { me, takeUp }: Desk): boolean {
	const allowed = data.allows.some((command) => command === name);
	switch (name) {
		case 'case.draft':
			return allowed && takeUp;
		case 'task.decide':
			return data.staff === me.id && delegatedTask(data) !== undefined;
		case 'result.produce':
			return isMine(data, me) && isServed(data) && data.result === null;
		case 'result.handOut':
			return isMine(data, me) && (data.result?.allows.some((command) => command === name) ?? false);
		case 'case.accept':
		case 'case.refuse':
			return allowed && !isDepartments(data);
		case 'case.notify':
			// 行政许可法 Art. 32: once.
			return allowed && data.notice === null;
		default:
			return allowed;
	}
}

/** What was ended without a decision leaves nothing to hand out. */
const isServed = ({ decision }: Data) => decision !== null && decision.outcome !== 'terminate';

function isReady(name: StepName, work: CaseWork): boolean {
	const { emptyFields, unchecked, defects } = work.data;
	switch (name) {
		case 'case.receive':
			return emptyFields.length + unchecked.length === 0;
		case 'case.accept':
			return unchecked.length + defects.length === 0;
		case 'case.notify':
			return defects.length > 0;
		case 'case.resubmit':
			return (work.notice?.lines ?? []).every(({ material }) => {
				const line = work.entered[material];
				return line !== undefined && isComplete(line);
			});
		default:
			return true;
	}
}

export const stepsOf = (work: CaseWork, desk: Desk): StepState[] =>
	STEP_NAMES.filter((name) => desk.me.may.includes(name) && isThere(name, work.data, desk)).map((name) => ({
		name,
		ready: isReady(name, work)
	}));

/** Receiving, accepting and producing are done at once; the others ask for more. */
export const ASKS = [
	'case.notify',
	'case.refuse',
	'case.withdraw',
	'task.decide',
	'result.handOut'
] as const satisfies StepName[];
export type Asking = (typeof ASKS)[number];
export const asks = (name: StepName): name is Asking => ASKS.some((known) => known === name);
