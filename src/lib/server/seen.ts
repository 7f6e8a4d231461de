import { refuse } from '$lib/hall/refusal.ts';

/**
 * How far a hall had come when a client last looked, as the client carries it from one node to the next:
 * `<house>.<position>`. A stamp of another house, or what is no stamp, says nothing.
 */
export interface Seen {
	/** null where there is only one node: whoever asks it sees all there is */
	stamp(): string | null;
	/** Waits until this node shows at least what was seen. @throws Refusal `behind` when that takes too long */
	reach(stamp: string | null | undefined): Promise<void>;
	/** Tells that the hall has moved on. */
	moved(): void;
	/** Whether the first of two stamps has seen more than the second. */
	isNewer(stamp: string, than: string | undefined): boolean;
}

interface SeenParts {
	/** names the house that several nodes run; null where there is only one */
	readonly house: string | null;
	readonly position: () => number;
	/** looks now for what other nodes have saved */
	readonly look: () => void;
	readonly patience?: number;
}

/** Longer than two looks for news take, shorter than anybody waits for a page. */
const PATIENCE = 3_000;
const NAME_LENGTH = 8;

/**
 * API clients send the header, and `seen` with what they watch; browsers bring the cookie of themselves, scripts or not. Of
 * two answers that overtake each other the later one's cookie stays; what a page shows is guarded by its version besides.
 */
export const SEEN_HEADER = 'x-hall-seen';
export const SEEN_COOKIE = 'hall_seen';

export function createSeen({ house, position, look, patience = PATIENCE }: SeenParts): Seen {
	const name = house?.slice(0, NAME_LENGTH);
	const waiting = new Set<() => void>();
	const positionIn = (stamp: string | null | undefined): number => {
		const [of, digits = ''] = stamp?.split('.') ?? [];
		return name !== undefined && of === name && /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
	};
	return {
		stamp: () => (name === undefined ? null : `${name}.${position()}`),
		isNewer: (stamp, than) => positionIn(stamp) > positionIn(than),
		moved() {
			for (const wake of [...waiting]) wake();
		},
		async reach(stamp) {
			const wanted = positionIn(stamp);
			if (position() >= wanted) return;
			const there = await new Promise<boolean>((resolve) => {
				const end = (reached: boolean) => {
					clearTimeout(timer);
					waiting.delete(wake);
					resolve(reached);
				};
				const wake = () => position() >= wanted && end(true);
				const timer = setTimeout(() => end(false), patience);
				waiting.add(wake);
				look();
			});
			if (!there) refuse('behind');
		}
	};
}
