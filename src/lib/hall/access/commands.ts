import { z } from 'zod';
import { dataId, presetSchema } from '../catalogue/schema.ts';
import { command, hallId } from '../command.ts';
import { knownPassword, newPassword } from '../people/personal.ts';
import { DEVICE_KINDS, STAFF_ROLES } from './rules.ts';

const username = () => z.string().regex(/^[a-z][a-z0-9._-]{2,31}$/, 'username');
const duty = {
	name: z.string().trim().min(1).max(50),
	roles: z.array(z.enum(STAFF_ROLES)).min(1).max(STAFF_ROLES.length),
	department: dataId().nullable().default(null),
	/** windows that they may open, and queues that they have the skill for */
	windows: z.array(dataId()).max(300).default([]),
	skills: z.array(dataId()).max(40).default([])
};

export const accessCommands = {
	'session.open': command(z.strictObject({ username: z.string().max(64), password: knownPassword() })),
	'session.close': command(z.strictObject({})),
	'password.change': command(z.strictObject({ current: knownPassword(), next: newPassword() })),
	'staff.add': command(z.strictObject({ username: username(), password: newPassword(), ...duty })),
	'staff.change': command(z.strictObject({ staff: hallId('s'), ...duty })),
	'staff.disable': command(z.strictObject({ staff: hallId('s') })),
	'device.enrol': command(
		z.strictObject({
			kind: z.enum(DEVICE_KINDS),
			name: z.string().trim().min(1).max(60),
			/** a window screen belongs to one window; null for every other device */
			window: dataId().nullable().default(null)
		})
	),
	'device.revoke': command(z.strictObject({ device: hallId('d') })),
	'hall.setUp': command(
		z.strictObject({
			name: z.strictObject({ 'zh-CN': z.string().min(1).max(60), en: z.string().min(1).max(60) }),
			preset: presetSchema,
			administrator: z.strictObject({ username: username(), password: newPassword(), name: duty.name })
		})
	)
};
