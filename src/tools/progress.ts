const WIDTH = 30;

/** Shows how far something has come: a bar where somebody looks on, else a line for every tenth of the way. */
export function progress(what: string): (done: number, about: number) => void {
	const isWatched = process.stdout.isTTY;
	let shown = 0;
	return (done, about) => {
		// Less than all, until it is said that all is done: what is copied may grow meanwhile.
		const share = about === 0 ? 0 : Math.min(0.99, done / about);
		const step = Math.floor(share * (isWatched ? 100 : 10));
		if (step <= shown) return;
		shown = step;
		const full = Math.round(WIDTH * share);
		if (isWatched) process.stdout.write(`\r[${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${what} ${step} %`);
		else console.log(`${what} ${step * 10} %`);
	};
}

/** Ends the line of the bar, so that what is said next has its own. */
export function endProgress(): void {
	if (process.stdout.isTTY) process.stdout.write('\n');
}
