import { foldWidth } from '../model/identifiers.js';
import type { Source } from '../model/tree.js';
import { unitInHeader } from './column-unit.js';

/** Names that a table gives to what it holds: its columns or, where a metric is no column, its metrics. */
export interface Names {
  /** As written, blank ones included. */
  readonly names: readonly string[];
  /** The place of a name, whatever its width and letter case; undefined where there is none. */
  find(name: string): number | undefined;
}

/** What people add to the name of a metric where a plan stands beside it. */
const ACTUAL = ['実績値', '実績', 'actuals', 'actual'];
/** Longer names are no names of metrics. */
const LONGEST = 200;
const MARKS = /^[\s_:/()・-]+|[\s_:/()・-]+$/gu;

/** A folded name without a word before or after it; null where the word is not there, or is all. */
export const without = (name: string, word: string): string | null => {
  if (name.length > LONGEST) return null;
  const bare = name.replace(MARKS, '');
  if (!bare.endsWith(word) && !bare.startsWith(word)) return null;
  const rest = bare.endsWith(word) ? bare.slice(0, -word.length) : bare.slice(word.length);
  return rest.replace(MARKS, '') || null;
};

/** The places of names by what is left of them; null where two names leave the same. */
export const placesOf = (names: readonly string[], stemOf: (name: string) => string | null) => {
  const places = new Map<string, number | null>();
  for (const [index, name] of names.entries()) {
    const stem = stemOf(name);
    if (stem !== null) places.set(stem, places.has(stem) ? null : index);
  }
  return places;
};

/** A folded name without the unit in brackets after it. */
export const unitless = (name: string): string => foldWidth(unitInHeader(name)?.stem ?? name);

/** A folded name without its unit and without the word for actuals beside it. */
export const withoutActual = (name: string): string => {
  const stem = unitless(name);
  return ACTUAL.map((each) => without(stem, each)).find((rest) => rest !== null) ?? stem;
};

/**
 * Finds names by the name that the source's `columns` gives them; with the word of the source's `value` beside them;
 * by how they are written; or, where that is one name's alone, without the unit in brackets after them or the word for
 * actuals beside them. The first of several equal names is found.
 */
export const namesOf = (
  names: readonly string[],
  { columns, value, layout }: Pick<Source, 'columns' | 'value' | 'layout'>,
): Names => {
  const places = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const folded = foldWidth(name);
    if (folded !== '' && !places.has(folded)) places.set(folded, index);
  }
  const renamed = new Map<string, number>();
  for (const [from, to] of columns) {
    const index = places.get(foldWidth(from));
    if (index !== undefined) renamed.set(foldWidth(to), index);
  }
  const word = layout === 'columns' && value !== null ? foldWidth(value) : null;
  const declared = placesOf(names, (name) => (word === null ? null : without(unitless(name), word)));
  const actual = placesOf(names, (name) => {
    const stem = withoutActual(name);
    return stem === unitless(name) ? null : stem;
  });
  const plain = placesOf(names, (name) => (unitInHeader(name) ? unitless(name) : null));
  const find = (name: string): number | undefined => {
    const folded = foldWidth(name);
    const exact = renamed.get(folded) ?? declared.get(folded) ?? places.get(folded);
    return exact ?? plain.get(folded) ?? (word === null ? actual.get(folded) : null) ?? undefined;
  };
  return { names, find };
};
