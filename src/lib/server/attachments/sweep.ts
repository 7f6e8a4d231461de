import type { Clock } from '../clock.ts';
import type { Attachments } from './attachments.ts';

const HOUR = 60 * 60_000;
/** How long a scan waits for the command that names it. */
const WAITS = 24 * HOUR;

/** Throws away every hour what was sent and then not used. In real time: a demo's clock may run through days in a moment. */
export function sweepUploads(
	attachments: Pick<Attachments, 'sweep'>,
	clock: Clock,
	report: (what: string, error?: unknown) => void
): { stop(): void } {
	const sweep = () =>
		void attachments
			.sweep(clock.real() - WAITS)
			.catch((error: unknown) => report('unused attachments could not be removed', error));
	sweep();
	const timer = setInterval(sweep, HOUR).unref();
	return { stop: () => clearInterval(timer) };
}
