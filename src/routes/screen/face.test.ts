import { expect, it } from 'vitest';
import { faceOf } from './face.ts';

it.each([
	['open', 'called', 'called'],
	['open', 'serving', 'serving'],
	['paused', 'serving', 'serving'],
	['open', null, 'free'],
	['paused', null, 'paused'],
	['closed', null, 'closed']
] as const)('a window that is %s with its number %s is %s', (status, ticket, face) => {
	expect(faceOf({ status, ticket })).toBe(face);
});
