import type { RequestHandler } from './$types';
import { json } from '@sveltejs/kit';

/**
 * For whoever watches the server: it is up, and how far its log has come. Says nothing of what the hall holds. A node
 * whose database is away still shows the hall, so it is no failure: a balancer must not send everybody elsewhere.
 */
export const GET: RequestHandler = ({ locals: { hall } }) => {
	const health = hall.health();
	return json({ status: health.away === undefined ? 'ok' : 'not-saving', ...health });
};
