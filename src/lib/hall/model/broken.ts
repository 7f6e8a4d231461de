/** A rule that holds in every state of a hall does not hold in this one. */
export class Broken extends Error {
	override readonly name = 'Broken';
}

export function broken(what: string): never {
	throw new Broken(what);
}
