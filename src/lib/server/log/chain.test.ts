import { describe, expect, it } from 'vitest';
import { afterOf, formatLine, GENESIS, hashOf, link, parseLine } from './chain.ts';
import { batch } from './testing.ts';

const start = { position: 0, hash: GENESIS };

describe('a line', () => {
	it('is the SHA-256 of the hash before and the body, a space and the body', () => {
		const body = '{"position":1,"after":0}';
		expect(hashOf(GENESIS, body)).toBe('4a9a157ef1f7e5a1893db3e7b37326871a74750d1c4e07c2f78f50bdb8d75b40');
		expect(formatLine({ position: 1, hash: GENESIS, body })).toBe(`${GENESIS} ${body}`);
	});

	it('is read back as it was written', () => {
		const [line] = link(start, batch(start, '受理 and more'));
		expect(line && parseLine(formatLine(line))).toEqual(line);
	});

	it.each([
		['without a hash', '{"position":1}'],
		['with a hash in capitals', `${'A'.repeat(64)} {"position":1}`],
		['with a body that is no JSON', `${GENESIS} {"position":1`],
		['with a body that is no object', `${GENESIS} 1`],
		['without a position', `${GENESIS} {"after":0}`],
		['with a position that is no whole number', `${GENESIS} {"position":1.5}`],
		['with a position before the first', `${GENESIS} {"position":0}`]
	])('is none %s', (_, text) => {
		expect(parseLine(text)).toBeUndefined();
	});

	it('says after which position it was written', () => {
		expect(afterOf('{"position":7,"after":4}')).toBe(4);
		expect(afterOf('{"position":7}')).toBeUndefined();
	});
});

describe('linking a batch', () => {
	it('chains each line to the one before', () => {
		const [first, second] = link(start, batch(start, 'a', 'b'));
		expect(second?.hash).toBe(hashOf(first?.hash ?? '', second?.body ?? ''));
	});

	it.each([
		['a position left out', ['{"position":2,"after":0}']],
		['a position twice', ['{"position":1,"after":0}', '{"position":1,"after":0}']],
		['another synced position than the head', ['{"position":1,"after":1}']],
		['no synced position', ['{"position":1}']],
		['a body of two lines', ['{"position":1,\n"after":0}']],
		['half a character, which UTF-8 cannot write', ['{"position":1,"after":0,"text":"\ud800"}']]
	])('refuses %s', (_, bodies) => {
		expect(() => link(start, bodies)).toThrow(TypeError);
	});
});
