import type { Press } from './commands.ts';

/** What does not hold, and how it came to that. */
export class Fallen extends Error {
	constructor(
		readonly why: unknown,
		readonly told: readonly string[],
		readonly pressed: readonly Press[]
	) {
		super([String(why), 'after', ...told].join('\n'), { cause: why });
		this.name = 'Fallen';
	}

	/** The same defect has the same words, whatever the ids and numbers of its things. */
	get kind(): string {
		return String(this.why).replace(/\d+/g, '…');
	}
}
