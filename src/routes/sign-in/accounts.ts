import type { Role } from '$lib/hall/access/rules.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import type { Text } from '$lib/hall/contract.ts';

/** Where somebody of a demo hall stands. Seventy people are no list: one picks the place first, then the person. */
export const ROOMS = ['guidance', 'intake', 'approval', 'issuance', 'house'] as const;
export type Room = (typeof ROOMS)[number];
export const ROOM_NAMES = {
	guidance: 'access.zone.guidance',
	intake: 'access.zone.intake',
	approval: 'access.zone.office',
	issuance: 'access.zone.pickup',
	house: 'access.demoOthers'
} as const satisfies Record<Room, MessageKey>;

export interface Account {
	readonly username: string;
	readonly name: string;
	readonly role: Role;
	/** their department, or the place of their window; null for those who go everywhere */
	readonly place: Text | null;
	/** number of the window, for those who stand at one */
	readonly window: string | null;
}
export interface Group {
	readonly place: Text | null;
	readonly accounts: readonly Account[];
}

const ROOM_OF: Readonly<Partial<Record<Role, Room>>> = {
	adviser: 'guidance',
	guide: 'guidance',
	clerk: 'intake',
	handler: 'approval',
	reviewer: 'approval',
	chief: 'approval',
	issuer: 'issuance'
};
export const roomOf = ({ role }: Pick<Account, 'role'>): Room => ROOM_OF[role] ?? 'house';

/** Whose place somebody was on the way to. */
const WAYS: readonly (readonly [string, Room])[] = [
	['/guide', 'guidance'],
	['/office', 'approval'],
	['/pickup', 'issuance'],
	['/duty', 'house'],
	['/admin', 'house'],
	['/device', 'house']
];
export const roomAt = (asked: string | null, to: string | null): Room =>
	ROOMS.find((room) => room === asked) ?? WAYS.find(([path]) => to?.startsWith(path))?.[1] ?? 'intake';

/** By place, in the order in which they come; those who stand nowhere in particular come last. */
export function byPlace(accounts: readonly Account[]): Group[] {
	const places = [...new Set(accounts.map(({ place }) => place?.['zh-CN']))];
	return places
		.map((name) => accounts.filter(({ place }) => place?.['zh-CN'] === name))
		.map((found) => ({ place: found[0]?.place ?? null, accounts: found }))
		.sort((a, b) => Number(a.place === null) - Number(b.place === null));
}

/** Those in whom every word that was typed is found. */
export function findAccounts<Found extends Account>(
	accounts: readonly Found[],
	typed: string,
	roleWord: (role: Role) => string
): Found[] {
	const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
	return accounts.filter(({ username, name, role, place, window }) => {
		const known = [username, name, roleWord(role), place?.['zh-CN'], place?.en, window].join(' ').toLowerCase();
		return words.every((word) => known.includes(word));
	});
}
