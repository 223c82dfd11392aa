import { orderKey } from './date-order.js';
import type { FileRead } from './facts.js';
import type { Forms } from './forms.js';
import type { SheetReader } from './layouts/layout.js';
import type { Sheet } from './peek.js';
import type { Tally } from './table.js';

/** What was read of one file, once all its rows were taken. */
export const fileRead = (
  { above, isStacked, header, offers, ...table }: Sheet,
  { rows, copies, totals, blank, headers, units, footer }: Tally,
  reader: SheetReader,
  { dates, numbers }: Forms,
): FileRead => {
  const named = (folded: string): string[] =>
    [...new Set([...header.names, ...offers.names])].filter((name) => orderKey(name) === folded).slice(0, 1);
  return {
    path: table.file.name,
    rows: rows - totals,
    skipped: blank + headers + units + totals + footer,
    encoding: table.encoding,
    ...(table.form === 'workbook' && { sheet: table.sheet }),
    recognised: {
      above,
      isStacked,
      blank,
      headers,
      units,
      footer,
      totals,
      copies,
      columnsLeft: reader.columnsLeft,
      dateOrders: [...dates.orders].flatMap(([key, order]) =>
        named(key).map((column) => ({ column: column.trim(), order })),
      ),
      decimalCommas: [...numbers.commas].flatMap(named).map((name) => name.trim()),
      scales: reader.scales(),
      expected: reader.expected?.() ?? [],
    },
  };
};
