import { cpus, loadavg, totalmem } from 'node:os';

/** One thing that was measured, beside what the bare machine does in the same run. */
export interface Row {
	readonly what: string;
	readonly ours: string;
	readonly bare: string;
	/** ours against bare, each round by itself */
	readonly ratios: readonly number[];
	readonly target: { readonly atLeast: number } | { readonly atMost: number } | null;
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [low, high] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]];
	return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

export function passes({ ratios, target }: Pick<Row, 'ratios' | 'target'>): boolean {
	if (target === null) return true;
	return 'atLeast' in target ? median(ratios) >= target.atLeast : median(ratios) <= target.atMost;
}

const wanted = ({ target }: Row): string => {
	if (target === null) return '';
	return 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
};

export const machine = (): string =>
	`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`;

/** As it stands in the README. */
export function tableOf(rows: readonly Row[]): string {
	const lines = rows.map((row) => [
		row.what,
		row.ours,
		row.bare,
		row.ratios.length > 0 ? `${median(row.ratios).toFixed(2)} (${row.ratios.map((r) => r.toFixed(2)).join(' ')})` : '',
		wanted(row),
		row.target === null ? '' : passes(row) ? 'pass' : 'MISS'
	]);
	const head = ['measured', 'ours', 'bare', 'ratio: median (rounds)', 'target', ''];
	const cells = (line: readonly string[]) => `| ${line.join(' | ')} |`;
	return [cells(head), cells(head.map(() => '---')), ...lines.map(cells)].join('\n');
}
