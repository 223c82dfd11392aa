import { readDate } from '../model/dates.js';
import { foldWidth } from '../model/identifiers.js';
import { cellNumber } from './cells.js';
import type { AggregateQuery } from './facts.js';
import { scoreMeasures } from './handoff-scores.js';
import type { Layout } from './layouts/layout.js';
import { hasMetricColumns } from './layouts/metrics.js';
import { namedColumns } from './named-columns.js';
import type { Sheet } from './peek.js';
import type { UnusedColumns } from './sources-seen.js';

/** A source whose files have all that is asked of them. */
export interface Fitting {
  readonly query: AggregateQuery;
  readonly layout: Layout;
  readonly sheets: readonly Sheet[];
}

/** Whether a column could be counted by its date or added up; the names and notes of a record could not. */
const couldBeMeasured = (sample: string | undefined): boolean =>
  sample !== undefined && (readDate(sample) !== undefined || cellNumber(sample) !== undefined);

const usedColumns = ({ query, layout, sheets }: Fitting): Set<string> => {
  const { tree, source } = query;
  const raters = [...tree.nodes.values()].flatMap(({ rubric }) => rubric?.rater ?? []);
  const scores = scoreMeasures(tree, source).flatMap(namedColumns);
  const read = sheets.flatMap((sheet) =>
    layout.columnsRead(query, sheet).map(({ index }) => sheet.header.names[index]!),
  );
  return new Set([...raters, ...scores.map(({ name }) => name), ...read].map(foldWidth));
};

/**
 * The columns that nothing of the tree is read from, by any source that reads the file. A list of records has many
 * columns that are there for people; of those only dates and numbers are named.
 */
export const unusedColumns = (fitting: readonly Fitting[]): UnusedColumns[] => {
  const used = new Map<string, Set<string>>();
  for (const each of fitting) {
    const names = usedColumns(each);
    for (const { file } of each.sheets) {
      used.set(file.path, new Set([...(used.get(file.path) ?? []), ...names]));
    }
  }
  return fitting.flatMap(({ query: { source }, sheets }) => {
    // Beside the months of a table there are totals and differences that nobody needs to read.
    if (!hasMetricColumns(source)) return [];
    const unused = new Map<string, string>();
    for (const { file, header, samples } of sheets) {
      const known = used.get(file.path)!;
      header.names.forEach((name, index) => {
        const folded = foldWidth(name);
        if (folded === '' || known.has(folded)) return;
        if (source.layout === 'records' && !couldBeMeasured(samples[index])) return;
        // What one source has been told of is not told of the next.
        known.add(folded);
        unused.set(folded, name.trim());
      });
    }
    return unused.size === 0 ? [] : [{ source, columns: [...unused.values()] }];
  });
};
