import { calendarOf } from './notice.ts';

/**
 * The notices of 国务院办公厅 for 2025 (November 2024) and 2026 (4 November 2025): 248 working days in each year.
 * Nothing is known of 2027 here: its notice is imported when it comes.
 */
export const CHINA_2025_2026 = calendarOf('2026-12-31', [
	{ name: '元旦', from: '2025-01-01', through: '2025-01-01', work: [] },
	{ name: '春节', from: '2025-01-28', through: '2025-02-04', work: ['2025-01-26', '2025-02-08'] },
	{ name: '清明节', from: '2025-04-04', through: '2025-04-06', work: [] },
	{ name: '劳动节', from: '2025-05-01', through: '2025-05-05', work: ['2025-04-27'] },
	{ name: '端午节', from: '2025-05-31', through: '2025-06-02', work: [] },
	{ name: '国庆节、中秋节', from: '2025-10-01', through: '2025-10-08', work: ['2025-09-28', '2025-10-11'] },

	{ name: '元旦', from: '2026-01-01', through: '2026-01-03', work: ['2026-01-04'] },
	{ name: '春节', from: '2026-02-15', through: '2026-02-23', work: ['2026-02-14', '2026-02-28'] },
	{ name: '清明节', from: '2026-04-04', through: '2026-04-06', work: [] },
	{ name: '劳动节', from: '2026-05-01', through: '2026-05-05', work: ['2026-05-09'] },
	{ name: '端午节', from: '2026-06-19', through: '2026-06-21', work: [] },
	{ name: '中秋节', from: '2026-09-25', through: '2026-09-27', work: [] },
	{ name: '国庆节', from: '2026-10-01', through: '2026-10-07', work: ['2026-09-20', '2026-10-10'] }
]);
