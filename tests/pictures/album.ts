import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALBUM } from './camera.ts';
import { SIZES, type Shot } from './picture.ts';

const HEIGHT = 300;

function figure({ name, size, language, night }: Shot): string {
	const { width, height } = SIZES[size];
	const small = Math.round((width * HEIGHT) / height);
	return `<figure><a href="${name}.png"><img loading="lazy" src="${name}.png" alt="" width="${small}" height="${HEIGHT}"></a><figcaption>${name}<br>${width}×${height} ${language}${night ? ' dark' : ''}</figcaption></figure>`;
}

/** One page with every picture that is there, screen by screen. */
export function bind(shots: readonly Shot[]): number {
	const there = new Set(readdirSync(ALBUM));
	const taken = shots.filter(({ name }) => there.has(`${name}.png`));
	const screens = [...new Set(taken.map(({ screen }) => screen))];
	const part = (screen: string) =>
		`<h2 id="${screen}">${screen}</h2><div>${taken
			.filter((shot) => shot.screen === screen)
			.map(figure)
			.join('')}</div>`;
	const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title>
<style>body{font:14px system-ui;margin:24px;background:#eee}div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{background:#fff;border:1px solid #bbb;object-fit:cover;object-position:top}nav a{margin-right:12px}</style>
<h1>${taken.length} pictures</h1><nav>${screens.map((screen) => `<a href="#${screen}">${screen}</a>`).join('')}</nav>
${screens.map(part).join('\n')}</html>
`;
	writeFileSync(join(ALBUM, 'index.html'), html);
	return taken.length;
}
