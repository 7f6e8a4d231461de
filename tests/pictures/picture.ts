import type { Page } from 'playwright';
import type { Who } from './guest.ts';
import type { Scene } from './scene.ts';

/** The sizes at which the screens stand in halls, on desks and in hands. */
export const SIZES = {
	kiosk: { width: 1080, height: 1920 },
	hall: { width: 1920, height: 1080 },
	tall: { width: 1080, height: 1920 },
	desk: { width: 1366, height: 768 },
	phone: { width: 390, height: 844 }
} as const;

/** `normal`: a Friday at 09:40; `empty`: nobody has been there; `overfull`: every queue full, every name long. */
export const HALLS = ['normal', 'empty', 'overfull'] as const;
export type HallName = (typeof HALLS)[number];

export interface Picture {
	readonly screen: string;
	/** what is to be seen: with the screen it makes the file's name */
	readonly state: string;
	readonly size: keyof typeof SIZES;
	/** anybody, where nobody is named */
	readonly who?: Who;
	/** the hall of that name where it is one, else the normal one */
	readonly hall?: HallName;
	readonly path: string | ((scene: Scene) => string);
	/** also in English; also by night */
	readonly english?: true;
	readonly dark?: true;
	readonly withoutScripts?: true;
	/** out of touch: the network is cut, and the page has said so */
	readonly cut?: true;
	/** what the server answers, where it is not the page */
	readonly status?: number;
	/** is not built yet, perhaps: then there is no picture of it */
	readonly perhaps?: true;
	/** brings the page into its state */
	readonly before?: (page: Page, scene: Scene) => Promise<void>;
}

/** One shot of a picture: its file's name says which. */
export interface Shot extends Picture {
	readonly name: string;
	readonly language: 'zh-CN' | 'en';
	readonly night: boolean;
}

/** Every picture in every language and light that it is to be taken in. */
export const shotsOf = (pictures: readonly Picture[]): Shot[] =>
	pictures.flatMap((picture) => {
		const shot = (language: Shot['language'], night: boolean): Shot => {
			const { screen, state } = picture;
			const name = [screen, state, language === 'en' && 'en', night && 'dark'].filter(Boolean).join('-');
			return { ...picture, name, language, night };
		};
		return [
			shot('zh-CN', false),
			...(picture.english ? [shot('en', false)] : []),
			...(picture.dark ? [shot('zh-CN', true)] : [])
		];
	});
