import type { Preset } from '../catalogue/schema.ts';
import type { Text } from '../contract.ts';
import { record, records, type Upcasters } from '../upcast.ts';
import type { DeviceKind, StaffRole } from './rules.ts';

export interface Duty {
	name: string;
	roles: StaffRole[];
	department: string | null;
	windows: string[];
	skills: string[];
}

export type AccessEvent =
	| { type: 'hall.setUp'; v: 2; name: Text; preset: Preset }
	| ({ type: 'staff.added'; v: 1; staff: string; username: string; password: string } & Duty)
	| ({ type: 'staff.changed'; v: 1; staff: string } & Duty)
	| { type: 'staff.disabled'; v: 1; staff: string }
	| { type: 'password.changed'; v: 1; staff: string; password: string }
	| { type: 'session.opened'; v: 1; session: string; staff: string; expiresAt: number }
	| { type: 'session.failed'; v: 1; staff: string; lockedUntil: number | null }
	| { type: 'session.closed'; v: 1; session: string; staff: string }
	| { type: 'session.expired'; v: 1; session: string; staff: string }
	| { type: 'device.enrolled'; v: 1; device: string; kind: DeviceKind; name: string; window: string | null }
	| { type: 'device.revoked'; v: 1; device: string };

export const accessVersions = {
	'hall.setUp': 2,
	'staff.added': 1,
	'staff.changed': 1,
	'staff.disabled': 1,
	'password.changed': 1,
	'session.opened': 1,
	'session.failed': 1,
	'session.closed': 1,
	'session.expired': 1,
	'device.enrolled': 1,
	'device.revoked': 1
} as const satisfies Record<AccessEvent['type'], number>;

/** 0.1.0 knew places, not zones, and fewer rules of the house; its items were all accepted at the window. */
function zoned(stored: Record<string, unknown>): Record<string, unknown> {
	const queues = records(stored['queues']);
	const places = [...new Set(queues.map((queue) => JSON.stringify(queue['zone'])))];
	const zoneOf = (queue: Record<string, unknown>) => `zone-${places.indexOf(JSON.stringify(queue['zone'])) + 1}`;
	const KINDS: Record<string, string> = { pickup: 'issuance', guidance: 'guidance' };
	const zones = places.map((place, index) => {
		const queue = queues.find((q) => JSON.stringify(q['zone']) === place);
		return { id: `zone-${index + 1}`, name: queue?.['zone'], kind: KINDS[String(queue?.['purpose'])] ?? 'intake' };
	});
	return {
		...stored,
		zones,
		policy: {
			...record(stored['policy']),
			draftDays: 30,
			recalls: { times: 0, seconds: 0 },
			requeue: { times: 1, behind: 3 },
			ordinaryPerPriority: 2,
			crowdedFrom: 10,
			pauseMinutes: 30,
			reminderDays: [3, 7, 15]
		},
		queues: queues.map((queue) => ({ ...queue, zone: zoneOf(queue), place: queue['zone'] })),
		windows: records(stored['windows']).map((window) => ({ ...window, zone: null })),
		items: records(stored['items']).map((item) => ({ ...item, acceptanceMode: 'window' }))
	};
}

export const accessUpcasters: Upcasters = {
	'hall.setUp': { 1: (event) => ({ ...event, v: 2, preset: zoned(record(event['preset'])) }) }
};
