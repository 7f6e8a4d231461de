import { SHELF, ZONES, type ShelfRoom } from '$lib/hall/issuance/rules.ts';
import type { ViewData } from '$lib/hall/views.ts';

export type Slot = ViewData<'pickup'>['shelf'][number];

export interface Place {
	readonly zone: string;
	readonly row: number;
	readonly place: number;
}

const two = (n: number) => String(n).padStart(2, '0');
export const nameOf = ({ zone, row, place }: Place): string => `${zone}-${two(row)}-${two(place)}`;

export function placeOf(slot: string): Place | undefined {
	const [, zone, row, place] = /^([A-Z])-(\d{2})-(\d{2})$/.exec(slot) ?? [];
	return zone === undefined ? undefined : { zone, row: Number(row), place: Number(place) };
}

type Taken = readonly Pick<Slot, 'slot'>[];

/** How much of a zone is drawn: as much as there is, or what stands there if that is more, from before it was so. */
export function sizeOf(zone: string, taken: Taken, room: ShelfRoom = SHELF): { rows: number; places: number } {
	const there = taken.map(({ slot }) => placeOf(slot)).filter((at) => at?.zone === zone);
	return {
		rows: Math.max(room.rows, ...there.map((at) => at?.row ?? 0)),
		places: Math.max(room.places, ...there.map((at) => at?.place ?? 0))
	};
}

/** The zones that are in use, and the one after them, where there is room. */
export function zonesOf(taken: Taken, room: ShelfRoom = SHELF): string[] {
	const there = Array.from(ZONES.slice(0, room.zones));
	const used = [...new Set(taken.map(({ slot }) => slot.charAt(0)))].sort();
	const last = Math.max(1, ...used.map((zone) => there.indexOf(zone)));
	return [...there.slice(0, last + 1), ...used.filter((zone) => !there.includes(zone))];
}

/** The first slot in which nothing stands; empty when the whole shelf is full. */
export function freeSlot(taken: Taken, room: ShelfRoom = SHELF): string {
	const full = new Set(taken.map(({ slot }) => slot));
	for (const zone of ZONES.slice(0, room.zones))
		for (let row = 1; row <= room.rows; row += 1)
			for (let place = 1; place <= room.places; place += 1) {
				const slot = nameOf({ zone, row, place });
				if (!full.has(slot)) return slot;
			}
	return '';
}

const STEPS = {
	ArrowRight: { row: 0, place: 1 },
	ArrowLeft: { row: 0, place: -1 },
	ArrowDown: { row: 1, place: 0 },
	ArrowUp: { row: -1, place: 0 }
} as const;
export type Arrow = keyof typeof STEPS;
export const isArrow = (key: string): key is Arrow => Object.hasOwn(STEPS, key);

/** The slot beside another one; at an edge it is the same. */
export function beside(slot: string, arrow: Arrow, taken: Taken, room: ShelfRoom = SHELF): string {
	const at = placeOf(slot);
	if (!at) return slot;
	const { rows, places } = sizeOf(at.zone, taken, room);
	const within = (n: number, most: number) => Math.min(Math.max(n, 1), most);
	const step = STEPS[arrow];
	return nameOf({
		zone: at.zone,
		row: within(at.row + step.row, rows),
		place: within(at.place + step.place, places)
	});
}

/** How long something counts as just placed. */
const FRESH = 10 * 60_000;

export type SlotState = 'free' | 'taken' | 'unclaimed' | 'fresh';

export function stateOf(slot: Slot | undefined, now: number): SlotState {
	if (!slot) return 'free';
	if (slot.unclaimed) return 'unclaimed';
	return slot.since !== null && now - slot.since < FRESH ? 'fresh' : 'taken';
}
