/** For tests and benchmarks alone: past cases without a past, each made from its number. */
import type { Bundle } from '$lib/hall/archive/bundle.ts';
import type { Sealed } from '$lib/hall/contract.ts';
import type { Archive } from './archive.ts';
import { pack } from './packed.ts';

export const ITEMS = ['secondhand-transfer', 'small-catering', 'medical-insurance', 'drainage-permit', 'food-licence'];
const DEPARTMENTS = ['zrzy', 'scjg', 'ybj', 'cgj', 'swj'];
const STATES = ['delivered', 'delivered', 'delivered', 'refused', 'withdrawn'] as const;
const DAY = 24 * 60 * 60_000;
/** 2026-01-01 00:00 in the hall's zone */
const BEGINNING = Date.UTC(2025, 11, 31, 16);
/** Cases of one day. */
const A_DAY = 20;
/** Cases that are written at once. */
const PIECE = 100;
/** Cases that a person has, on average. */
const EACH = 5;

const hex = (text: string): string => {
	let hash = 0x811c9dc5;
	for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return hash.toString(16).padStart(8, '0').repeat(4);
};
const sealed = (kind: string, text: string): Sealed => ({
	// As long as what is really sealed.
	sealed: `${hex(`key ${text}`).slice(0, 16)}.${hex(`${kind} ${text}`).repeat(2)}`,
	mask: `${text.slice(0, 1)}**`,
	key: hex(`${kind}:${text}`)
});

/** Nobody has so many cases that one could not look through them, and many have one name. */
const personOf = (n: number, of: number) => `p${(n * 7919) % Math.max(1, Math.ceil(of / EACH))}`;

/** The case number `n` of `of`: finished, with steps, a result and a timeline, about as large as a real one. */
export function madeUp(n: number, of = 100): Bundle {
	const at = BEGINNING + Math.floor(n / A_DAY) * DAY + 10 * 60 * 60_000;
	const day = new Date(at + 8 * 60 * 60_000).toISOString().slice(0, 10);
	const id = `c_${n.toString(36).padStart(16, '0')}`;
	const who = personOf(n, of);
	const number = (word: string) => `示${word}〔2026〕${n}号`;
	const told = { due: day, provisional: false, coveredThrough: '2026-12-31' };
	const item = ITEMS[n % ITEMS.length] ?? '';
	const department = DEPARTMENTS[n % DEPARTMENTS.length] ?? '';
	const status = STATES[n % STATES.length] ?? 'delivered';
	const steps = ['case.drafted', 'case.filled', 'case.checked', 'case.received', 'case.accepted', 'task.claimed'];
	const trail = steps.map((type, version) => ({
		version: version + 1,
		at: at + version * 60_000,
		by: 'staff:s_1',
		type
	}));
	const verdict = { verdict: 'qualified', kind: null, copies: 1, pages: 2, originalSeen: true, reason: null } as const;
	const result = `r_${n.toString(36).padStart(16, '0')}`;
	return {
		case: {
			id,
			item,
			itemVersion: 1,
			ticket: `t_${n.toString(36).padStart(16, '0')}`,
			window: 'w01',
			staff: 's_1',
			adviser: null,
			status,
			applicant: {
				kind: 'person',
				name: sealed('name', `名${(n * 31) % Math.max(1, Math.ceil(of / 300))}`),
				identity: sealed('identity', who),
				phone: sealed('phone', who)
			},
			agent: null,
			form: { location: sealed('address', who), area: 90, use: 'residential', price: 80_000_000 },
			attachments: [],
			verdicts: { identity: verdict, contract: verdict, certificate: verdict, tax: verdict },
			draftedAt: at,
			receipt: { number: number('收'), at, notification: told },
			notice: null,
			resubmission: null,
			reviewNotice: null,
			reviewResubmission: null,
			pauses: [],
			acceptance: {
				number: number('受'),
				caseNo: `41000000000000000000000000000${n}`,
				shortNo: `BDC-${day.replaceAll('-', '')}-${String(n).padStart(4, '0')}`,
				at,
				day,
				deemed: false,
				statutory: told,
				promised: told
			},
			refusal: null,
			withdrawal: null,
			forwarding: null,
			decision: { outcome: 'grant', number: number('决'), at, day, reasons: null, delivery: told },
			result,
			deliveredAt: at,
			version: trail.length,
			trail
		},
		tasks: ['registration', 'tax', 'record'].map((step, index) => ({
			id: `k_${(n * 3 + index).toString(36).padStart(16, '0')}`,
			case: id,
			step,
			department,
			role: 'handler',
			kind: 'review',
			delegated: false,
			due: told,
			status: 'passed',
			staff: 's_2',
			opinion: '经审查，材料齐全，符合规定条件。',
			recommends: 'grant',
			reason: null,
			round: 1,
			openedAt: at,
			claimedAt: at,
			endedAt: at,
			version: 3,
			trail: trail.slice(0, 3)
		})),
		result: {
			id: result,
			case: id,
			kind: 'certificate',
			number: number('证'),
			day,
			status: 'handedOut',
			slot: null,
			code: null,
			producedAt: at,
			shelvedAt: at,
			reminders: 0,
			unclaimed: false,
			handedOut: { at, recipient: 'applicant', identity: sealed('identity', who), staff: 's_3' },
			version: 3,
			trail: trail.slice(0, 3)
		},
		departments: [department],
		day
	};
}

/** As many past cases as one wants, written by the archive's own writer. */
export async function fill(archive: Archive, cases: number, told: (written: number) => void = () => undefined) {
	for (let n = 0; n < cases; n += PIECE) {
		const length = Math.min(PIECE, cases - n);
		await archive.add(Array.from({ length }, (_, k) => pack(madeUp(n + k, cases))));
		told(n + length);
	}
}
