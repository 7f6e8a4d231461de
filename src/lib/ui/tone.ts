/** What a thing is, told by a shape, a colour and, beside it, a word. */
export type Tone = 'neutral' | 'waiting' | 'active' | 'good' | 'warn' | 'bad';

/** The shape of each tone in a box of 16: an outline, or filled. Told apart without any colour. */
export const shapes = {
	neutral: { path: 'M3.5 8h9' },
	waiting: { path: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z' },
	active: { path: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z', filled: true },
	good: { path: 'M2.8 8.6l3.5 3.6 7-7.8' },
	warn: { path: 'M8 2 14.8 14H1.2ZM8 6.6v3.2M8 11.9v.1' },
	bad: { path: 'M3.5 3.5l9 9M12.5 3.5l-9 9' },
	info: { path: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 7.4v3.8M8 4.7v.1' }
} as const satisfies Record<Tone | 'info', { path: string; filled?: boolean }>;
