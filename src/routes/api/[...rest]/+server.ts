import { Refusal } from '$lib/hall/refusal.ts';
import { problem } from '$lib/server/api.ts';

/** Anything else under /api does not exist, and says so in the API's own words. */
const nothing = ({ locals }: { locals: App.Locals }) => problem(new Refusal('unknown-command'), locals.language);

export const GET = nothing;
export const POST = nothing;
export const PUT = nothing;
export const PATCH = nothing;
export const DELETE = nothing;
