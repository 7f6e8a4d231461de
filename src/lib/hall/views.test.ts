import { describe, expect, it } from 'vitest';
import { calls, granted, opened, openedHall, received, served, takes, ticketOf, WALKS } from './testing.ts';
import type { View } from './view.ts';
import { views, type ViewName } from './views.ts';
import type { DeepReadonly } from './contract.ts';
import type { Hall } from './hall.ts';

const see = (hall: DeepReadonly<Hall>, name: ViewName, param: unknown, now: number): unknown =>
	(views[name] as View).data(hall, param, now);

/** Views with a page of those who are next in line. */
const PAGED = ['desk', 'guide'];

/** A morning with everything in it: somebody waits, is served, has a case received, and one waits for the pickup desk. */
function morning() {
	const story = openedHall();
	const { id: decidedCase, issuer } = granted(story, 'grant', 'P');
	const { result } = story.ask(issuer, 'result.produce', { case: decidedCase }).result;
	story.ask(issuer, 'result.shelve', { result, slot: 'A-01-01' });
	const { ticket } = served(story, 'w05', 'tz', 'Q');
	const { id } = received(story, WALKS.serial);
	return { story, ticket, id, decidedCase };
}

describe('what the public sees', () => {
	it('on the hall screen are numbers and windows', () => {
		const { story } = morning();
		expect(see(story.hall, 'screen.hall', {}, story.now)).toMatchSnapshot();
	});
	it('on the hall screen are the six last numbers, and a number that is called again does not push one out', () => {
		const story = openedHall(undefined, { recalls: { times: 9, seconds: 0 } });
		const clerk = opened(story, 'w01', 'bdc');
		const numbers = Array.from({ length: 7 }, (_, n) => {
			takes(story.later({ seconds: 1 }), `p${n}`);
			const ticket = calls(story, clerk, 'w01');
			if (n === 6) for (let again = 0; again < 3; again += 1) story.ask(clerk, 'ticket.recall', { ticket });
			story.ask(clerk, 'ticket.start', { ticket });
			story.ask(clerk, 'ticket.finish', { ticket });
			return ticketOf(story, ticket).number;
		});
		const shown = views['screen.hall'].data(story.hall, {}, story.now)?.calls.map(({ number }) => number) ?? [];
		expect([...new Set(shown)]).toEqual(numbers.slice(1).reverse());
		expect(shown.filter((number) => number === numbers[6])).toHaveLength(4);
	});
	it('on the hall screen stands whether today is worked', () => {
		const story = openedHall();
		const works = () => views['screen.hall'].data(story.hall, {}, story.now)?.rules?.works;
		expect(works()).toBe(true);
		story.at('2026-11-21', '10:00');
		expect(works()).toBe(false);
	});
	it('on the screen of a window is one number', () => {
		const { story } = morning();
		expect(see(story.hall, 'screen.window', { window: 'w05' }, story.now)).toMatchSnapshot();
	});
	it('on the screen of the pickup desk are its windows and the numbers of cases, and nobody', () => {
		const { story } = morning();
		expect(see(story.hall, 'screen.pickup', {}, story.now)).toMatchSnapshot();
	});
	it('at the kiosk are the queues', () => {
		const { story } = morning();
		const kiosk = views.kiosk.data(story.hall, {}, story.now);
		// The items are the preset's, all alike: one of them shows what is told of each.
		expect({ ...kiosk, items: kiosk?.items.slice(0, 1) }).toMatchSnapshot();
	});
	it('on the phone, of a ticket, is the holder’s own number', () => {
		const { story, ticket } = morning();
		expect(see(story.hall, 'ticket', { ticket }, story.now)).toMatchSnapshot();
	});
	it('on the phone, of a case, is the applicant’s own progress, the name masked', () => {
		const { story, decidedCase } = morning();
		expect(see(story.hall, 'progress', { case: decidedCase }, story.now)).toMatchSnapshot();
	});
});

describe('every view', () => {
	const params = (ids: { ticket: string; id: string }): Record<ViewName, unknown> => ({
		administration: {},
		kiosk: {},
		'screen.hall': {},
		'screen.window': { window: 'w01' },
		'screen.pickup': {},
		ticket: { ticket: ids.ticket },
		windows: {},
		desk: { window: 'w01' },
		guide: {},
		duty: {},
		guidance: {},
		cases: { by: 'ticket', ticket: ids.ticket },
		case: { case: ids.id },
		progress: { case: ids.id },
		items: {},
		office: { department: 'zrzy' },
		pickup: {},
		outbox: {},
		'pickup.find': { by: 'identity', identity: 'key of P' }
	});

	it('gives its data at any time, and nothing for what is not there', () => {
		const { story, ticket, id } = morning();
		for (const [name, param] of Object.entries(params({ ticket, id })))
			expect(see(story.hall, name as ViewName, param, story.now), name).not.toBeNull();
		const nothing = { window: 'nowhere', ticket: 't_nothing0', case: 'c_nothing0', department: '__proto__' };
		for (const name of ['screen.window', 'ticket', 'desk', 'case', 'progress', 'office'] as const)
			expect(see(story.hall, name, nothing, story.now), name).toBeNull();
	});

	it('stays under its stated size, and a screen is as large after five thousand tickets as after five', () => {
		const { story, ticket, id } = morning();
		const sizes = () =>
			Object.fromEntries(
				Object.entries(params({ ticket, id })).map(([name, param]) => [
					name,
					JSON.stringify(see(story.hall, name as ViewName, param, story.now)).length
				])
			);
		let taken = 0;
		const after = (many: number) => {
			for (; taken < many; taken += 1) takes(story, `n${taken}`);
			return sizes();
		};
		const [early, full, late] = [after(5), after(60), after(5000)];
		for (const [name, size] of Object.entries(late)) {
			expect(size, name).toBeLessThan(views[name as ViewName].bytes);
			// A count has more digits, and a desk's page of those next in line is full after sixty; nothing else may grow.
			const before = PAGED.includes(name) ? full : early;
			expect(size - (before[name] ?? 0), name).toBeLessThan(1_000);
		}
	}, 60_000);

	it('holds no sealed text and no key: what leaves the house are masks', () => {
		const { story, ticket, id } = morning();
		for (const [name, param] of Object.entries(params({ ticket, id }))) {
			const text = JSON.stringify(see(story.hall, name as ViewName, param, story.now));
			expect(text, name).not.toMatch(/sealed |key of|secret of|hash of/);
		}
	});
});
