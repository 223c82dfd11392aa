/** The places of some values in the order of the values, which are whole, at least 0 and at most the highest. */
export const ordered = (values: Int32Array, highest: number): Int32Array => {
  const ends = new Int32Array(highest + 2);
  for (const value of values) ends[value + 1]! += 1;
  for (let value = 0; value <= highest; value += 1) ends[value + 1]! += ends[value]!;
  const order = new Int32Array(values.length);
  for (const [at, value] of values.entries()) {
    order[ends[value]!] = at;
    ends[value]! += 1;
  }
  return order;
};
