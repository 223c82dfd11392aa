const BARS = '▁▂▃▄▅▆▇█';
const MIDDLE = '▄';
/** What stands where a month has no value. */
const GAP = '·';

/** Values as a row of bars, from the lowest to the highest of them; one that never moves is a line. */
export const sparkline = (values: readonly (number | null)[]): string => {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const bar = (value: number): string =>
    high === low ? MIDDLE : BARS[Math.round(((value - low) / (high - low)) * (BARS.length - 1))]!;
  return values.map((value) => (value === null ? GAP : bar(value))).join('');
};
