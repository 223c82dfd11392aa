/** A value at a time, in months or any other unit. */
export interface TimedValue {
  readonly at: number;
  readonly value: number;
}

const medianOf = (values: Float64Array): number => {
  values.sort();
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
};

/**
 * The slope of Theil (1950) and Sen (1968), a unit of time: the median over all pairs, which one wild value cannot
 * turn. With `every` = 12 only months of the same season are paired (Hirsch, Slack & Smith 1982). Null where there is
 * no pair.
 */
export function theilSen(points: readonly TimedValue[], every = 1): number | null {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  for (const [j, later] of points.entries()) {
    for (let i = 0; i < j; i += 1) {
      const earlier = points[i]!;
      const apart = later.at - earlier.at;
      if (apart === 0 || apart % every !== 0) continue;
      slopes[count] = (later.value - earlier.value) / apart;
      count += 1;
    }
  }
  return count === 0 ? null : medianOf(slopes.subarray(0, count));
}

/** What is left of the points beside a line of this slope through their median. */
export function besideLine(points: readonly TimedValue[], slope: number): TimedValue[] {
  const level = medianOf(Float64Array.from(points, ({ at, value }) => value - slope * at));
  return points.map(({ at, value }) => ({ at, value: value - slope * at - level }));
}
