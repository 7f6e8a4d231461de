import { CHINA_2025_2026 } from '$lib/hall/calendar/china-2025-2026.ts';
import business from './business.json';
import hall from './hall.json';
import investment from './investment.json';
import realEstate from './real-estate.json';
import social from './social.json';
import demo from './staff.json';

/**
 * The reference hall: four windows' worth of items, and who works in its demonstration. Its limits are demo data, not a
 * city's official ones. Unknown on purpose: `presetFileSchema` says whether it holds, as for a preset from a file.
 */
export const jiaozuo: unknown = {
	preset: {
		...hall,
		items: [...realEstate, ...investment, ...business, ...social],
		calendar: CHINA_2025_2026
	},
	demo
};
