/** What the guide’s and adviser’s desk says. */
export const guide = {
	'guide.title': '咨询辅导'
} as const;
