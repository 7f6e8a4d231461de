import { LANGUAGES, type Language } from '$lib/hall/contract.ts';

export type { Language };
export const LANGUAGE_COOKIE = 'hall_lang';
export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);
