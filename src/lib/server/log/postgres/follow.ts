import type { Head, Line } from '../chain.ts';
import { PAGE } from './commits.ts';
import type { Listener } from './listen.ts';
import { reasonOf } from './trouble.ts';

interface FollowerParts {
	readonly hall: string;
	readonly read: (after: Head) => Promise<Line[]>;
	readonly listener: Listener;
	/** told after every look why the database cannot be used, or undefined when it can */
	readonly onAway: (reason: string | undefined) => void;
	readonly polling?: number;
}

export interface Follower {
	start(from: () => Head, onLines: (lines: Line[]) => Promise<void>): void;
	look(): void;
	stop(): Promise<void>;
}

const POLLING = 1_000;

/** Looks again and again for what others have appended: that is what counts. Whoever listens is only told sooner. */
export function createFollower(parts: FollowerParts): Follower {
	const { hall, read, listener, onAway, polling = POLLING } = parts;
	let wake: () => void = () => undefined;
	let asked = false;
	let stopped = false;
	let following: Promise<void> | undefined;
	let leave: () => void = () => undefined;

	const look = () => {
		asked = true;
		wake();
	};
	const wait = () =>
		new Promise<void>((resolve) => {
			if (asked || stopped) return resolve();
			const timer = setTimeout(resolve, polling);
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});

	async function follow(from: () => Head, onLines: (lines: Line[]) => Promise<void>): Promise<void> {
		while (!stopped) {
			asked = false;
			try {
				const lines = await read(from());
				if (lines.length > 0) await onLines(lines);
				onAway(undefined);
				asked ||= lines.length === PAGE;
			} catch (error) {
				onAway(reasonOf(error));
			}
			await wait();
		}
	}

	return {
		start(from, onLines) {
			leave = listener.on(hall, look);
			following = follow(from, onLines);
		},
		look,
		async stop() {
			stopped = true;
			leave();
			wake();
			await following;
		}
	};
}
