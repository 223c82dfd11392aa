import type { DiagnoseDocument, PullDocument } from '../../contract/answers/index.js';
import type { FileRead } from '../../data/facts.js';
import type { UnmatchedRows } from '../../data/joins/types.js';
import type { StageCounts } from '../../data/tallies.js';
import { formatMonth } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import { viewsOf } from '../../model/views.js';

type FileDocument = DiagnoseDocument['data']['files'][number];
type AmountDocument = PullDocument['sources'][number]['files'][number];

/** How much was read of a file, in JSON. */
export const amountJson = ({ path, rows, skipped, encoding, sheet }: FileRead): AmountDocument => ({
  path,
  rows,
  skipped,
  encoding,
  ...(sheet !== undefined && { sheet }),
});

/** What was read of a file, in the JSON of `kpi diagnose`. */
export const fileJson = ({ recognised, ...file }: FileRead): FileDocument => ({
  ...amountJson(file),
  left_out: {
    above: recognised?.above ?? 0,
    blank: recognised?.blank ?? 0,
    headers: recognised?.headers ?? 0,
    units: recognised?.units ?? 0,
    footer: recognised?.footer ?? 0,
    totals: recognised?.totals ?? 0,
    columns: [...(recognised?.columnsLeft ?? [])],
  },
  header_rows: recognised?.isStacked ? 2 : 1,
  repeated_rows: recognised?.copies ?? 0,
  date_order: (recognised?.dateOrders ?? []).map((order) => ({ ...order })),
  decimal_comma: [...(recognised?.decimalCommas ?? [])],
  scale: (recognised?.scales ?? []).map(({ unit, names }) => ({
    unit: unit.text,
    factor: Number(`1e${unit.exponent}`),
    from: unit.origin,
    names: [...names],
  })),
  expected: (recognised?.expected ?? []).map(({ columns, ...read }) => ({ ...read, columns: [...columns] })),
});

type RecordsDocument = DiagnoseDocument['data']['records'][number];

/** How the records of each source were counted, in the JSON of `kpi diagnose`. */
export const recordsJson = (tree: Tree, stages: ReadonlyMap<string, StageCounts>): RecordsDocument[] =>
  viewsOf(tree).map(({ source: { id }, view }) => {
    const counts = stages.get(id);
    return {
      source: id,
      view,
      cohorts: (counts?.cohorts ?? []).map(({ month, records, settled }) => ({
        period: formatMonth(month),
        records,
        settled,
      })),
      implied: (counts?.implied ?? []).map((each) => ({ ...each })),
      undated_wins: counts?.undatedWins ?? 0,
    };
  });
/** The rows that a join leaves out, in the JSON of what reads sources. */
export const unmatchedJson = (found: UnmatchedRows): PullDocument['sources'][number]['joins'][number] => ({
  table: found.table,
  columns: [...found.columns],
  other: found.other,
  rows: found.rows,
  unmatched: found.unmatched,
  blank: found.blank,
  fate: found.fate,
  severity: found.severity,
  keys: found.keys.map((key) => ({ ...key })),
});
