import { renderSVG } from 'uqr';
import { look } from '$lib/server/page.ts';
import type { RequestHandler } from './$types';

/** The address of a case's own page as a QR code, for those whose business the case is. */
export const GET: RequestHandler = async (event) => {
	const { params, locals, url } = event;
	await look(event, 'case', { case: params.case });
	const link = `${locals.house.publicUrl ?? url.origin}/my/${locals.hall.vault.token(params.case)}`;
	return new Response(renderSVG(link, { ecc: 'M', border: 4 }), { headers: { 'content-type': 'image/svg+xml' } });
};
