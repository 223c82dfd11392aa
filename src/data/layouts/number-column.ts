import type { Valued } from '../../model/tree.js';
import type { NumberColumn } from '../cells.js';
import type { AggregateQuery } from '../facts.js';
import type { Forms } from '../forms.js';
import { numberReader } from '../number-form.js';
import type { Sheet } from '../peek.js';
import { type AppliedScales, isScaled, scaledReader, wholeScale } from '../scale.js';
import type { FoundUnit } from '../table-units.js';

/** Where the numbers of a node stand in a file. */
interface NodePlace {
  readonly node: Valued;
  readonly index: number;
  /** What messages call the column. */
  readonly name: string;
  /** What the numbers are of, where the column does not say. */
  readonly label?: string;
  /** The name that proves how the numbers are written, where it is not the column's. */
  readonly form?: string;
  /** A unit that the row states, which comes before that of the column. */
  readonly unit?: FoundUnit | null;
}

/** A column as the numbers of a node: in the form that its cells have proven, and in the tree's own unit. */
export const numberColumn = (
  { tree, source }: AggregateQuery,
  { units }: Sheet,
  { numbers }: Forms,
  place: NodePlace,
  scales: AppliedScales,
): NumberColumn => {
  const { node, index, name, form = name, label = name } = place;
  const own = place.unit ?? units.columns[index];
  const whole = wholeScale(source, units);
  const applied = own ?? (whole && isScaled(whole, node, tree.currency) ? whole : null);
  if (applied) scales.add(applied, label);
  const exponent = applied?.exponent ?? 0;
  const read = scaledReader(numberReader(numbers, form), exponent);
  return { index, name, form, exponent, read };
};
