import { find } from '../contract.ts';
import { presentAt, quietSince, type ReadHall, type ReadWindow } from './guards.ts';
import { lineOf, servesQueue } from './line.ts';
import { ticketsIn, type QueueLine } from './shown.ts';

const MINUTE = 60_000;
/** Minutes that nobody has come to a window while its people wait, or that a call there was left as it is. */
const STANDS_STILL = 5;
/** Times the usual that a visit may take. */
const OVERLONG = 3;

/** Something that needs a person now; `since` is when it began, where that is known. */
export interface Attention {
	kind: 'noWindow' | 'crowded' | 'waitsLong' | 'paused' | 'away' | 'idle' | 'unanswered' | 'overlong' | 'held';
	/** the queue, window or number that it is about */
	queue?: string;
	window?: string;
	number?: string;
	count?: number;
	since?: number;
}

/** What is wrong with a window, if anything. */
function standsStill(hall: ReadHall, window: ReadWindow, lines: readonly QueueLine[], now: number): Attention[] {
	const { pauseMinutes = 0 } = hall.catalogue.policy ?? {};
	const since = (kind: Attention['kind'], moment: number, minutes: number): Attention[] =>
		now - moment >= minutes * MINUTE ? [{ kind, window: window.id, since: moment }] : [];
	if (window.status === 'closed') return [];
	if (window.status === 'paused')
		return window.pausedFor === 'away'
			? since('away', window.statusSince, 0)
			: since('paused', window.statusSince, pauseMinutes);
	const ticket = presentAt(hall, window);
	if (!ticket) {
		const served = lines.filter(({ id }) => servesQueue(hall, window, id));
		const first = Math.min(...served.map(({ id }) => lineOf(hall.ticketing, id)[0]?.since ?? Infinity));
		return since('idle', Math.max(first, quietSince(window)), STANDS_STILL);
	}
	if (ticket.status === 'called') return since('unanswered', ticket.heardAt ?? ticket.statusSince, STANDS_STILL);
	const usual = find(hall.ticketing.queues, ticket.queue)?.serviceMinutes ?? 0;
	const begun = ticket.statusSince - ticket.served;
	return ticket.status === 'serving' && usual > 0 ? since('overlong', begun, OVERLONG * usual) : [];
}

export function attention(hall: ReadHall, lines: readonly QueueLine[], now: number): Attention[] {
	const { crowdedFrom = 0, pauseMinutes = 0, waitMinutes = 30 } = hall.catalogue.policy ?? {};
	const queues = lines.flatMap(({ id, waiting, windows }): Attention[] => {
		const since = lineOf(hall.ticketing, id)[0]?.takenAt;
		const oldest = since === undefined ? {} : { since };
		if (waiting > 0 && windows === 0) return [{ kind: 'noWindow', queue: id, count: waiting, ...oldest }];
		if (since === undefined) return [];
		if (waiting >= crowdedFrom * windows) return [{ kind: 'crowded', queue: id, count: waiting, since }];
		return now - since >= waitMinutes * MINUTE ? [{ kind: 'waitsLong', queue: id, count: waiting, since }] : [];
	});
	const windows = Object.values(hall.ticketing.windows).flatMap((window) => standsStill(hall, window, lines, now));
	const held = ticketsIn(hall, 'held').flatMap(({ number, statusSince }): Attention[] =>
		now - statusSince >= 2 * pauseMinutes * MINUTE ? [{ kind: 'held', number, since: statusSince }] : []
	);
	return [...queues, ...windows, ...held];
}
