import { addressOf } from '$lib/server/api.ts';
import { fail, redirect } from '@sveltejs/kit';
import { createHash, timingSafeEqual } from 'node:crypto';
import { refuse } from '$lib/hall/refusal.ts';
import { readPreset } from '$lib/server/presets/read.ts';
import type { HallRuntime } from '$lib/server/hall-runtime.ts';
import { run } from '$lib/server/run.ts';
import { commandId, refusedBy, textOf } from '$lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const isSetUp = (hall: HallRuntime) => hall.door.read((state) => state.hall.access.hall !== null);

export const load: PageServerLoad = async ({ locals }) => ({ isSetUp: await isSetUp(locals.hall), id: commandId() });

const digest = (code: string) =>
	createHash('sha256')
		.update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
		.digest();

/** In constant time, however long what was typed; dashes and small letters are how people copy a code. */
const isCode = (typed: string, code: string) => timingSafeEqual(digest(typed), digest(code));

export const actions: Actions = {
	default: async (event) => {
		const { request, locals } = event;
		const { hall, language, house } = locals;
		const form = await request.formData();
		const field = (name: string) => textOf(form, name).trim();
		// What was typed comes back with a refusal; passwords never do.
		const typed = {
			code: field('code'),
			chinese: field('chinese'),
			english: field('english'),
			username: field('username'),
			name: field('name')
		};
		const password = textOf(form, 'password');
		try {
			if (await isSetUp(hall)) refuse('already-set-up');
			if (!hall.attempts.allow(addressOf(event), hall.clock.now())) refuse('too-many');
			if (!isCode(typed.code, hall.setUp.code)) refuse('wrong-code');
			if (password !== textOf(form, 'again')) return fail(422, { ...typed, passwordsDiffer: true });
			const payload = {
				name: { 'zh-CN': typed.chinese, en: typed.english },
				preset: (await readPreset(house.preset)).preset,
				administrator: { username: typed.username, password, name: typed.name }
			};
			await run(hall, { kind: 'setup' }, 'hall.setUp', { id: textOf(form, 'id'), payload }, event);
		} catch (error) {
			const refused = refusedBy(error, language);
			return fail(refused.status, { ...typed, refused });
		}
		redirect(303, '/sign-in?to=/admin');
	}
};
