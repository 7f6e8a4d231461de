import type { DeviceKind } from '$lib/hall/access/rules.ts';
import { client, DEMO_PASSWORD, signIn, type Client } from './client.ts';

/** The people and machines of a demo hall. Each signs in when first needed, and only once. */
export interface Crew {
	readonly url: string;
	as(username: string): Promise<Client>;
	enrol(kind: DeviceKind, window?: string | null): Promise<Client>;
	/** The kiosk that everybody in these tests takes numbers at. */
	kiosk(): Promise<Client>;
}

export function crewOf(url: string, { password = DEMO_PASSWORD, admin: administrator = 'admin' } = {}): Crew {
	const signedIn = new Map<string, Promise<Client>>();
	const once = (name: string, come: () => Promise<Client>): Promise<Client> => {
		const known = signedIn.get(name) ?? come();
		signedIn.set(name, known);
		return known;
	};
	const as = (username: string) => once(username, () => signIn(url, username, password));
	const enrol: Crew['enrol'] = async (kind, window = null) => {
		const admin = await as(administrator);
		const { token } = await admin.ask('device.enrol', { kind, name: `${kind} of the tests`, window });
		return client(url, token);
	};
	return { url, as, enrol, kiosk: () => once('kiosk', () => enrol('kiosk')) };
}
