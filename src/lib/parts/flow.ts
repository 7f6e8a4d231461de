/** The flow of an item in rows: steps of one row run side by side (并联), each row waits for those before it. */
export function rowsOf<S extends { readonly id: string; readonly after: readonly string[] }>(
	flow: readonly S[]
): S[][] {
	const depth = new Map<string, number>();
	const rows: S[][] = [];
	for (const step of flow) {
		// The item's schema has every step after those that it waits for.
		const row = Math.max(0, ...step.after.map((before) => (depth.get(before) ?? 0) + 1));
		depth.set(step.id, row);
		(rows[row] ??= []).push(step);
	}
	return rows;
}
