import { dataText } from '../locale/data.js';
import { readDate } from '../model/dates.js';
import type { Finding } from '../model/diagnostic.js';
import { orderKey } from './date-order.js';
import type { AggregateQuery } from './facts.js';
import type { Layout } from './layouts/layout.js';
import type { Sheet } from './peek.js';
import { provenOrder } from './proven-order.js';

/** The columns whose dates are read and whose first one leaves their order open, each by one of its names. */
const openDates = (query: AggregateQuery, layout: Layout, sheets: readonly Sheet[]): string[] => {
  if (query.source.dates !== 'auto') return [];
  const names = new Map<string, string>();
  for (const sheet of sheets) {
    for (const { index, isDate } of layout.columnsRead(query, sheet)) {
      const sample = sheet.samples[index];
      const isOpen = sample === undefined || readDate(sample)?.kind === 'pair';
      const name = sheet.header.names[index]!;
      if (isDate && isOpen) names.set(orderKey(name), name);
    }
  }
  return [...names.values()];
};

/** The date columns of a source of which no cell that is looked at tells whether the day or the month comes first. */
export const ambiguousDates = async (
  query: AggregateQuery,
  layout: Layout,
  sheets: readonly Sheet[],
  signal: AbortSignal,
): Promise<Finding[]> => {
  const { tree, source } = query;
  const findings: Finding[] = [];
  for (const name of openDates(query, layout, sheets)) {
    const order = await provenOrder(sheets, name, signal);
    if (typeof order === 'string') continue;
    const { sheet, row, column, text } = order;
    const place = { file: sheet.file.name, line: row.line };
    const most = sheets.find(({ file }) => file.most !== undefined)?.file.most;
    const mebibytes = most === undefined ? null : most / (1024 * 1024);
    const message = dataText.ambiguousDatesIn({ column, text, place, mebibytes });
    const span = tree.locate(source.path, 'key');
    findings.push({ path: source.path, span, message, help: dataText.ambiguousDatesHelp() });
  }
  return findings;
};
