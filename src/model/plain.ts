import type { Path } from './diagnostic.js';

/** A mapping or a list, as plain values. */
export type Bag = Record<string | number, unknown>;

export const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

/** What stands at a path in plain values; undefined where nothing does. */
export const valueAt = (value: unknown, path: Path): unknown => {
  let here = value;
  for (const key of path) here = isBag(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return here;
};
