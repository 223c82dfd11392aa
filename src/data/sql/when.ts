/** An expression where all conditions hold, and null elsewhere. */
export const when = (conditions: readonly string[], value: string): string =>
  conditions.length === 0 ? value : `case when ${conditions.join(' and ')} then ${value} end`;
