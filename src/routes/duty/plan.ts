import type { Text } from '$lib/hall/contract.ts';
import type { Duty, DutyQueue, DutyWindow } from './open.ts';

type Part = DutyQueue['purpose'];

/** One place of the hall: its windows in a row, and before them whoever waits. */
export interface Area {
	/** the Chinese name of the place tells them apart */
	readonly key: string;
	readonly name: Text;
	readonly windows: readonly DutyWindow[];
	readonly queues: readonly DutyQueue[];
}

/** The places of the hall by what is done there, in the hall's own order. */
export function planOf({ windows, queues }: Pick<Duty, 'windows' | 'queues'>): Record<Part, Area[]> {
	const plan: Record<Part, Area[]> = { intake: [], guidance: [], pickup: [] };
	const change = (part: Part, name: Text, by: (area: Area) => Area) => {
		const index = plan[part].findIndex(({ key }) => key === name['zh-CN']);
		const area = plan[part][index] ?? { key: name['zh-CN'], name, windows: [], queues: [] };
		plan[part].splice(index < 0 ? plan[part].length : index, 1, by(area));
	};
	for (const window of windows)
		change(window.queues[0]?.purpose ?? 'intake', window.place, (area) => ({
			...area,
			windows: [...area.windows, window]
		}));
	for (const queue of queues)
		change(queue.purpose, queue.place, (area) => ({ ...area, queues: [...area.queues, queue] }));
	return plan;
}

export interface Grid {
	/** how many windows stand side by side in each column of areas */
	readonly columns: readonly number[];
	/** how many rows of windows there are in each row of areas */
	readonly rows: readonly number[];
}

/** A window is drawn this much wider than high at best; who waits before it takes so many of its heights. */
const SHAPE = 1.55;
export const WAITING_HEIGHT = 1.35;
/** Who waits is drawn at least so many heights of a window wide. */
const WAITING_WIDTH = 2.6;

const most = (numbers: readonly number[]) => Math.max(1, ...numbers);

function gridBy(counts: readonly number[], across: number, per: number): Grid {
	const side = counts.map((n) => Math.min(n, per));
	return {
		columns: Array.from({ length: across }, (_, column) => most(side.filter((_n, i) => i % across === column))),
		rows: Array.from({ length: Math.ceil(counts.length / across) }, (_, row) =>
			most(counts.slice(row * across, (row + 1) * across).map((n) => Math.ceil(n / per)))
		)
	};
}

/** How large a window comes out in a place of height 1, with so many more beside the areas. */
function sizeIn({ columns, rows }: Grid, aspect: number, beside: number): number {
	const width = aspect / columns.reduce((sum, n) => sum + n, beside);
	const height = 1 / rows.reduce((sum, n) => sum + n + WAITING_HEIGHT, 0);
	const waiting = width * Math.min(...columns);
	return Math.min(width / SHAPE, height, waiting / WAITING_WIDTH);
}

/** How the areas stand, beside and behind each other, so that the windows come out as large as they can. */
export function gridOf(counts: readonly number[], aspect: number, beside = 0): Grid {
	const ways = counts.flatMap((_, across) =>
		Array.from({ length: most(counts) }, (_n, per) => gridBy(counts, across + 1, per + 1))
	);
	return ways.reduce<Grid>((best, way) => (sizeIn(way, aspect, beside) > sizeIn(best, aspect, beside) ? way : best), {
		columns: counts.map(() => 1),
		rows: [most(counts)]
	});
}
