/** More digits than these differ between machines, whose logarithms end differently. */
const DIGITS = 12;

/** A number as the file of a plan holds it: whole ones as they are, others to twelve significant digits. */
export const printed = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));

/** Beyond the last of these digits two numbers are the same. */
const LAST = 1e-9;

/** Whether two numbers differ by more than their last digits. */
export const differs = (one: number, other: number): boolean =>
  Math.abs(one - other) > LAST * Math.max(Math.abs(one), Math.abs(other));
