/** Σ weightᵢ · valueᵢ: what every check digit here is made of. */
export function weightedSum(values: readonly number[], weights: readonly number[]): number {
	return values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
}
