import { describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '$lib/hall/access/roles.ts';
import { presetFileSchema } from '$lib/hall/catalogue/schema.ts';
import { henan44 } from './henan-44/index.ts';
import { jiaozuo } from './jiaozuo/index.ts';

const { preset, demo } = presetFileSchema.parse(henan44);
const city = presetFileSchema.parse(jiaozuo).preset;
const ids = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id));

describe('the county hall after 豫审信〔2024〕44号', () => {
	it('has the zones that the paper names', () => {
		expect(preset.zones.map(({ kind, name }) => [kind, name['zh-CN']])).toEqual([
			['guidance', '咨询辅导区'],
			['intake', '业务受理区'],
			['waiting', '办事等候区'],
			['approval', '后台审批区'],
			['selfService', '网办专区'],
			['care', '为老服务区'],
			['issuance', '统一出证']
		]);
	});

	it('has queues of its own, with prefixes of its own', () => {
		expect(Object.fromEntries(preset.queues.map(({ id, prefix }) => [id, prefix]))).toEqual({
			zy: 'A',
			wcb: 'C',
			yjs: 'D',
			ln: 'E',
			lz2: 'F',
			zx2: 'G'
		});
		const prefixes = city.queues.map(({ prefix }) => prefix);
		expect(preset.queues.filter(({ prefix }) => prefixes.includes(prefix))).toEqual([]);
	});

	it('names its eight windows as the paper does', () => {
		expect(preset.windows.map(({ id }) => id)).toEqual(['c01', 'c02', 'c03', 'c04', 'c05', 'c06', 'c07', 'c08']);
		const names = preset.windows.map(({ place }) => place['zh-CN']);
		for (const name of ['专业综合窗口', '无差别综合窗口', '“一件事”综合窗口', '“办不成事”反映窗口'])
			expect(names).toContain(name);
	});

	it('keeps other hours and other rules of calling', () => {
		expect(preset.policy).toMatchObject({
			opens: '09:00',
			closes: '17:00',
			correctionDays: 30,
			recalls: { times: 2, seconds: 20 },
			requeue: { times: 2, behind: 5 },
			ordinaryPerPriority: 3
		});
		expect(preset.calendar).toEqual(city.calendar);
	});

	it('does twelve of the city’s items, every queue of its windows having some, under its own bodies’ codes', () => {
		expect(preset.items).toHaveLength(12);
		expect(new Set(preset.items.map(({ taskCode }) => taskCode)).size).toBe(12);
		for (const item of preset.items) {
			const body = preset.departments.find(({ id }) => id === item.department);
			expect(item.taskCode.slice(0, 19)).toBe(`${body?.creditCode ?? ''}4`);
			expect(city.items.find(({ id }) => id === item.id)?.flow).toEqual(item.flow);
			expect(item.result.numberPrefix).toMatch(/示县|示范县/);
		}
		const intake = preset.queues.filter(({ purpose }) => purpose === 'intake').map(({ id }) => id);
		expect(new Set(preset.items.map(({ queue }) => queue))).toEqual(new Set(intake));
	});

	it('shares no body with the city', () => {
		const codes = new Set(city.departments.map(({ creditCode }) => creditCode));
		for (const { creditCode } of preset.departments) {
			expect(creditCode).toMatch(/^1[12]410899/);
			expect(codes).not.toContain(creditCode);
		}
	});

	it('has a window for every queue', () => {
		expect(new Set(preset.windows.flatMap(({ queues }) => queues))).toEqual(ids(preset.queues));
	});
});

describe('who works there', () => {
	it('refers to what exists, under names that are used once', () => {
		const [windows, queues, departments] = [ids(preset.windows), ids(preset.queues), ids(preset.departments)];
		for (const { windows: at, skills, department } of demo.staff) {
			for (const window of at) expect(windows).toContain(window);
			for (const skill of skills) expect(queues).toContain(skill);
			if (department !== null) expect(departments).toContain(department);
		}
		expect(new Set(demo.staff.map(({ username }) => username)).size).toBe(demo.staff.length);
	});

	it('has somebody for every role but the system administrator’s, whom the set-up makes', () => {
		const roles = new Set(demo.staff.flatMap((person) => person.roles));
		expect(STAFF_ROLES.filter((role) => !roles.has(role))).toEqual(['systemAdmin']);
	});

	it('has somebody at every window, and for every step of every flow', () => {
		expect(new Set(demo.staff.flatMap(({ windows }) => windows))).toEqual(ids(preset.windows));
		for (const step of preset.items.flatMap(({ flow }) => flow)) {
			const able = demo.staff.some((s) => s.department === step.department && s.roles.includes(step.role));
			expect(able, `${step.role} of ${step.department}`).toBe(true);
		}
	});
});
