import type { Tally } from './rounds.ts';

/** As it is printed at the end, and stands in the README. */
export function tableOf(tallies: readonly Tally[]): string {
	const sum = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
	const total: Tally = {
		kind: 'all',
		rounds: sum(({ rounds }) => rounds),
		inside: sum(({ inside }) => inside),
		answered: sum(({ answered }) => answered),
		unknown: sum(({ unknown }) => unknown),
		kept: sum(({ kept }) => kept),
		traces: new Map()
	};
	const head = [
		'killed',
		'rounds',
		'fell inside',
		'answered',
		'outcome unknown',
		'was kept',
		'done when asked again',
		''
	];
	const lines = [...tallies, total].map(({ kind, rounds, inside, answered, unknown, kept, traces }) => [
		kind,
		...[rounds, inside, answered, unknown, kept, unknown - kept].map(String),
		[...traces].map(([trace, count]) => `${trace} ${count}`).join(', ')
	]);
	const cells = (line: readonly string[]) => `| ${line.join(' | ')} |`;
	return [cells(head), cells(head.map(() => '---')), ...lines.map(cells)].join('\n');
}
