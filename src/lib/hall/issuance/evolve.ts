import { withoutRecipient } from '../archive/recall.ts';
import type { Day } from '../calendar/day.ts';
import { drop, must, touch, type Moment, type Sealed, type Versioned } from '../contract.ts';
import type { HallEvent } from '../events.ts';
import { keepCount, type Counters } from '../numbering.ts';
import type { MessageKind, MessageStatus, ResultStatus } from './rules.ts';

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
	/** reminders that were queued so far */
	reminders: number;
	unclaimed: boolean;
	handedOut: { at: number; recipient: 'applicant' | 'agent'; identity: Sealed; staff: string } | null;
}

/** 3.7(1): what the hall has to tell somebody. Whom and where is read from the case when it is sent. */
export interface Message {
	id: string;
	case: string;
	result: string;
	kind: MessageKind;
	reminder: number;
	status: MessageStatus;
	queuedAt: number;
	settledAt: number | null;
	attempts: number;
	note: string | null;
}

export interface Issuance {
	results: Record<string, Result>;
	messages: Record<string, Message>;
	/** what stands in each slot of the shelf */
	slots: Record<string, string>;
	counters: Counters;
}

export const initialIssuance = (): Issuance => ({ results: {}, messages: {}, slots: {}, counters: {} });

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
				reminders: 0,
				unclaimed: false,
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
			// Who holds it in hand need not be told any more.
			for (const message of Object.values(issuance.messages))
				if (message.result === result.id) drop(issuance.messages, message.id);
			return touch(result, event.type, moment);
		}
		case 'result.unclaimed': {
			const result = must(issuance.results, event.result);
			result.unclaimed = true;
			return touch(result, event.type, moment);
		}
		case 'message.queued': {
			const { message: id, case: of, result, kind, reminder } = event;
			const told = { settledAt: null, attempts: 0, note: null };
			issuance.messages[id] = { id, case: of, result, kind, reminder, status: 'queued', queuedAt: moment.at, ...told };
			must(issuance.results, result).reminders = reminder;
			return;
		}
		case 'message.settled': {
			const message = must(issuance.messages, event.message);
			const { outcome: status, note } = event;
			return void Object.assign(message, { status, note, settledAt: moment.at, attempts: message.attempts + 1 });
		}
		case 'case.archived':
			if (event.result !== null) drop(issuance.results, event.result);
			return;
		case 'person.forgotten': {
			const forgotten = { [event.person]: { at: moment.at, times: 1, cases: [] } };
			for (const [id, result] of Object.entries(issuance.results))
				issuance.results[id] = withoutRecipient(forgotten, result);
			return;
		}
		default:
			return;
	}
}
