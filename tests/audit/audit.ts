import type { BrowserContext } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crewOf, type Crew } from '../harness/crew.ts';
import { personOf } from '../harness/people.ts';
import { startServer, type Server } from '../harness/server.ts';
import { becomes } from '../pictures/guest.ts';
import { CATEGORIES, look, type Category, type Form, type Looked } from './lighthouse.ts';
import { openProfile } from './profile.ts';

/** `npm run audit`: what Lighthouse says of the public pages, beside an empty page of the same server. */
const RUNS = Number(process.env['AUDIT_RUNS'] ?? 5);
const EMPTY = '/empty.html';

let server: Server;
let crew: Crew;
let context: BrowserContext;
let port: number;
let link: string;

beforeAll(async () => {
	server = await startServer({ DEMO_MORNING: '1', ADDRESS_HEADER: '' });
	crew = crewOf(server.url);
	({ context, port } = await openProfile());
	await becomes(context, crew, 'kiosk');
	await becomes(context, crew, 'screen');
	const { identity, phone } = personOf(40);
	({ link } = await (await crew.kiosk()).ask('ticket.take', { queue: 'bdc', identity, phone }));
});
afterAll(async () => {
	await context?.close();
	await server?.kill();
});

const wide = (width: number, height: number): Form => ({ device: 'desktop', width, height, scale: 1 });
const PAGES: readonly { readonly name: string; readonly form: Form; readonly path: () => string }[] = [
	{ name: 'kiosk', form: wide(1080, 1920), path: () => '/kiosk' },
	{ name: 'hall screen', form: wide(1920, 1080), path: () => '/screen' },
	{
		name: 'phone ticket',
		form: { device: 'mobile', width: 390, height: 844, scale: 3 },
		path: () => `/t/${link}`
	},
	{ name: 'home', form: wide(1366, 768), path: () => '/' }
];

const median = (figures: readonly number[]): number =>
	[...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
const of = (looks: readonly Looked[], category: Category): number =>
	median(looks.map(({ scores }) => scores[category]));
const painted = (looks: readonly Looked[]): string => `${median(looks.map(({ paint }) => paint)).toFixed(0)} ms`;

const rows: string[][] = [['', ...CATEGORIES, 'paint', 'performance of an empty page', 'its paint']];
const print = () => {
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
	const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
	console.log(`\nLighthouse, medians of ${RUNS}\n${rows.map(line).join('\n')}\n`);
};
afterAll(print);

describe.each(PAGES)('$name', ({ name, form, path }) => {
	it('is without fault in accessibility and best practices', async () => {
		const looks: Looked[] = [];
		const empty: Looked[] = [];
		// By turns: what slows this machine down for a while slows both.
		for (let run = 0; run < RUNS; run += 1) {
			looks.push(await look(server.url + path(), port, form));
			empty.push(await look(server.url + EMPTY, port, form));
		}
		rows.push([
			name,
			...CATEGORIES.map((category) => String(of(looks, category))),
			painted(looks),
			String(of(empty, 'performance')),
			painted(empty)
		]);
		const flaws = [...new Set(looks.flatMap((one) => one.flaws))];
		for (const flaw of flaws) console.log(`${name}: ${flaw}`);
		expect({
			accessibility: of(looks, 'accessibility'),
			'best-practices': of(looks, 'best-practices')
		}).toEqual({ accessibility: 100, 'best-practices': 100 });
	});
});
