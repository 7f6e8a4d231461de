import { describe, expect, it } from 'vitest';
import { type Item, type Limit, presetFileSchema } from '$lib/hall/catalogue/schema.ts';
import { jiaozuo } from './jiaozuo/index.ts';

const { preset, demo } = presetFileSchema.parse(jiaozuo);
const { items, departments, queues, windows, zones } = preset;
const different = (list: readonly string[]) => expect(list.filter((x, at) => list.indexOf(x) !== at)).toEqual([]);

/** The days that an item's steps may take one after another, along the slowest branch. */
function longest(flow: Item['flow'], promised: Limit): number {
	const ends: Record<string, number> = {};
	for (const { id, after, limit } of flow) {
		expect(limit.unit, id).toBe(promised.unit);
		ends[id] = limit.value + Math.max(0, ...after.map((before) => ends[before] ?? 0));
	}
	return Math.max(...Object.values(ends));
}

describe('the reference hall', () => {
	it('has five zones and where people wait', () => {
		expect(zones.map((z) => z.kind)).toEqual(['dispensing', 'guidance', 'waiting', 'intake', 'approval', 'issuance']);
	});

	it('has six queues with letters of their own', () => {
		expect(queues.map((q) => q.prefix)).toEqual(['B', 'T', 'S', 'M', 'L', 'Z']);
	});

	it('has sixteen windows, three of them for the tide', () => {
		expect(windows.map((w) => w.id)).toEqual(
			Array.from({ length: 16 }, (_, index) => `w${String(index + 1).padStart(2, '0')}`)
		);
		const tidal = windows.filter((w) => w.queues.length > 1).map((w) => [w.id, ...w.queues]);
		expect(tidal).toEqual([
			['w04', 'bdc', 'tz'],
			['w07', 'tz', 'ss'],
			['w11', 'ss', 'sh']
		]);
	});

	it('has seventeen departments with codes of an area that does not exist', () => {
		expect(departments).toHaveLength(17);
		for (const { id, creditCode } of departments) expect(creditCode, id).toMatch(/^1[12]410899/);
		different(departments.map((d) => d.creditCode));
		different(departments.map((d) => d.shortName));
	});
});

describe('its items', () => {
	it('are the fifty-six of the four windows', () => {
		const count = (queue: string) => items.filter((item) => item.queue === queue).length;
		expect(['bdc', 'tz', 'ss', 'sh'].map(count)).toEqual([11, 13, 15, 17]);
		expect(items).toHaveLength(56);
		different(items.map((item) => item.name['zh-CN']));
	});

	it('have codes of their own, under the department that has the power', () => {
		different(items.map((item) => item.taskCode));
		for (const { id, taskCode, department } of items) {
			const body = departments.find((d) => d.id === department)?.creditCode;
			expect(taskCode, id).toMatch(new RegExp(`^${body}3\\d{12}$`));
		}
	});

	it('are found by their initials', () => {
		for (const { id, initials } of items) expect(initials, id).toMatch(/^[a-z0-9]{3,}$/);
	});

	it.each(items.map((item) => [item.id, item] as const))('%s can keep its promise', (_, item) => {
		expect(longest(item.flow, item.promisedLimit)).toBeLessThanOrEqual(item.promisedLimit.value);
	});

	it.each(items.filter((item) => item.caseType === 'immediate').map((item) => [item.id, item] as const))(
		'%s is decided at the window the same day',
		(_, { flow, promisedLimit, acceptanceMode }) => {
			expect(promisedLimit).toEqual({ value: 0, unit: 'workingDay' });
			expect(acceptanceMode).toBe('window');
			expect(flow).toMatchObject([{ kind: 'decide', delegated: true, role: 'chief', after: [] }]);
		}
	);

	it('do not name the real city', () => {
		expect(JSON.stringify({ items, departments })).not.toMatch(/焦/);
	});
});

describe('its demonstration', () => {
	it('has people with names and usernames of their own', () => {
		different(demo.staff.map((s) => s.username));
		different(demo.staff.map((s) => s.name));
	});

	it('sends people only to windows, queues and departments that exist', () => {
		const known = (list: readonly { id: string }[]) => new Set(list.map((x) => x.id));
		const [atWindows, inQueues, inDepartments] = [known(windows), known(queues), known(departments)];
		for (const { username, windows: sits, skills, department } of demo.staff) {
			for (const window of sits) expect(atWindows.has(window), username).toBe(true);
			for (const skill of skills) expect(inQueues.has(skill), username).toBe(true);
			if (department !== null) expect(inDepartments.has(department), username).toBe(true);
		}
		for (const { name, window } of demo.devices) if (window !== null) expect(atWindows.has(window), name).toBe(true);
	});

	it('has somebody with the skills at every window', () => {
		const role = { intake: 'clerk', guidance: 'adviser', pickup: 'issuer' } as const;
		for (const window of windows)
			for (const id of window.queues) {
				const queue = queues.find((q) => q.id === id);
				const able = demo.staff.filter(
					(s) =>
						queue && s.roles.includes(role[queue.purpose]) && s.windows.includes(window.id) && s.skills.includes(id)
				);
				expect(able.length, `${window.id} ${id}`).toBeGreaterThan(0);
			}
	});

	it('has somebody for every step of every flow', () => {
		const missing = items
			.flatMap((item) => item.flow)
			.filter((step) => !demo.staff.some((s) => s.department === step.department && s.roles.includes(step.role)))
			.map((step) => `${step.role}-${step.department}`);
		expect(missing).toEqual([]);
	});
});
