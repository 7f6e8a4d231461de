/** What the duty manager’s board says. */
export const duty = {
	'duty.title': '值班长看板'
} as const;
