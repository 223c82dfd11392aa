/** A running sum with compensation, so that the order of rows leaves no trace in it (Neumaier 1974). */
export interface CompensatedSum {
  add(value: number): void;
  value(): number;
}

export const compensatedSum = (): CompensatedSum => {
  let sum = 0;
  let lost = 0;
  return {
    add(value) {
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    },
    value: () => sum + lost,
  };
};

/** The compensated sum of some numbers. */
export const exactSum = (values: Iterable<number>): number => {
  const sum = compensatedSum();
  for (const value of values) sum.add(value);
  return sum.value();
};
