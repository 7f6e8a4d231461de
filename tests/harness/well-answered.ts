import { expect } from 'vitest';
import type { Received } from './http.ts';
import { PEOPLE } from './people.ts';

/** What must not be seen from outside: where the program lies, what it was doing, and who was asked about. */
const INSIDE = /node_modules|\/build\/|\/src\/|\/tmp\/|file:\/\/|\n\s*at \S|\.[jt]s:\d|Error:/;
const PERSONAL = Object.values(PEOPLE).flatMap(({ name, identity, phone }) => [name, identity, phone]);

function expectNothingInside(text: string): void {
	expect(text).not.toMatch(INSIDE);
	for (const personal of PERSONAL) expect(text).not.toContain(personal);
}

/** What every refusal under /api is, whatever was asked: a problem by RFC 9457 that says nothing of the inside. */
export function expectProblem({ status, headers, text }: Received): void {
	expect(status).toBeGreaterThanOrEqual(400);
	expect(status).toBeLessThan(500);
	expect(headers['content-type']).toBe('application/problem+json');
	expect(JSON.parse(text)).toMatchObject({
		status,
		code: expect.stringMatching(/^[a-z-]+$/),
		message: expect.any(String)
	});
	expectNothingInside(text);
}

/** A 400 says which place is wrong, and how. */
export function expectMalformed(received: Received): void {
	expectProblem(received);
	expect(received.status).toBe(400);
	const { details } = JSON.parse(received.text) as { details: { flaws?: unknown } };
	expect(details.flaws).toEqual(
		expect.arrayContaining([expect.objectContaining({ path: expect.any(String), problem: expect.any(String) })])
	);
}

/** Done, or refused by name. */
export function expectWellAnswered(received: Received): void {
	if (received.status === 400) return expectMalformed(received);
	if (received.status !== 200) return expectProblem(received);
	expect(received.headers['content-type']).toBe('application/json');
	expectNothingInside(received.text);
}
