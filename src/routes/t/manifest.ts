import { json } from '@sveltejs/kit';
import type { Language } from '$lib/hall/contract.ts';

interface Kept {
	/** the page that the icon brings back: the link on the slip, whose token is its key */
	readonly path: string;
	readonly name: string;
	readonly short: string;
	readonly language: Language;
}

const icon = (file: string, sizes: string, purpose: 'any' | 'maskable') => ({
	src: `/icons/${file}`,
	sizes,
	type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
	purpose
});

/** A manifest per link: on the home screen each number and each case is a thing of its own. */
export const manifestOf = ({ path, name, short, language }: Kept): Response =>
	json(
		{
			id: path,
			start_url: path,
			scope: path,
			name,
			short_name: short,
			lang: language,
			display: 'standalone',
			// As --bar and --paper.
			theme_color: '#0b2e29',
			background_color: '#eef3f1',
			icons: [
				icon('app.svg', 'any', 'any'),
				icon('app-192.png', '192x192', 'any'),
				icon('app-512.png', '512x512', 'any'),
				icon('maskable-512.png', '512x512', 'maskable')
			]
		},
		{ headers: { 'content-type': 'application/manifest+json' } }
	);
