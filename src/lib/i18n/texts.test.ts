import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { catalogues, type Area } from './messages.ts';

const SRC = fileURLToPath(new URL('../../', import.meta.url));

/** All sources that speak: not the catalogues themselves, and no tests. */
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
	.map((name) => name.replaceAll('\\', '/'))
	.filter((name) => /\.(?:svelte|ts)$/.test(name) && !name.includes('.test') && !/i18n\/(?:en|zh-CN)\//.test(name))
	.map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

describe('no text is left over', () => {
	const all = files.map(({ text }) => text).join('\n');
	const named = new Set([...all.matchAll(/(['"`])(\w[\w.-]*)\1/g)].map(([, , key]) => key ?? ''));
	/** `role.` of `role.${role}`: whatever begins so is asked for by a code that is known when the program runs. */
	const begun = [...all.matchAll(/[`'"]((?:[\w-]+\.)+)(?:\$\{|['"`])/g)].map(([, begin]) => begin ?? '');
	const begins = [...new Set(begun)];

	it.each(Object.keys(catalogues.en) as Area[])('of %s', (area) => {
		const unused = Object.keys(catalogues.en[area]).filter(
			(key) => !named.has(key) && !begins.some((begin) => key.startsWith(begin))
		);
		expect(unused).toEqual([]);
	});
});

const HEARD = /^(?:aria-label|title|alt|placeholder|label|hint|heading)$/;

/** Words between tags, and in attributes that are read or heard. */
function wordsOf(source: string): string[] {
	const found: string[] = [];
	const visit = (node: unknown, isHeard = true): void => {
		if (Array.isArray(node)) return node.forEach((one) => visit(one, isHeard));
		if (node === null || typeof node !== 'object') return;
		const { type, name, data }: { type?: unknown; name?: unknown; data?: unknown } = node;
		if (type === 'StyleDirective') return;
		if (type === 'Text' && isHeard) found.push(String(data));
		const inside = type === 'Attribute' ? HEARD.test(String(name)) : isHeard || type === 'ExpressionTag';
		for (const below of Object.values(node)) visit(below, inside);
	};
	visit(parse(source, { modern: true }).fragment);
	// Keys have the same name in every language.
	const said = found.map((text) => text.replace(/(?:(?:Ctrl|Alt|Shift)\+)+\w+/g, '').trim());
	return said.filter((text) => /\p{L}{2}/u.test(text));
}

describe('no text stands outside the catalogue', () => {
	const screens = files.filter(({ name }) => name.endsWith('.svelte'));

	it.each(screens)('in $name', ({ text }) => {
		expect(wordsOf(text)).toEqual([]);
	});

	/** What people type may be read in Chinese, by a pattern; what is said to them stands in quotes. */
	it('in Chinese, in any script of a page', () => {
		const told = files
			.filter(({ name }) => /^(?:routes|lib\/(?:ui|parts|client))\//.test(name))
			.map(({ name, text }) => ({ name, said: text.replace(/\/\*[^]*?\*\/|\/\/.*|<!--[^]*?-->/g, '') }))
			.filter(({ said }) => said.match(/(['"`])(?:\\.|(?!\1).)*\1/g)?.some((one) => /[\u4e00-\u9fff]/.test(one)))
			.map(({ name }) => name);
		expect(told).toEqual([]);
	});
});
