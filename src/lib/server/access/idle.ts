/** A session that nobody uses ends: 等保 asks for it; at a counter half an hour is the rule of thumb. */
export const IDLE_AFTER = 30 * 60_000;

export interface Idle {
	/** Notes that the session was used, unless it had been idle for too long already. Returns whether it still lives. */
	use(session: string, openedAt: number, now: number): boolean;
	isOver(session: string, openedAt: number, now: number): boolean;
}

/** Kept in memory: after a restart every session that the log knows counts as used at the first question. */
export function createIdle(): Idle {
	const lastUse = new Map<string, number>();
	let started: number | undefined;
	const isOver = (session: string, openedAt: number, now: number) => {
		started ??= now;
		return now - (lastUse.get(session) ?? Math.max(started, openedAt)) > IDLE_AFTER;
	};
	return {
		isOver,
		use(session, openedAt, now) {
			if (isOver(session, openedAt, now)) return false;
			lastUse.set(session, now);
			return true;
		}
	};
}
