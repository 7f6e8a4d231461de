import { addDays, dayOf, instantOf } from '$lib/hall/calendar/day.ts';
import { itemOf } from '$lib/hall/catalogue/evolve.ts';
import { find, type DeepReadonly } from '$lib/hall/contract.ts';
import type { Hall } from '$lib/hall/hall.ts';
import type { CaseStatus } from '$lib/hall/intake/rules.ts';
import type { Case } from '$lib/hall/intake/state.ts';
import { unsealCase } from '../../edge.ts';
import type { HallRuntime } from '../../hall-runtime.ts';
import type { Awaited, Living } from '../play/living.ts';

const EXPECTED: readonly CaseStatus[] = ['prepared', 'correcting', 'reviewCorrecting', 'ready'];

/** The midnight that ends a day: whoever sets the clock beyond it begins another. */
const midnightAfter = (now: number) => instantOf(addDays(dayOf(now), 1), '00:00');

/**
 * What simulated people know of a living hall. They know who they are: what the hall keeps sealed of them is opened here
 * as nobody on the staff could, which only a demo may do.
 */
export async function knownIn(
	{ door, vault, clock }: HallRuntime,
	isResting: (who: string) => boolean
): Promise<Living> {
	const staff = await door.read(({ hall }) => ({ ...hall.access.usernames }));
	const midnight = midnightAfter(clock.now());
	/** Only the newest keys are at hand. */
	const learn = async (what: (hall: DeepReadonly<Hall>) => unknown) =>
		vault.learn([await door.read(({ hall }) => JSON.stringify(what(hall)) ?? '')]);
	return {
		staff,
		isResting,
		ticket: async (id) => {
			await learn(({ ticketing }) => find(ticketing.tickets, id));
			return door.read(({ hall }) => {
				const ticket = find(hall.ticketing.tickets, id);
				if (!ticket) return undefined;
				const { number, queue, takenAt, items, priority } = ticket;
				const identity = ticket.identity && vault.open(ticket.identity);
				const phone = ticket.phone && vault.open(ticket.phone);
				const person = { priority, ...(identity ? { identity } : {}), ...(phone ? { phone } : {}) };
				return { id, number, queue, takenAt, matters: items, person };
			});
		},
		applicant: async (id) => {
			await learn(({ intake }) => find(intake.cases, id));
			return door.read((state) => {
				const clear = unsealCase(vault, state, id);
				const [name, identity, phone] = ['name', 'identity', 'phone'].map((fact) => clear[`applicant.${fact}`]);
				return name && identity && phone ? { name, identity, phone, priority: null } : undefined;
			});
		},
		awaited: (before) =>
			door.read(({ hall }) => {
				const queueOf = (target: DeepReadonly<Case>): Awaited[] => {
					const item = itemOf(hall, target);
					return item ? [{ case: target.id, status: target.status, item: item.id, queue: item.queue }] : [];
				};
				return Object.values(hall.intake.cases)
					.filter(({ status, trail }) => EXPECTED.includes(status) && (trail.at(-1)?.at ?? 0) < before)
					.flatMap(queueOf);
			}),
		isDayClosed: () => door.read(({ hall }) => hall.ticketing.closed === dayOf(clock.now()) || clock.now() >= midnight)
	};
}
