import type { Clock } from './clock.ts';
import type { HallRuntime } from './hall-runtime.ts';
import { report } from './report.ts';

const MINUTE = 60_000;

/** Time is an actor too: it asks every minute, as the hall's clock counts minutes. */
export interface Passing {
	/** Sets the clock and its pace; what time alone makes true by then is true when this resolves. */
	set(at: number | undefined, scale: number | undefined): Promise<void>;
	start(): void;
	stop(): void;
}

export function createPassing(clock: Clock, halls: ReadonlyMap<string, HallRuntime>): Passing {
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;
	const wait = () => {
		clearTimeout(timer);
		if (stopped) return;
		const left = MINUTE - (clock.now() % MINUTE);
		timer = setTimeout(() => void onMinute(), Math.min(clock.realDelay(left), MINUTE));
		timer.unref();
	};
	const onMinute = async () => {
		for (const hall of halls.values()) {
			await hall.tick().catch((error: unknown) => report('the clock could not tick', error));
			hall.live.minute();
		}
		wait();
	};
	return {
		async set(at, scale) {
			clock.set(Math.max(at ?? 0, clock.now()), scale);
			for (const hall of halls.values()) hall.live.clockSet();
			await onMinute();
		},
		start: wait,
		stop() {
			stopped = true;
			clearTimeout(timer);
		}
	};
}
