export type ResultStatus = 'produced' | 'shelved' | 'handedOut';
export type ResultCommand = 'result.shelve' | 'result.handOut';

/** What may be done with a result. An immediate one is handed out at the window where it was made, without a shelf. */
export const RESULT_ALLOWS = {
	produced: ['result.shelve', 'result.handOut'],
	shelved: ['result.handOut'],
	handedOut: []
} as const satisfies Record<ResultStatus, readonly ResultCommand[]>;

export const resultAllows = (status: ResultStatus, command: ResultCommand): boolean =>
	(RESULT_ALLOWS[status] as readonly ResultCommand[]).includes(command);

/** 区-排-号: A-01-03 */
export const SLOT = /^[A-Z]-\d{2}-\d{2}$/;
export const ZONES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** How much there is of a hall's shelf: zones from A on, rows in each, places in each row. */
export interface ShelfRoom {
	readonly zones: number;
	readonly rows: number;
	readonly places: number;
}
/** As most halls have it; another one says so in its preset's policy. */
export const SHELF: ShelfRoom = { zones: 6, rows: 10, places: 20 };

export function isOnShelf(slot: string, { zones, rows, places }: ShelfRoom): boolean {
	const [zone = '', row, place] = slot.split('-');
	const within = (n: number, most: number) => n >= 1 && n <= most;
	return SLOT.test(slot) && ZONES.indexOf(zone) < zones && within(Number(row), rows) && within(Number(place), places);
}

/** What a clerk is told of it. */
export const shelfWords = ({ zones, rows, places }: ShelfRoom) => ({ zone: ZONES.charAt(zones - 1), rows, places });

/** What a message is about: a result is ready (领证通知), or still waits to be fetched (催领). */
export type MessageKind = 'ready' | 'reminder';
export type MessageStatus = 'queued' | 'sent' | 'told' | 'failed';
/** A message that failed may still be sent, or told by voice. */
export const MESSAGE_ALLOWS = {
	queued: ['message.settle'],
	failed: ['message.settle'],
	sent: [],
	told: []
} as const satisfies Record<MessageStatus, readonly 'message.settle'[]>;

export const isOutstanding = (status: MessageStatus): boolean => MESSAGE_ALLOWS[status].length > 0;
