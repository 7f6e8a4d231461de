import { renderSVG } from 'uqr';
import { applicantOf } from '$lib/server/page.ts';
import type { RequestHandler } from './$types';

/** The address of the ticket's page as a QR code: as this browser reaches the hall, so will the phone beside it. */
export const GET: RequestHandler = async (event) => {
	const { url, params, locals } = event;
	await applicantOf(event, params.token, 'ticket');
	// Slips are printed hot and folded: a code that survives 15 % of damage, with the quiet zone that readers ask for.
	const svg = renderSVG(`${locals.house.publicUrl ?? url.origin}/t/${params.token}`, { ecc: 'M', border: 4 });
	return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
};
