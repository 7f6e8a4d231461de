/**
 * A shorter list that still fails: chunks are left out, large ones first, then one by one until none can be spared.
 * fast-check would do so from the front and throw by throw, which takes minutes with lists as long as ours.
 */
export function reduce<T>(list: readonly T[], fails: (shorter: readonly T[]) => boolean): readonly T[] {
	let kept = list;
	let size = Math.ceil(list.length / 2);
	while (size >= 1) {
		const before = kept.length;
		for (let start = kept.length - size; start > -size; start -= size) {
			const from = Math.max(0, start);
			const shorter = [...kept.slice(0, from), ...kept.slice(from + size)];
			if (shorter.length < kept.length && fails(shorter)) kept = shorter;
		}
		if (size > 1) size = Math.ceil(size / 2);
		else if (kept.length === before) size = 0;
	}
	return kept;
}
