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
