const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What nests deeper is no item. */
const DEEPEST = 64;

/**
 * Where the reading of a text as JSON breaks off, as `line:column`. Engines say in their own words what is wrong, and
 * hardly ever where; whoever wrote two hundred lines wants to know the line.
 */
export function brokenAt(text: string): string {
	let at = 0;
	const eat = (pattern: RegExp): boolean => {
		pattern.lastIndex = at;
		const found = pattern.exec(text);
		at += found?.[0].length ?? 0;
		return found !== null;
	};
	/** A sign, with the space around it. */
	const eatSign = (sign: string): boolean => {
		eat(SPACE);
		if (text[at] !== sign) return false;
		at += 1;
		return eat(SPACE);
	};
	const entries = (end: string, entry: () => boolean): boolean => {
		if (eatSign(end)) return true;
		do if (!entry()) return false;
		while (eatSign(','));
		return eatSign(end);
	};
	const value = (depth: number): boolean => {
		eat(SPACE);
		if (depth > DEEPEST) return false;
		if (eatSign('{')) return entries('}', () => eat(STRING) && eatSign(':') && value(depth + 1));
		if (eatSign('[')) return entries(']', () => value(depth + 1));
		return eat(STRING) || eat(SCALAR);
	};
	value(0);
	const before = text.slice(0, at).split('\n');
	return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
