import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newFolder } from '../harness/folder.ts';

/** No dependency of ours: fetched when it is asked for. 13 needs Node 22. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
export const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export type Category = (typeof CATEGORIES)[number];

/** How a page is met: with a desk's network and processor, or with a phone's (slow 4G, a quarter of the speed). */
export interface Form {
	readonly device: 'desktop' | 'mobile';
	readonly width: number;
	readonly height: number;
	readonly scale: number;
}

export interface Looked {
	/** out of 100 */
	readonly scores: Readonly<Record<Category, number>>;
	/** milliseconds until the largest text or picture stood there */
	readonly paint: number;
	/** what costs points in accessibility and best practices, each place with the reason */
	readonly flaws: readonly string[];
}

interface Audit {
	readonly score: number | null;
	readonly title: string;
	readonly displayValue?: string;
	readonly numericValue?: number;
	readonly details?: {
		readonly items?: readonly {
			readonly node?: { readonly selector?: string; readonly explanation?: string };
			readonly description?: string;
			readonly sourceLocation?: { readonly url?: string };
		}[];
	};
}
interface Report {
	readonly finalDisplayedUrl: string;
	readonly runtimeError?: { readonly message: string };
	readonly categories: Readonly<
		Record<
			Category,
			{
				readonly score: number | null;
				readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
			}
		>
	>;
	readonly audits: Readonly<Record<string, Audit>>;
}

const run = promisify(execFile);

function flawsIn({ categories, audits }: Report): string[] {
	const refs = [...categories.accessibility.auditRefs, ...categories['best-practices'].auditRefs];
	return refs.flatMap(({ id, weight }) => {
		const audit = audits[id];
		if (!audit || weight === 0 || audit.score === null || audit.score === 1) return [];
		const places = (audit.details?.items ?? []).map(({ node, description, sourceLocation }) =>
			[node?.selector, node?.explanation, description, sourceLocation?.url].filter(Boolean).join(': ')
		);
		const what = `${id}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`;
		return places.length === 0 ? [what] : places.map((place) => `${what} — ${place.replace(/\s+/g, ' ')}`);
	});
}

/** Looks at a page once, in the browser that listens there: as whoever its profile is. */
export async function look(url: string, port: number, { device, width, height, scale }: Form): Promise<Looked> {
	const file = join(newFolder(), 'report.json');
	const words = [
		url,
		`--port=${port}`,
		'--disable-storage-reset',
		`--only-categories=${CATEGORIES.join(',')}`,
		...(device === 'desktop' ? ['--preset=desktop'] : ['--form-factor=mobile']),
		`--screenEmulation.mobile=${device === 'mobile'}`,
		`--screenEmulation.width=${width}`,
		`--screenEmulation.height=${height}`,
		`--screenEmulation.deviceScaleFactor=${scale}`,
		'--output=json',
		`--output-path=${file}`,
		'--quiet'
	];
	await run('npx', ['--yes', LIGHTHOUSE, ...words], { shell: process.platform === 'win32' });
	const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
	if (report.runtimeError) throw new Error(report.runtimeError.message);
	// Without its cookie a device is led to where devices are enrolled: that page is not the one to be judged.
	if (report.finalDisplayedUrl !== url) throw new Error(`${url} led to ${report.finalDisplayedUrl}`);
	const score = (category: Category) => Math.round((report.categories[category].score ?? 0) * 100);
	return {
		scores: {
			performance: score('performance'),
			accessibility: score('accessibility'),
			'best-practices': score('best-practices')
		},
		paint: report.audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
		flaws: flawsIn(report)
	};
}
