/**
 * Remembers what a pure function of one key answered. At most `limit` answers are kept, then all are dropped: memory
 * stays bounded whatever is asked. `compute` that throws is not remembered.
 */
export function memo<K, V>(limit: number, compute: (key: K) => V): (key: K) => V {
	const known = new Map<K, V>();
	return (key) => {
		const found = known.get(key);
		if (found !== undefined) return found;
		const value = compute(key);
		if (known.size >= limit) known.clear();
		known.set(key, value);
		return value;
	};
}
