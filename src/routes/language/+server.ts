import { redirect } from '@sveltejs/kit';
import { inHouse } from '$lib/server/in-house.ts';
import { isLanguage } from '$lib/hall/contract.ts';
import { LANGUAGE_COOKIE } from '$lib/server/access/credentials.ts';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 60 * 60;

/** Switches the language of this browser and goes back to where it was. A plain form, so that it works before scripts. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const chosen = form.get('language');
	const to = String(form.get('to') ?? '/');
	if (isLanguage(chosen))
		cookies.set(LANGUAGE_COOKIE, chosen, {
			path: '/',
			maxAge: YEAR,
			sameSite: 'lax',
			httpOnly: false,
			secure: url.protocol === 'https:'
		});
	redirect(303, inHouse(to, url) ?? '/');
};
