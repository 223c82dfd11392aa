/** The calendar months from one day to another, as a text; null where either is missing. */
export const monthsBetween = (from: string, to: string): string =>
  `cast(cast(extract(year from ${to}) * 12 + extract(month from ${to}) - extract(year from ${from}) * 12 - extract(month from ${from}) as integer) as varchar)`;
