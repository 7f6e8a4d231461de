import type { Calendar } from './calendar.ts';
import { nextDay, type Day } from './day.ts';

/** One line of the State Council's yearly notice (国务院办公厅关于部分节假日安排的通知). */
export interface Holiday {
	readonly name: string;
	/** First and last day off. */
	readonly from: Day;
	readonly through: Day;
	/** Weekend days worked instead. */
	readonly work: readonly Day[];
}

/** Writes a notice's lines out day by day. */
export function calendarOf(coveredThrough: Day, holidays: readonly Holiday[]): Calendar {
	const off: Record<Day, string> = {};
	const work: Record<Day, string> = {};
	for (const { name, from, through, work: days } of holidays) {
		for (let day = from; day <= through; day = nextDay(day)) off[day] = name;
		for (const day of days) work[day] = name;
	}
	return { coveredThrough, off, work };
}
