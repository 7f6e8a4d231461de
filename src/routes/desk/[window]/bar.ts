import type { Speech } from '$lib/i18n/i18n.ts';
import type { RecallStand } from '$lib/parts/recall.ts';
import type { CaseActs } from './case-acts.svelte.ts';
import { decisionWords } from './decision-words.ts';
import type { DeskActs } from './desk-acts.ts';
import { nextLine, nextStep } from './next.ts';
import type { Sitting } from './sitting.svelte.ts';
import { isEnd, STEP_KEYS } from './steps.ts';

/** One thing that can be done now, with its key. */
export interface BarAct {
	/** what it is, whatever it is called */
	readonly id: string;
	readonly label: string;
	readonly key: string;
	readonly run: () => void;
	readonly variant?: 'secondary' | 'danger' | 'quiet';
	/** Not yet: the words say when, or the key leads to what is lacking. */
	readonly waits?: boolean;
}

/** The foot of the desk: how things stand in one sentence, what else can be done, and what comes next. */
export interface Bar {
	readonly words: string;
	readonly others: readonly BarAct[];
	readonly next: BarAct | undefined;
}

interface Desk {
	sitting: Sitting;
	acts: DeskActs;
	/** of the case that is open */
	caseActs: CaseActs | undefined;
	stand: RecallStand | undefined;
	skills: readonly string[];
}

const some = (...acts: (BarAct | false)[]): BarAct[] => acts.filter((act) => act !== false);

function recallWords(i18n: Speech, { recalls, times, wait, mayMiss }: RecallStand): string {
	if (mayMiss) return i18n.t('desk.recalled.may');
	const so = { n: recalls, times, wait };
	if (recalls < times) return i18n.t(wait > 0 ? 'desk.recalled.wait' : 'desk.recalled', so);
	return i18n.t('desk.recalled.last', so);
}

const callNext = (i18n: Speech, { callNext: run }: DeskActs): BarAct | undefined =>
	run ? { id: 'call', label: i18n.t('desk.callNext'), key: 'F2', run } : undefined;

/** Nobody is at the window. */
function freeBar(i18n: Speech, { acts, sitting }: Desk): Bar {
	const { callThat, pause, resumeWindow, close, find } = acts;
	const paused = sitting.desk.data.window.status === 'paused';
	const last = sitting.lines[0];
	return {
		words: i18n.t(paused ? 'desk.paused' : 'desk.nobody'),
		others: some(
			close && { id: 'close', label: i18n.t('desk.close'), key: 'Alt+W', run: close, variant: 'quiet' },
			pause && { id: 'pause', label: i18n.t('desk.pause'), key: 'Alt+Z', run: pause, variant: 'quiet' },
			find && { id: 'find', label: i18n.t('desk.find'), key: 'Alt+O', run: find, variant: 'quiet' },
			last !== undefined && {
				id: 'last',
				label: i18n.t('desk.last'),
				key: 'Alt+1',
				run: () => void sitting.open(last.id)
			},
			callThat && { id: 'callThat', label: i18n.t('desk.callThat'), key: 'F7', run: callThat }
		),
		next: resumeWindow
			? { id: 'resumeWindow', label: i18n.t('desk.resumeWindow'), key: 'Alt+Z', run: resumeWindow }
			: callNext(i18n, acts)
	};
}

/** Somebody was called and is not here yet. */
function calledBar(i18n: Speech, { acts, stand }: Desk): Bar {
	const { recall, miss, transfer, start } = acts;
	return {
		words: stand ? recallWords(i18n, stand) : '',
		others: some(
			transfer && { id: 'transfer', label: i18n.t('desk.transfer'), key: 'Alt+T', run: transfer, variant: 'quiet' },
			miss && { id: 'miss', label: i18n.t('desk.miss'), key: 'F6', run: miss, waits: !stand?.mayMiss },
			recall && { id: 'recall', label: i18n.t('desk.recall'), key: 'F3', run: recall, waits: !stand?.mayRecall }
		),
		next: start ? { id: 'start', label: i18n.t('desk.start'), key: 'F4', run: start } : undefined
	};
}

const finish = (i18n: Speech, { finish: run }: DeskActs): BarAct | undefined =>
	run ? { id: 'finish', label: i18n.t('desk.finish'), key: 'F8', run } : undefined;

/** What the sitting goes on with once nothing is left to do here. */
function onward(i18n: Speech, { sitting, acts }: Desk): BarAct | undefined {
	const at = nextLine(sitting.lines, sitting.pending, sitting.area === 'case' ? sitting.current?.id : undefined);
	const line = sitting.lines[at];
	if (!line) return sitting.isServing ? finish(i18n, acts) : callNext(i18n, acts);
	const label = i18n.t('desk.goOnWith', { item: i18n.say(line.item) });
	return { id: `open ${line.id}`, label, key: `Alt+${at + 1}`, run: () => void sitting.open(line.id) };
}

function caseBar(i18n: Speech, desk: Desk, caseActs: CaseActs): Bar {
	const { work, steps } = caseActs;
	const main = nextStep(work.isAwaited ? steps.filter(({ name }) => name !== 'case.resubmit') : steps);
	const paper = work.unprinted;
	const act = (name: (typeof steps)[number]['name'], ready: boolean): BarAct => ({
		id: name,
		label: i18n.t(`desk.do.${name}`),
		key: STEP_KEYS[name],
		run: () => void caseActs.take(name),
		variant: name === 'case.refuse' ? 'danger' : name === 'case.withdraw' ? 'quiet' : 'secondary',
		waits: !ready
	});
	const print = paper && {
		id: `print ${paper}`,
		label: i18n.t('desk.print', { paper: i18n.t(`desk.document.${paper}`) }),
		key: 'Alt+P',
		run: () => caseActs.print(paper)
	};
	const rest = steps
		.filter(({ name }) => name !== main?.name)
		.toSorted((a, b) => Number(isEnd(b.name)) - Number(isEnd(a.name)));
	return {
		words: decisionWords(i18n, work.data),
		others: rest.map(({ name, ready }) => act(name, ready)),
		next: main ? act(main.name, main.ready) : (print ?? onward(i18n, desk))
	};
}

function servingWords(i18n: Speech, { beginning, lines, pending }: Sitting): string {
	if (beginning.item) return i18n.t('desk.beginning');
	if (lines.length === 0) return i18n.t('desk.empty.serving');
	return pending.length > 0 ? i18n.t('desk.pending', { n: pending.length }) : i18n.t('desk.allDone');
}

/** Somebody is being served, and no case is open. */
function servingBar(i18n: Speech, desk: Desk): Bar {
	const { sitting, acts } = desk;
	const { beginning } = sitting;
	const words = servingWords(i18n, sitting);
	const begin: BarAct = {
		id: 'begin',
		label: i18n.t('desk.newCase.does'),
		key: 'Enter',
		run: () => document.querySelector<HTMLFormElement>('#new-case')?.requestSubmit()
	};
	if (beginning.item && sitting.area === 'person') return { words, others: [], next: begin };
	const isDone = sitting.lines.length > 0;
	const waits = isDone ? undefined : sitting.takesUp(desk.skills);
	const takeUp: BarAct | undefined = waits && {
		id: `takeUp ${waits.id}`,
		label: i18n.t('desk.takeUp', { item: i18n.say(waits.item) }),
		key: 'Alt+C',
		run: () => void sitting.choose(waits, 'takeUp')
	};
	const { looked } = beginning;
	const isOurs = sitting.area === 'person' && looked !== undefined && desk.skills.includes(looked.queue);
	const choose: BarAct | undefined = isOurs
		? {
				id: 'choose',
				label: i18n.t('desk.choose.item', { item: i18n.say(looked.name) }),
				key: 'Enter',
				run: () => beginning.choose(looked)
			}
		: undefined;
	const newCase: BarAct | undefined = acts.newCase
		? { id: 'newCase', label: i18n.t('desk.newCase'), key: 'F9', run: acts.newCase }
		: undefined;
	return { words, others: [], next: isDone ? onward(i18n, desk) : (takeUp ?? choose ?? newCase) };
}

export function barOf(i18n: Speech, desk: Desk): Bar {
	const { sitting, caseActs } = desk;
	if (sitting.ticket?.status === 'called') return calledBar(i18n, desk);
	if (caseActs) return caseBar(i18n, desk, caseActs);
	return sitting.isServing ? servingBar(i18n, desk) : freeBar(i18n, desk);
}
