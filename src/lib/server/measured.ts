import { isCommandName } from '$lib/hall/access/rules.ts';
import { Refusal } from '$lib/hall/refusal.ts';
import type { Archive } from './archive/archive.ts';
import type { Attachments } from './attachments/attachments.ts';
import type { Door, DoorLog } from './door.ts';
import type { HallMetrics } from './metrics.ts';

/** A log whose batches are counted and timed. */
export const measuredLog = (log: DoorLog, metrics: HallMetrics): DoorLog => ({
	...log,
	async append(after, bodies, day) {
		const end = metrics.batch(bodies.length);
		try {
			return await log.append(after, bodies, day);
		} finally {
			end();
		}
	}
});

/** A door whose commands are timed, each with how it ended. */
export const measuredDoor = (door: Door, metrics: HallMetrics): Door => ({
	...door,
	async execute(actor, name, ask) {
		// Whatever else is asked for has no name of its own here: names come from outside, and each would be kept for ever.
		const end = metrics.command(isCommandName(name) ? name : 'unknown');
		try {
			const answer = await door.execute(actor, name, ask);
			end('answered');
			return answer;
		} catch (error) {
			end(error instanceof Refusal ? error.code : 'failed');
			throw error;
		}
	}
});

/** An archive that is known to be written, or searched, while it is. */
export const measuredArchive = (archive: Archive, { during }: Pick<HallMetrics, 'during'>): Archive => ({
	...archive,
	add: (packed) => during('archive', () => archive.add(packed)),
	find: (key, most) => during('search', () => archive.find(key, most)),
	page: (filter, after, most) => during('search', () => archive.page(filter, after, most))
});

/** Attachments that are known to be taken in while they are. */
export const measuredAttachments = (of: Attachments, { during }: Pick<HallMetrics, 'during'>): Attachments => ({
	...of,
	takeIn: (caseId, claim, body) => during('scans', () => of.takeIn(caseId, claim, body))
});
