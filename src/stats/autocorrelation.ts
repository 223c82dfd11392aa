/**
 * The correlation of values with the ones before them (lag 1; Box & Jenkins 1970): the products of neighbouring
 * deviations from the mean, over the squares of all. A gap, null, has no neighbours. Null where nothing varies.
 */
export function autocorrelation(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (!(squares > 0)) return null;
  const products = values.reduce((sum: number, value, index) => {
    const before = values[index - 1];
    if (value === null || before === null || before === undefined) return sum;
    return sum + (value - mean) * (before - mean);
  }, 0);
  return products / squares;
}
