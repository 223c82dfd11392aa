import { dataText } from '../../locale/data.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { AggregateQuery, Head } from '../facts.js';
import { checkMeasures } from '../layouts/record-checks.js';
import { problemInTree } from '../tree-place.js';
import { portablePattern } from './portable-pattern.js';

/** What the measures ask for that these columns, or SQL at all, cannot give. */
export const checkSql = (query: AggregateQuery, heads: readonly Head[]): Diagnostic[] => [
  ...checkMeasures(query, heads),
  ...query.wanted.flatMap(({ node, measure }) =>
    [...(measure?.where ?? [])].flatMap(([column, { matches }]) => {
      if (matches === undefined || portablePattern(matches) !== null) return [];
      const path = [...measure!.path, 'where', column, 'matches'];
      const message = dataText.notPortable({ pattern: matches });
      const more = { help: dataText.notPortableHelp(), node };
      return [problemInTree(query.tree, 'data-measure', path, message, more)];
    }),
  ),
];
