import type { RequestHandler } from './$types';

/** Answers and does nothing: what a request costs before the hall is asked. `npm run bench` measures everything beside it. */
export const POST: RequestHandler = () => new Response('{}', { headers: { 'content-type': 'application/json' } });
