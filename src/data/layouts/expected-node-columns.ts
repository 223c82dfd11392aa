import { foldWidth } from '../../model/identifiers.js';
import type { Node } from '../../model/tree.js';
import type { AggregateQuery, Wanted } from '../facts.js';
import { placesOf, unitless, without, withoutActual } from '../names.js';
import type { Sheet } from '../peek.js';
import { EXPECTED_ROLES, type ExpectedRole, wordsOf } from '../roles.js';
import { type NodeColumn, nodeColumns, periodColumn } from './column-checks.js';

/** A column of what was expected of a node. */
export interface ExpectedNodeColumn extends NodeColumn {
  readonly role: ExpectedRole;
}

/** A folded header without the word of a role beside it; null where it has none. */
const stemOf =
  (role: ExpectedRole) =>
  (name: string): string | null => {
    const stem = unitless(name);
    return (
      wordsOf(role)
        .map((word) => without(stem, word))
        .find((rest) => rest !== null) ?? null
    );
  };

/** What a node's columns may be called, without the word that tells actuals from plans. */
const namesOf = ({ id, label, measure }: Node, actual: NodeColumn | undefined): string[] =>
  [actual?.name, measure?.column, id, label].flatMap((name) => (name ? [withoutActual(name)] : []));

/**
 * The nodes whose plans a table may hold: those that it measures, and those that are only computed, since their plan is
 * often written all the same.
 */
const planned = ({ tree, wanted }: AggregateQuery): Node[] => {
  const measured = new Set(wanted.map(({ node }) => node));
  return [...tree.nodes.values()].filter(
    ({ id, formula, measure }) => measured.has(id) || (formula !== null && measure === null),
  );
};

/** The columns beside those of actuals that say what was expected: 受注額（計画）, contacts budget, 前年受注額. */
export const expectedNodeColumns = (query: AggregateQuery, sheet: Sheet): ExpectedNodeColumn[] => {
  const { names, find } = sheet.header;
  const actuals = nodeColumns(query, sheet);
  const taken = new Set([
    periodColumn(query, sheet),
    ...query.source.dimensions.map(find),
    ...actuals.map(({ index }) => index),
  ]);
  return EXPECTED_ROLES.flatMap((role) => {
    const places = placesOf(
      names.map((name, index) => (taken.has(index) ? '' : name)),
      stemOf(role),
    );
    return planned(query).flatMap((node): ExpectedNodeColumn[] => {
      const own = actuals.find((column) => column.node.id === node.id);
      const index = namesOf(node, own)
        .map((name) => places.get(foldWidth(name)) ?? null)
        .find((place) => place !== null);
      return typeof index === 'number' ? [{ node, index, name: names[index]!.trim(), role }] : [];
    });
  });
};

/** The query of a source with the nodes that its plans are of as well. */
export const withPlanned = (query: AggregateQuery): AggregateQuery => ({
  ...query,
  wanted: planned(query).map(({ id, kind, label, measure }): Wanted => ({ node: id, kind, label, measure })),
});
