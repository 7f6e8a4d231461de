import { describe, expect, it } from 'vitest';
import type { Item } from '$lib/hall/catalogue/schema.ts';
import type { Actor } from '$lib/hall/contract.ts';
import { emptyHall, evolve } from '$lib/hall/hall.ts';
import { Refusal } from '$lib/hall/refusal.ts';
import { readPreset } from '$lib/server/presets/read.ts';
import { checkItem } from './check.server.ts';

const { preset } = await readPreset(null);
const KEEPER: Actor = { kind: 'staff', id: 's_keeper', session: 'e_keeper' };
const CLERK: Actor = { kind: 'staff', id: 's_clerk', session: 'e_clerk' };

function hallOf() {
	const hall = emptyHall();
	const moment = { at: 0, by: 'setup', position: 1 };
	const duty = { password: '', name: '某', department: null, windows: [], skills: [] };
	evolve(hall, { type: 'hall.setUp', v: 2, name: preset.name, preset }, moment);
	for (const [actor, role] of [
		[KEEPER, 'itemAdmin'],
		[CLERK, 'clerk']
	] as const) {
		if (actor.kind !== 'staff') continue;
		const { id: staff, session } = actor;
		evolve(hall, { type: 'staff.added', v: 1, staff, username: role, roles: [role], ...duty }, moment);
		evolve(hall, { type: 'session.opened', v: 1, session, staff, expiresAt: 9e15 }, moment);
	}
	return hall;
}
const hall = hallOf();
const [first] = preset.items;
const NEXT = { ...first, version: 2 };

function refusalOf(text: string, actor: Actor = KEEPER): Refusal {
	try {
		checkItem(hall, actor, text, 0);
	} catch (refusal) {
		if (refusal instanceof Refusal) return refusal;
		throw refusal;
	}
	throw new Error('it should have been refused');
}
const flawsOf = (text: string) => refusalOf(text).details['flaws'];
const changed = (facts: Partial<Item>) => JSON.stringify({ ...NEXT, ...facts });

describe('a file with an item', () => {
	it('is read when the hall would take it', () => {
		expect(checkItem(hall, KEEPER, JSON.stringify(NEXT), 0)).toMatchObject({ id: first?.id, version: 2 });
	});

	it('is refused with the place of each flaw', () => {
		expect(flawsOf('{\n\t"id": }')).toEqual([{ path: '2:8', problem: 'not-json' }]);
		expect(flawsOf(changed({ shortCode: 'x', materials: [] }))).toMatchObject([
			{ path: 'shortCode', problem: 'invalid_format' },
			{ path: 'materials' }
		]);
	});

	it('is refused with every queue and department that the hall does not have', () => {
		const flow = NEXT.flow?.map((step) => ({ ...step, department: 'nowhere' })) ?? [];
		const paths = ['queue', ...flow.map((_, index) => `flow.${index}.department`)];
		expect(flawsOf(changed({ queue: 'qq', flow }))).toEqual(
			paths.map((path) => ({ path, problem: 'unknown-reference' }))
		);
	});

	it('is refused when its version does not follow, or when somebody else brings it', () => {
		expect(refusalOf(changed({ version: 3 })).code).toBe('item-version');
		expect(refusalOf(JSON.stringify(NEXT), CLERK).code).toBe('not-allowed');
		expect(refusalOf(JSON.stringify(NEXT), { kind: 'anyone' }).code).toBe('not-signed-in');
	});
});
