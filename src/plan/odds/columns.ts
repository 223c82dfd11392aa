/** A value in each of a block of draws, or one and the same in all of them. */
export type Column = Float64Array | number;

export const at = (column: Column, draw: number): number =>
  typeof column === 'number' ? column : column[draw]!;

/** constant + Σ sign × column, in each draw. */
export const addUp = (
  into: Float64Array,
  constant: number,
  columns: readonly Column[],
  signs: readonly number[],
): void => {
  into.fill(constant);
  columns.forEach((column, i) => {
    const sign = signs[i]!;
    for (let draw = 0; draw < into.length; draw += 1) into[draw]! += sign * at(column, draw);
  });
};

/** The product of the columns, those with a sign below zero as divisors, in each draw. */
export const multiply = (into: Float64Array, columns: readonly Column[], signs: readonly number[]): void => {
  into.fill(1);
  columns.forEach((column, i) => {
    if (signs[i]! > 0) for (let draw = 0; draw < into.length; draw += 1) into[draw]! *= at(column, draw);
    else for (let draw = 0; draw < into.length; draw += 1) into[draw]! /= at(column, draw);
  });
};

/** The least, or the greatest, of the columns in each draw. */
export const pick = (into: Float64Array, columns: readonly Column[], isLeast: boolean): void => {
  const choose = isLeast ? Math.min : Math.max;
  into.fill(isLeast ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
  for (const column of columns)
    for (let draw = 0; draw < into.length; draw += 1) into[draw] = choose(into[draw]!, at(column, draw));
};
