import type { Day } from '../calendar/day.ts';
import { drop, must, touch, type Moment, type Sealed, type Versioned } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import { keepCount, type Counters } from '../numbering.ts';
import type { ResultStatus } from './rules.ts';

export interface Result extends Versioned {
	id: string;
	case: string;
	kind: 'certificate' | 'denial';
	number: string;
	day: Day;
	status: ResultStatus;
	slot: string | null;
	/** keyed hash of the pickup code; two results may by chance have the same code, so the identity is checked too */
	code: string | null;
	producedAt: number;
	shelvedAt: number | null;
	handedOut: { at: number; recipient: 'applicant' | 'agent'; identity: Sealed; staff: string } | null;
}

export interface Issuance {
	results: Record<string, Result>;
	/** what stands in each slot of the shelf */
	slots: Record<string, string>;
	counters: Counters;
}

export const initialIssuance = (): Issuance => ({ results: {}, slots: {}, counters: {} });

export function evolveIssuance(issuance: Issuance, event: HallEvent, moment: Moment): void {
	switch (event.type) {
		case 'result.produced': {
			const { type, v: _, result: id, counted, ...facts } = event;
			const result: Result = {
				id,
				...facts,
				status: 'produced',
				slot: null,
				code: null,
				producedAt: moment.at,
				shelvedAt: null,
				handedOut: null,
				version: 0,
				trail: []
			};
			issuance.results[id] = result;
			keepCount(issuance.counters, counted);
			return touch(result, type, moment);
		}
		case 'result.shelved': {
			const result = must(issuance.results, event.result);
			const { slot, code } = event;
			Object.assign(result, { status: 'shelved', slot, code, shelvedAt: moment.at });
			issuance.slots[slot] = result.id;
			return touch(result, event.type, moment);
		}
		case 'result.handedOut': {
			const result = must(issuance.results, event.result);
			const { recipient, identity, staff } = event;
			if (result.slot !== null) drop(issuance.slots, result.slot);
			Object.assign(result, { status: 'handedOut', handedOut: { at: moment.at, recipient, identity, staff } });
			return touch(result, event.type, moment);
		}
		default:
			return;
	}
}
