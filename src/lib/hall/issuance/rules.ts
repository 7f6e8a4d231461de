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
