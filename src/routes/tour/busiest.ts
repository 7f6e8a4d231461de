/** Where most is to be seen; of equals the first. */
export const busiest = <Post extends { readonly busy: number }>(posts: readonly Post[]): Post | undefined =>
	[...posts].sort((a, b) => b.busy - a.busy)[0];
