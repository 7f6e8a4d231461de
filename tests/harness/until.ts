const PAUSE = 20;
const PATIENCE = 30_000;

/** Waits until `look` finds something. What is waited for stands in the error, should it never come. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
	for (let left = PATIENCE; left > 0; left -= PAUSE) {
		const found = await look();
		if (found !== undefined && found !== false) return found;
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
	}
	throw new Error(`waited in vain until ${what}`);
}
