import { z } from 'zod';
import { calendarSchema } from '../calendar/schema.ts';
import { DEVICE_KINDS, STAFF_ROLES } from '../access/roles.ts';
import { checkCreditCode } from '../people/credit-code.ts';

/** Ids in a hall's data: short Latin words, so that they can stand in a URL and never collide with an object's own keys. */
export const dataId = () =>
	z
		.string()
		.regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, 'id')
		.refine((id) => !(id in Object.prototype), 'id');
export const text = () => z.strictObject({ 'zh-CN': z.string().min(1).max(400), en: z.string().min(1).max(400) });

/** `value` 0 is 即办: the same day. 行政许可法 Art. 82 counts in working days; other laws may count calendar days. */
const limit = z.strictObject({ value: z.int().min(0).max(400), unit: z.enum(['workingDay', 'calendarDay']) });

const formField = z.strictObject({
	id: dataId(),
	label: text(),
	hint: text().optional(),
	type: z.enum(['text', 'number', 'money', 'date', 'choice', 'name', 'identity', 'creditCode', 'phone', 'address']),
	required: z.boolean(),
	maxLength: z.int().min(1).max(500).optional(),
	min: z.number().optional(),
	max: z.number().optional(),
	choices: z
		.array(z.strictObject({ id: dataId(), label: text() }))
		.min(2)
		.optional()
});

export const MATERIAL_KINDS = ['original', 'copy', 'originalAndCopy', 'form', 'electronic'] as const;

const material = z.strictObject({
	id: dataId(),
	name: text(),
	kind: z.enum(MATERIAL_KINDS),
	required: z.boolean(),
	copies: z.int().min(0).max(20),
	source: z.enum(['applicant', 'government', 'other']),
	note: text().optional()
});

/** One step of the approval behind: it opens when every step in `after` has passed. Exactly one step decides. */
const step = z.strictObject({
	id: dataId(),
	name: text(),
	department: dataId(),
	kind: z.enum(['review', 'decide']),
	/** the decision is taken at the window by delegated power (即办) */
	delegated: z.boolean().default(false),
	role: z.enum(['handler', 'reviewer', 'chief']),
	after: z.array(dataId()),
	limit
});

export const itemSchema = z
	.strictObject({
		id: dataId(),
		version: z.int().min(1),
		name: text(),
		/** first letters of the Chinese name's syllables, for searching by keyboard: clfzydj */
		initials: z
			.string()
			.regex(/^[a-z0-9]{1,60}$/)
			.optional(),
		/** letters of the short case number: BDC-20261121-0001 */
		shortCode: z.string().regex(/^[A-Z]{2,6}$/),
		/** 实施编码, 31 characters: credit code 18 + exercise level 1 + 基本编码 12 */
		taskCode: z.string().regex(/^[0-9A-Z]{31}$/),
		queue: dataId(),
		department: dataId(),
		caseType: z.enum(['immediate', 'promised', 'joint', 'reportUp']),
		/** who accepts what was received: the window on the spot, or the department, which has to confirm (3.3) */
		acceptanceMode: z.enum(['window', 'department']).default('window'),
		statutoryLimit: limit.nullable(),
		promisedLimit: limit,
		legalBasis: text(),
		/** what it costs and by which standard; absent: nothing */
		fee: text().optional(),
		applicants: z.array(z.enum(['person', 'organisation'])).min(1),
		form: z.array(formField),
		materials: z.array(material).min(1),
		result: z.strictObject({ name: text(), numberPrefix: z.string().min(1).max(30) }),
		flow: z.array(step).min(1)
	})
	.superRefine((item, context) => {
		const steps = new Set(item.flow.map((s) => s.id));
		item.flow.forEach((s, index) => {
			const earlier = new Set(item.flow.slice(0, index).map((e) => e.id));
			for (const before of s.after)
				if (!earlier.has(before))
					context.addIssue({ code: 'custom', message: 'step-order', path: ['flow', index, 'after'] });
		});
		if (steps.size !== item.flow.length) context.addIssue({ code: 'custom', message: 'duplicate', path: ['flow'] });
		if (new Set(item.materials.map((m) => m.id)).size !== item.materials.length)
			context.addIssue({ code: 'custom', message: 'duplicate', path: ['materials'] });
		if (new Set(item.form.map((f) => f.id)).size !== item.form.length)
			context.addIssue({ code: 'custom', message: 'duplicate', path: ['form'] });
		const last = item.flow.at(-1);
		if (item.flow.filter((s) => s.kind === 'decide').length !== 1 || last?.kind !== 'decide')
			context.addIssue({ code: 'custom', message: 'one-decision-last', path: ['flow'] });
		// A step that the decision does not wait for would be left over when all is decided.
		const waitedFor = new Set(last?.after);
		for (const s of [...item.flow].reverse()) if (waitedFor.has(s.id)) s.after.forEach((id) => waitedFor.add(id));
		item.flow.forEach((s, index) => {
			if (s !== last && !waitedFor.has(s.id))
				context.addIssue({ code: 'custom', message: 'step-leads-nowhere', path: ['flow', index] });
		});
		const { statutoryLimit: statutory, promisedLimit: promised } = item;
		// A promise may never exceed the law's limit; limits in different units cannot be compared by value.
		if (statutory && statutory.unit === promised.unit && promised.value > statutory.value)
			context.addIssue({ code: 'custom', message: 'promise-beyond-statute', path: ['promisedLimit'] });
		for (const [index, field] of item.form.entries())
			if (field.type === 'choice' && !field.choices)
				context.addIssue({ code: 'custom', message: 'choices-needed', path: ['form', index, 'choices'] });
	});

/** A part of the hall (五区), as DB41/T 1911-2019 or a newer paper names it: the names are data, the kinds are work. */
export const zoneSchema = z.strictObject({
	id: dataId(),
	name: text(),
	kind: z.enum(['dispensing', 'guidance', 'waiting', 'intake', 'approval', 'issuance', 'selfService', 'care'])
});

/** Pictures that stand beside the name of a queue, for those who do not read. */
export const PICTURES = [
	'document',
	'house',
	'project',
	'shop',
	'people',
	'certificate',
	'question',
	'care',
	'car',
	'health',
	'family',
	'industry'
] as const;

export const queueSchema = z.strictObject({
	id: dataId(),
	prefix: z.string().regex(/^[A-Z]$/),
	name: text(),
	zone: dataId(),
	/** where its people wait, as the slip says it */
	place: text(),
	purpose: z.enum(['intake', 'pickup', 'guidance']),
	/** whether a number may be taken without showing who one is */
	identity: z.enum(['required', 'optional']),
	/** else one that goes with its purpose */
	picture: z.enum(PICTURES).optional(),
	/** minutes that one visit takes as long as the day has taught nothing better */
	serviceMinutes: z.number().min(1).max(240)
});

export const windowSchema = z.strictObject({
	id: dataId(),
	name: z.string().min(1).max(20),
	zone: dataId().nullable().default(null),
	queues: z.array(dataId()).min(1).max(40),
	place: text()
});

export const departmentSchema = z.strictObject({
	id: dataId(),
	name: text(),
	/** 机关代字, stands in document numbers: 焦自然资 */
	shortName: z.string().min(1).max(12),
	creditCode: z.string().refine((code) => checkCreditCode(code) === undefined, 'creditCode')
});

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');

export const policySchema = z.strictObject({
	opens: time,
	closes: time,
	/** 补正期限: working days that an applicant has to bring what was missing */
	correctionDays: z.int().min(1).max(60),
	/** days for which a draft, and what an adviser prepared, is kept for its person */
	draftDays: z.int().min(1).max(365).default(30),
	/** 3.1(5): recalls that a called number gets before it counts as missed, and seconds between two */
	recalls: z.strictObject({ times: z.int().min(0).max(9), seconds: z.int().min(0).max(600) }).default({
		times: 3,
		seconds: 30
	}),
	/** 过号重排: how often a missed number may queue again, and behind how many of those who wait */
	requeue: z.strictObject({ times: z.int().min(0).max(5), behind: z.int().min(0).max(50) }).default({
		times: 1,
		behind: 3
	}),
	/** 3.1(4): ordinary numbers that are called for each one with priority while both wait */
	ordinaryPerPriority: z.int().min(1).max(20).default(2),
	/** people waiting for each open window of a queue from which on the duty manager has to see it */
	crowdedFrom: z.int().min(1).max(200).default(10),
	/** minutes that a window may be paused before the duty manager has to see it */
	pauseMinutes: z.int().min(1).max(240).default(30),
	/** minutes after which whoever still waits is one too many: the duty manager has to see it */
	waitMinutes: z.int().min(1).max(240).default(30),
	/** days on the shelf after which the applicant is reminded (3.7) */
	reminderDays: z
		.array(z.int().min(1).max(365))
		.max(10)
		.refine((days) => days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0)), 'ascending')
		.default([3, 7, 15]),
	/** days on the shelf after which a result counts as unclaimed */
	unclaimedDays: z.int().min(1).max(365),
	/** 领证架: zones from A on, rows in each, places in a row; without it a shelf as most halls have one */
	shelf: z
		.strictObject({ zones: z.int().min(1).max(26), rows: z.int().min(1).max(99), places: z.int().min(1).max(99) })
		.optional()
});

/** A hall's data from end to end: what `hall.setUp` takes. Demo data is not an official limit. */
export const presetSchema = z
	.strictObject({
		id: dataId(),
		name: text(),
		policy: policySchema,
		zones: z.array(zoneSchema).min(1).max(40),
		departments: z.array(departmentSchema).min(1).max(200),
		queues: z.array(queueSchema).min(1).max(40),
		windows: z.array(windowSchema).min(1).max(300),
		items: z.array(itemSchema).min(1).max(3000),
		calendar: calendarSchema
	})
	.superRefine((preset, context) => {
		const queues = new Set(preset.queues.map((q) => q.id));
		const departments = new Set(preset.departments.map((d) => d.id));
		const zones = new Set(preset.zones.map((z) => z.id));
		const missing = (path: (string | number)[]) =>
			context.addIssue({ code: 'custom', message: 'unknown-reference', path });
		const unique = (list: readonly { id: string }[], path: string) => {
			if (new Set(list.map((x) => x.id)).size !== list.length)
				context.addIssue({ code: 'custom', message: 'duplicate', path: [path] });
		};
		unique(preset.zones, 'zones');
		unique(preset.departments, 'departments');
		unique(preset.queues, 'queues');
		unique(preset.windows, 'windows');
		unique(preset.items, 'items');
		if (new Set(preset.queues.map((q) => q.prefix)).size !== preset.queues.length)
			context.addIssue({ code: 'custom', message: 'duplicate', path: ['queues'] });
		preset.queues.forEach((queue, index) => {
			if (!zones.has(queue.zone)) missing(['queues', index, 'zone']);
		});
		preset.windows.forEach((window, index) => {
			if (window.zone !== null && !zones.has(window.zone)) missing(['windows', index, 'zone']);
			for (const queue of window.queues) if (!queues.has(queue)) missing(['windows', index, 'queues']);
		});
		preset.items.forEach((item, index) => {
			if (!queues.has(item.queue)) missing(['items', index, 'queue']);
			if (!departments.has(item.department)) missing(['items', index, 'department']);
			item.flow.forEach((s, at) => {
				if (!departments.has(s.department)) missing(['items', index, 'flow', at, 'department']);
			});
		});
	});

/** Somebody who works in a hall, as a preset lists them for a demonstration: a real hall adds its own people. */
const demoStaff = z.strictObject({
	username: z.string().regex(/^[a-z][a-z0-9._-]{2,31}$/, 'username'),
	name: z.string().min(1).max(50),
	roles: z.array(z.enum(STAFF_ROLES)).min(1),
	department: dataId().nullable().default(null),
	windows: z.array(dataId()).default([]),
	skills: z.array(dataId()).default([])
});
const demoDevice = z.strictObject({
	kind: z.enum(DEVICE_KINDS),
	name: z.string().min(1).max(60),
	window: dataId().nullable().default(null)
});

/** A preset's file: the hall's data, and who works in its demonstration. */
export const presetFileSchema = z
	.strictObject({
		preset: presetSchema,
		demo: z.strictObject({ staff: z.array(demoStaff).max(500), devices: z.array(demoDevice).max(100) })
	})
	.superRefine(({ preset, demo }, context) => {
		const ids = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id));
		const [windows, queues, departments] = [ids(preset.windows), ids(preset.queues), ids(preset.departments)];
		const missing = (...path: (string | number)[]) =>
			context.addIssue({ code: 'custom', message: 'unknown-reference', path: ['demo', ...path] });
		demo.staff.forEach((staff, index) => {
			if (!staff.windows.every((id) => windows.has(id))) missing('staff', index, 'windows');
			if (!staff.skills.every((id) => queues.has(id))) missing('staff', index, 'skills');
			if (staff.department !== null && !departments.has(staff.department)) missing('staff', index, 'department');
		});
		demo.devices.forEach(({ window }, index) => {
			if (window !== null && !windows.has(window)) missing('devices', index, 'window');
		});
	});

export type MaterialKind = (typeof MATERIAL_KINDS)[number];
export type Zone = z.output<typeof zoneSchema>;
export type DemoStaff = z.output<typeof demoStaff>;
export type PresetFile = z.output<typeof presetFileSchema>;
export type Limit = z.output<typeof limit>;
export type FormField = z.output<typeof formField>;
export type Material = z.output<typeof material>;
export type Step = z.output<typeof step>;
export type Item = z.output<typeof itemSchema>;
export type Queue = z.output<typeof queueSchema>;
export type Picture = (typeof PICTURES)[number];
export type WindowData = z.output<typeof windowSchema>;
export type Department = z.output<typeof departmentSchema>;
export type Policy = z.output<typeof policySchema>;
export type Preset = z.output<typeof presetSchema>;
