import { messagesOf } from '$lib/i18n/messages.ts';
import type { LayoutServerLoad } from './$types';

/** Numbers are dealt with here as at the guide's desk, and in the same words. */
export const load: LayoutServerLoad = ({ locals: { language } }) => ({
	messages: messagesOf(language, 'common', 'duty', 'guide')
});
