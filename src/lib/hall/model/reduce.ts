/**
 * A shorter list that still fails: chunks are left out, large ones first, as long as that makes it shorter. fast-check
 * would do so from the front and throw by throw, which takes minutes with lists as long as ours.
 */
export function reduce<T>(list: readonly T[], fails: (shorter: readonly T[]) => boolean): readonly T[] {
	let kept = list;
	for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		for (let start = kept.length - size; start > -size; start -= size) {
			const from = Math.max(0, start);
			const shorter = [...kept.slice(0, from), ...kept.slice(from + size)];
			if (shorter.length < kept.length && fails(shorter)) kept = shorter;
		}
	}
	return kept;
}
