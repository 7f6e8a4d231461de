/** A line in which one piece of work is done after another; whoever comes next does not mind what became of those before. */
export function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
	let line: Promise<unknown> = Promise.resolve();
	return (work) => {
		const done = line.then(work);
		line = done.catch(() => undefined);
		return done;
	};
}
