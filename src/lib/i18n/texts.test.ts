import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, type AST } from 'svelte/compiler';
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

/** Words between tags, and in attributes that are read or heard. */
function wordsOf(source: string): string[] {
	const found: string[] = [];
	const visit = (node: unknown): void => {
		if (Array.isArray(node)) return node.forEach(visit);
		if (node === null || typeof node !== 'object') return;
		const { type, name, value, data } = node as Partial<AST.Text & AST.Attribute>;
		if (String(type) === 'StyleDirective') return;
		if (String(type) === 'Text') found.push(String(data));
		if (String(type) === 'Attribute' && !/^(?:aria-label|title|alt|placeholder|label|hint|heading)$/.test(String(name)))
			return Array.isArray(value) ? value.filter((one) => one.type === 'ExpressionTag').forEach(visit) : visit(value);
		for (const [key, below] of Object.entries(node)) if (key !== 'css') visit(below);
	};
	visit(parse(source, { modern: true }).fragment);
	return found.map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text));
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
			.filter(({ said }) => /(['"`])(?:(?!\1).)*[\u4e00-\u9fff]/.test(said))
			.map(({ name }) => name);
		expect(told).toEqual([]);
	});
});
