import { dataText } from '../locale/data.js';
import { inputError } from '../model/diagnostic.js';
import { foldWidth } from '../model/identifiers.js';
import type { Source } from '../model/tree.js';
import { hasMetricColumns, metricColumn } from './layouts/metrics.js';
import { type Names, namesOf } from './names.js';
import { isTotal } from './recognisers/totals.js';
import { type Table, tableRows, tally } from './table.js';
import { columnHelp } from './tree-place.js';

/** No table names more metrics than this; a column that does is another one. */
const MOST_METRICS = 200_000;

/**
 * What a table can be asked for: its columns or, where a metric is no column, the metrics that its rows name. Throws an
 * InputError where no column names them, or where the one that should names no end of them.
 */
export const offersOf = async (
  table: Table,
  samples: readonly (string | undefined)[],
  source: Source,
  signal: AbortSignal,
): Promise<Names> => {
  if (hasMetricColumns(source)) return table.header;
  const column = metricColumn(source, table.header, samples);
  if (column === undefined) {
    const file = table.file.name;
    const { metric, layout } = source;
    const message =
      metric === null ? dataText.noMetricColumn({ file }) : dataText.noColumn({ column: metric, file });
    const more =
      metric === null
        ? { help: dataText.noMetricColumnHelp({ layout }) }
        : columnHelp(metric, table.header.names);
    throw inputError('data-column', file, message, more);
  }
  const metrics = new Map<string, string>();
  for await (const { cells } of tableRows(table, tally(), () => {}, signal)) {
    const name = cells[column]!.trim();
    if (name === '' || isTotal(name)) continue;
    metrics.set(foldWidth(name), name);
    if (metrics.size <= MOST_METRICS) continue;
    const where = { column: table.header.names[column]!, file: table.file.name, most: MOST_METRICS };
    const help = dataText.noMetricColumnHelp({ layout: source.layout });
    throw inputError('data-column', table.file.name, dataText.noListOfMetrics(where), { help });
  }
  return namesOf([...metrics.values()], source);
};
