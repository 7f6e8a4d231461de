/** A view's data as its JSON. */
export type Write = (data: unknown) => string;

const isRecord = (data: unknown): data is object => typeof data === 'object' && data !== null && !Array.isArray(data);

/**
 * Writes views of a hall that stands still. Hundreds of screens show much that is alike: of a view's fields, what is the
 * very same thing in another view is written once. The text is the one that `JSON.stringify` gives.
 */
export function createWrite(): Write {
	const known = new Map<object, string>();
	const part = (value: unknown): string => {
		if (typeof value !== 'object' || value === null) return JSON.stringify(value);
		const text = known.get(value) ?? JSON.stringify(value);
		known.set(value, text);
		return text;
	};
	return (data) => {
		if (!isRecord(data)) return JSON.stringify(data);
		const fields = Object.entries(data).filter(([, value]) => value !== undefined);
		return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${part(value)}`).join(',')}}`;
	};
}
