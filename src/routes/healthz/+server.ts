import type { RequestHandler } from './$types';
import { json } from '@sveltejs/kit';

/** For whoever watches the server: it is up, and how far its log has come. Says nothing of what the hall holds. */
export const GET: RequestHandler = ({ locals: { hall } }) => json({ status: 'ok', ...hall.health() });
