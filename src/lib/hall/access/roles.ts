/** Who works in a hall (3): guide, adviser, clerk, department staff, issuing desk, and those who run and watch it. */
export const STAFF_ROLES = [
	'guide',
	'adviser',
	'clerk',
	'handler',
	'reviewer',
	'chief',
	'issuer',
	'dutyManager',
	'supervisor',
	'director',
	'itemAdmin',
	'systemAdmin'
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export const DEVICE_KINDS = ['kiosk', 'screen', 'client'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];
