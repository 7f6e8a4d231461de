/** A session that nobody uses ends: 等保 asks for it; at a counter half an hour is the rule of thumb. */
export const IDLE_AFTER = 30 * 60_000;

export interface Idle {
	/** Notes that the session was used, unless it had been idle for too long already. Returns whether it still lives. */
	use(session: string, now: number): boolean;
	isOver(session: string, now: number): boolean;
	forget(session: string): void;
}

/** Kept in memory: after a restart every session that the log knows counts as just used. */
export function createIdle(): Idle {
	const lastUse = new Map<string, number>();
	const isOver = (session: string, now: number) => now - (lastUse.get(session) ?? now) > IDLE_AFTER;
	return {
		isOver,
		use(session, now) {
			if (isOver(session, now)) return false;
			lastUse.set(session, now);
			return true;
		},
		forget: (session) => {
			lastUse.delete(session);
		}
	};
}
