import type { Diagnostic } from '../../model/diagnostic.js';
import { absentColumn } from '../absent-column.js';
import type { AggregateQuery, Head } from '../facts.js';
import type { Sheet } from '../peek.js';
import { problemInSource } from '../tree-place.js';

/** The columns of the dimensions that a header lacks. */
export const dimensionProblems = (query: AggregateQuery, sheet: Head): Diagnostic[] =>
  query.source.dimensions.flatMap((name, index) => {
    const absent = absentColumn(name, [sheet]);
    if (!absent) return [];
    const key = ['dimensions', index];
    return [problemInSource(query.tree, query.source, 'data-column', key, absent.message, absent.more)];
  });

/** Where the dimensions stand in a file whose header has been checked. */
export const dimensionColumns = (query: AggregateQuery, sheet: Sheet): number[] =>
  query.source.dimensions.map((name) => sheet.header.find(name)!);
