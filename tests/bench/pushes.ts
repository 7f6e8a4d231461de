import { openCounters } from './counters.ts';
import type { Row } from './table.ts';
import { watchWith, type Eye } from './watching.ts';

const WINDOWS = 8;
const FEW = 5;
const MANY = 5_000;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * 3: what a push weighs when five people were there today, and when five thousand were. Each view is asked for its largest
 * push while one more takes a number, is called, served and gone.
 */
export async function pushes(): Promise<Row[]> {
	const hall = await openCounters(WINDOWS, ['bdc', 'tz', 'ss', 'sh'], 0);
	const [window = ''] = hall.windows;
	const screen = (await hall.crew.enrol('screen')).token;
	const eyes: Record<string, Eye> = {
		'hall screen': { token: screen, watch: { view: 'screen.hall' } },
		'window screen': { token: screen, watch: { view: 'screen.window', window } },
		desk: { token: (await hall.crew.as(`clerk-${window}`)).token, watch: { view: 'desk', window } },
		kiosk: { token: (await hall.crew.kiosk()).token, watch: { view: 'kiosk' } },
		'duty board': { token: (await hall.crew.as('duty')).token, watch: { view: 'duty' } }
	};
	const watching = await watchWith(hall.server.port, Object.values(eyes));
	/** Visits one after another at each window, all windows side by side. */
	const visits = (count: number) =>
		Promise.all(
			hall.windows.map(async (at, n) => {
				for (let visit = n; visit < count; visit += WINDOWS) await hall.visit(at);
			})
		);
	const largest = async () => {
		await pause(1_000);
		await watching.seen();
		await hall.visit(window, () => pause(300));
		const sights = await watching.seen();
		return Object.keys(eyes).map((_, eye) =>
			Math.max(...sights.filter((sight) => sight.eye === eye).map(({ bytes }) => bytes))
		);
	};
	// Those who were there at the beginning go.
	for (const at of hall.windows) await hall.ask({ window: at, name: 'ticket.finish' });
	await visits(FEW);
	const early = await largest();
	await visits(MANY - FEW - 1);
	const late = await largest();
	watching.close();
	await hall.close();
	return Object.keys(eyes).map((name, eye) => ({
		what: `3 bytes of a push, ${name}: after ${MANY} numbers beside after ${FEW}`,
		ours: `${late[eye]} B`,
		bare: `${early[eye]} B`,
		ratios: [(late[eye] ?? Number.NaN) / (early[eye] ?? Number.NaN)],
		target: { atMost: 1.1 }
	}));
}
