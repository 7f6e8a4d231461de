import { CHINA_2025_2026 } from '$lib/hall/calendar/china-2025-2026.ts';
import business from '../jiaozuo/business.json';
import investment from '../jiaozuo/investment.json';
import realEstate from '../jiaozuo/real-estate.json';
import social from '../jiaozuo/social.json';
import hall from './hall.json';
import demo from './staff.json';

/** Which of the reference hall's items this county does, and where: nothing of them is copied. */
const QUEUE_OF: Readonly<Record<string, string>> = {
	'secondhand-transfer': 'zy',
	'mortgage-cancellation': 'zy',
	'construction-permit': 'zy',
	'sole-trader-setup': 'wcb',
	'food-licence': 'wcb',
	'small-catering': 'wcb',
	'medical-insurance': 'wcb',
	'away-treatment': 'wcb',
	'enterprise-start': 'yjs',
	newborn: 'yjs',
	'resident-pension': 'ln',
	'elderly-disabled-allowance': 'ln'
};

const creditCodes = new Map(hall.departments.map(({ id, creditCode }) => [id, creditCode]));

/** 实施编码: the county's own body and 行使层级 4 before the same 基本编码. */
const taskCode = (department: string, cityCode: string) => `${creditCodes.get(department) ?? ''}4${cityCode.slice(19)}`;

/** The city's documents begin 示 or 示范(市), the county's 示县 or 示范县. */
const prefix = (city: string) => city.replace(/示(范市?)?/, (words) => (words === '示' ? '示县' : '示范县'));

const items = [...realEstate, ...investment, ...business, ...social].flatMap((item) => {
	const queue = QUEUE_OF[item.id];
	if (queue === undefined) return [];
	const { department, result } = item;
	return [
		{
			...item,
			queue,
			taskCode: taskCode(department, item.taskCode),
			result: { ...result, numberPrefix: prefix(result.numberPrefix) }
		}
	];
});

/** A county hall after 豫审信〔2024〕44号: other zones, windows and queues than the reference hall's, by data alone. */
export const henan44: unknown = {
	preset: { ...hall, items, calendar: CHINA_2025_2026 },
	demo
};
