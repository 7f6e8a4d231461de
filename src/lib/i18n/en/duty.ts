/** What the duty manager’s board says. */
export const duty = {
	'duty.title': 'Duty board'
} as const;
