/** What the guide’s and adviser’s desk says. */
export const guide = {
	'guide.title': 'Guidance'
} as const;
