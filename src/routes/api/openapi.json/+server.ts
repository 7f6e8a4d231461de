import { json } from '@sveltejs/kit';
import { openApi } from '$lib/server/openapi.ts';
import { version } from '../../../../package.json';

export const GET = () => json(openApi(version));
