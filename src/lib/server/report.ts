/** One structured line for whoever runs the house. What goes in here never holds personal data or secrets. */
export function report(what: string, error?: unknown): void {
	const cause = error instanceof Error ? { error: error.name, message: error.message, stack: error.stack } : {};
	console.error(JSON.stringify({ level: error === undefined ? 'notice' : 'error', what, ...cause }));
}
