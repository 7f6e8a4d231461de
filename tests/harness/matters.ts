import type { PayloadIn } from '$lib/hall/commands.ts';

/** Where a matter is taken in. */
export interface Place {
	readonly item: string;
	readonly queue: string;
	readonly window: string;
	readonly clerk: string;
}

/** How one matter goes through the demo hall, and who works on it behind. */
export interface Matter extends Place {
	readonly form: PayloadIn<'case.fill'>['form'];
	readonly materials: readonly string[];
	/** who passes, in this order, each with their department */
	readonly passers: readonly (readonly [username: string, department: string])[];
	readonly decider: readonly [username: string, department: string];
}

export const CATERING: Matter = {
	item: 'small-catering',
	queue: 'ss',
	window: 'w08',
	clerk: 'clerk-w08',
	form: { shopName: '老街烩面馆', address: '示范市解放区民主路5号', area: 60, category: 'meals', workers: 3 },
	materials: ['application', 'identity', 'licence', 'layout', 'health'],
	passers: [
		['handler-scjg', 'scjg'],
		['reviewer-scjg', 'scjg']
	],
	decider: ['chief-scjg', 'scjg']
};

export const TRANSFER: Matter = {
	item: 'secondhand-transfer',
	queue: 'bdc',
	window: 'w01',
	clerk: 'clerk-w01',
	form: {
		location: '示范市山阳区人民路10号2幢301',
		certificateNo: '豫(2019)示范市不动产权第0012345号',
		buildingArea: 89.5,
		use: 'residential',
		price: 56_000_000,
		sellerName: '刘桂英',
		sellerIdentity: '410899195812310886',
		contractDate: '2026-11-18'
	},
	materials: ['application', 'identity', 'title', 'contract'],
	passers: [
		['handler-zrzy', 'zrzy'],
		['handler-swj', 'swj']
	],
	decider: ['chief-zrzy', 'zrzy']
};
