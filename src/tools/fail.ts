/** Ends a tool with one sentence: what happened, and what to do. */
export function fail(error: unknown): never {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
