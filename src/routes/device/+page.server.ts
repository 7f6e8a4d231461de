import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { find } from '$lib/hall/contract.ts';
import { refuse, sentence } from '$lib/hall/refusal.ts';
import { isDeviceCookie, type DeviceCookie } from '$lib/server/access/credentials.ts';
import { actorOf } from '$lib/server/api.ts';
import { leadIn, whoAmI } from '$lib/server/page.ts';
import { keepDevice, run } from '$lib/server/run.ts';
import { commandId, refusedBy, textOf } from '$lib/server/form.ts';
import { inHouse } from '$lib/server/in-house.ts';
import type { Actions, PageServerLoad } from './$types';

function asked({ url }: Pick<RequestEvent, 'url'>): { kind: DeviceCookie; to: string } {
	const kind = url.searchParams.get('kind') ?? 'kiosk';
	if (!isDeviceCookie(kind)) error(404, { message: 'not-found' });
	return { kind, to: inHouse(url.searchParams.get('to'), url) ?? `/${kind}` };
}

/**
 * A device's token opens the hall's public places without anybody signing in: only the system administrator gives one
 * to a browser. In a demo hall, whose passwords are published, anybody may take one that is there.
 */
async function permission(event: RequestEvent): Promise<{ use: boolean; enrol: boolean }> {
	const { may } = await whoAmI(event);
	const enrol = may.includes('device.enrol');
	return { use: enrol || event.locals.hall.demo, enrol };
}

const forbid = ({ locals }: RequestEvent): never =>
	error(403, { message: sentence('not-allowed', {}, locals.language), code: 'not-allowed' });

export const load: PageServerLoad = async (event) => {
	const { hall } = event.locals;
	const { kind, to } = asked(event);
	const may = await permission(event);
	const me = await whoAmI(event);
	if (!may.use) {
		if (me.kind === 'anyone') leadIn(event);
		forbid(event);
	}
	return hall.door.read(({ hall: { access, ticketing } }) => ({
		kind,
		to,
		mayEnrol: may.enrol,
		id: commandId(),
		devices: Object.values(access.devices)
			.filter((device) => device.kind === kind && device.status === 'enrolled')
			.map(({ id, name, window }) => ({
				id,
				name,
				window: find(ticketing.windows, window ?? '')?.name ?? null
			})),
		windows: Object.values(ticketing.windows).map(({ id, name, place }) => ({ id, name, place }))
	}));
};

const enrolled = z.object({ token: z.string() });

export const actions: Actions = {
	/** This browser speaks for a device that is there. */
	use: async (event) => {
		const { locals, cookies, url, request } = event;
		const { hall, language } = locals;
		const { kind, to } = asked(event);
		if (!(await permission(event)).use) forbid(event);
		const id = textOf(await request.formData(), 'device');
		const device = await hall.door.read((state) => find(state.hall.access.devices, id));
		try {
			if (device?.kind !== kind) refuse('unknown', { kind: 'device' });
			if (device.status !== 'enrolled') refuse('device-revoked');
		} catch (refusal) {
			const refused = refusedBy(refusal, language);
			return fail(refused.status, { refused });
		}
		keepDevice(cookies, url, kind, hall.vault.token(device.id));
		redirect(303, to);
	},

	/** A new device, which is this browser. */
	enrol: async (event) => {
		const { locals, cookies, url, request } = event;
		const { kind, to } = asked(event);
		if (!(await permission(event)).enrol) forbid(event);
		const form = await request.formData();
		const name = textOf(form, 'name').trim();
		const window = textOf(form, 'window');
		try {
			const payload = { kind, name, window: window === '' ? null : window };
			const actor = await actorOf(event);
			const ask = { id: textOf(form, 'id'), payload };
			const { result } = await run(locals.hall, actor, 'device.enrol', ask, event);
			keepDevice(cookies, url, kind, enrolled.parse(result).token);
		} catch (refusal) {
			const refused = refusedBy(refusal, locals.language);
			return fail(refused.status, { refused, name, window });
		}
		redirect(303, to);
	}
};
