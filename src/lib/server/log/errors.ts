/** The batch is not in the log and never will be, whatever happens to the machine now. `cause` says why. */
export class NotSaved extends Error {
	override readonly name = 'NotSaved';

	constructor(cause: unknown) {
		super('The batch could not be saved; nothing of it was kept.', { cause });
	}
}

/**
 * Saving failed, and so did taking back what may have been written: the next start may find lines of this batch, or
 * not. `cause` is why the cutting back failed, `saving` why the saving did.
 */
export class OutcomeUnknown extends Error {
	override readonly name = 'OutcomeUnknown';
	readonly saving: unknown;

	constructor(saving: unknown, cause: unknown) {
		super('The batch may have been saved or not; that shows only at the next start.', { cause });
		this.saving = saving;
	}
}

/** Somebody else has appended at this position first: nothing of the batch is in the log. Read on, and decide again. */
export class Conflict extends Error {
	override readonly name = 'Conflict';

	constructor(position: number) {
		super(`Position ${position} has been taken by another node.`);
	}
}

/** Where the log is not what was once safely written. */
export interface Damage {
	/** Path inside the log's folder, with forward slashes. */
	file: string;
	/** In the file, from 1. */
	line: number;
	/** Byte in the file, from 0, at which that line begins. */
	offset: number;
	/** Position of the line that should be there. */
	position: number;
	/** What is wrong, a few words. */
	reason: string;
}

/** The log holds something other than what was once safely written. Whoever throws this has changed nothing. */
export class Damaged extends Error implements Damage {
	override readonly name = 'Damaged';
	readonly file: string;
	readonly line: number;
	readonly offset: number;
	readonly position: number;
	readonly reason: string;

	constructor({ file, line, offset, position, reason }: Damage) {
		super(`${file}, line ${line}, byte ${offset}: ${reason}.`);
		this.file = file;
		this.line = line;
		this.offset = offset;
		this.position = position;
		this.reason = reason;
	}
}
