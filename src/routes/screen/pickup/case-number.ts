/** `BDC-20261121-0001`: the letters of the matter, the day, and the number of that day. */
export function partsOf(number: string): { letters: string; day: string; last: string } {
	const [, letters = '', day = '', last = number] = /^([A-Z]+)(-\d+-)(\d+)$/.exec(number) ?? [];
	return { letters, day, last };
}
