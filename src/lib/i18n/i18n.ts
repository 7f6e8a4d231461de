import { createContext } from 'svelte';
import type { Language, Text } from '$lib/hall/contract.ts';
import type { MessageKey } from './messages.ts';

export type Words = Readonly<Record<string, string | number>>;

/** How a page speaks: its language, its messages by key, and the hall's own texts. */
export interface Speech {
	readonly language: Language;
	/** The message in the reader's language, with `{name}` filled in. */
	t(key: MessageKey, words?: Words): string;
	/** The message of a key that is made at run time (`flaw.` and a code), or `otherwise` where there is none. */
	word(key: string, otherwise: MessageKey, words?: Words): string;
	/** A text of the hall's own data, in the reader's language. */
	say(text: Text | null | undefined): string;
}

function lookUp(messages: Readonly<Record<string, string>>, key: string, words: Words = {}): string | undefined {
	return messages[key]?.replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));
}

const [useSpeech, setSpeech] = createContext<() => Speech>();
export { setSpeech };

/** For components: `const i18n = useI18n()`; a switch of language re-renders what it said. */
export function useI18n(): Speech {
	const current = useSpeech();
	return {
		get language() {
			return current().language;
		},
		t: (key, words) => current().t(key, words),
		word: (key, otherwise, words) => current().word(key, otherwise, words),
		say: (text) => current().say(text)
	};
}

export function createSpeech(language: Language, messages: Readonly<Record<string, string>>): Speech {
	const t = (key: MessageKey, words?: Words) => lookUp(messages, key, words) ?? key;
	return {
		language,
		t,
		word: (key, otherwise, words) => lookUp(messages, key, words) ?? t(otherwise, words),
		say: (text) => text?.[language] ?? ''
	};
}
