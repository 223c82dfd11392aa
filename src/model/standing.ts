import { foldWidth } from './identifiers.js';
import type { Condition, Measure, NodeId, Tree } from './tree.js';
import { keyOfDates } from './views.js';

/** A volume that counts the records which stand in its stage now, and the column that says so. */
export interface Standing {
  readonly node: NodeId;
  readonly column: string;
}

const valuesOf = ({ eq, in: list }: Condition): readonly string[] =>
  (list ?? (eq === undefined ? [] : [eq])).map((value) => foldWidth(String(value)));

interface Counted {
  readonly node: NodeId;
  readonly measure: Measure;
}

/** The column by which one volume counts other records than a later one does, though both follow the same date. */
const dividing = (earlier: Measure, later: Measure): string | undefined => {
  if (earlier.source !== later.source || keyOfDates(earlier.on) !== keyOfDates(later.on)) return undefined;
  return [...earlier.where.keys()].find((column) => {
    const [first, second] = [earlier, later].map(({ where }) => valuesOf(where.get(column) ?? {}));
    return first!.length > 0 && second!.length > 0 && !first!.some((value) => second!.includes(value));
  });
};

/**
 * The volumes that leave out the records which have moved on: of records of one date, those whose stage is this one
 * now, beside a later phase that counts another stage. Between such counts there is no conversion.
 */
export const standingVolumes = (tree: Tree): Standing[] => {
  const counted = tree.phases.flatMap(({ volume }): Counted[] => {
    const measure = volume === null ? null : tree.nodes.get(volume)?.measure;
    return measure?.aggregate === 'count' ? [{ node: volume!, measure }] : [];
  });
  return counted.flatMap(({ node, measure }, index) => {
    const column = counted
      .slice(index + 1)
      .map((later) => dividing(measure, later.measure))
      .find((found) => found !== undefined);
    return column === undefined ? [] : [{ node, column }];
  });
};
