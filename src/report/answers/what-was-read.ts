import type { FileRead, Recognised } from '../../data/facts.js';
import type { Cohort, StageCounts } from '../../data/tallies.js';
import { formatCount, formatRate } from '../../locale/format.js';
import type { Message } from '../../locale/message.js';
import { whatWasReadText as text } from '../../locale/what-was-read.js';
import type { Period } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import { viewsOf } from '../../model/views.js';
import { periodText } from '../figures.js';

/** The factor of a power of ten, with its digits grouped. */
const factorText = (exponent: number): string =>
  exponent >= 0 ? (10 ** exponent).toLocaleString('en-US') : String(Number(`1e${exponent}`));

const recognisedTexts = (path: string, found: Recognised): Message[] => [
  ...(found.above > 0 ? [text.above({ path, lines: found.above })] : []),
  ...(found.isStacked ? [text.stacked({ path, line: found.above + 1 })] : []),
  ...found.scales.map(({ unit, names }) =>
    text.scale({ path, unit: unit.text, factor: factorText(unit.exponent), origin: unit.origin, names }),
  ),
  ...found.dateOrders.map((order) => text.dateOrder({ path, ...order })),
  ...found.decimalCommas.map((column) => text.decimalComma({ path, column })),
  ...found.expected.map((read) => text.expected({ path, ...read })),
  ...(found.columnsLeft.length > 0 ? [text.columnsLeft({ path, columns: found.columnsLeft })] : []),
  ...(found.copies > 0 ? [text.copies({ path, rows: found.copies })] : []),
];

/** What was read of a file, or of several files that were read alike and are told as one; a sentence each. */
export const fileTexts = ({ path, rows, encoding, sheet, recognised }: FileRead, count = 1): Message[] => [
  text.file({
    path,
    count,
    rows: formatCount(rows),
    isOne: rows === 1,
    encoding,
    sheet: sheet ?? null,
    left: recognised ?? null,
  }),
  ...(recognised ? recognisedTexts(path, recognised) : []),
];

/** Which month records count in, a sentence for each source of them. */
export const viewTexts = (tree: Tree, among?: ReadonlySet<string>): Message[] =>
  viewsOf(tree)
    .filter(({ source: { id } }) => among?.has(id) ?? true)
    .map(({ source: { id }, view }) => text.view({ source: id, view }));

const cohortTexts = (source: string, { cohorts }: StageCounts, period: Period): Message[] => {
  const inside = cohorts.filter(({ month }) => month >= period.from && month <= period.to);
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return [];
  const sum = (of: (cohort: Cohort) => number): number =>
    inside.reduce((total, cohort) => total + of(cohort), 0);
  const records = sum((cohort) => cohort.records);
  const months = periodText({ from: first.month, to: last.month });
  const told = { source, months, records: formatCount(records) };
  if (inside.some(({ settled }) => settled === null)) return [text.unsettled(told)];
  const settled = sum((cohort) => cohort.settled!);
  return [text.settled({ ...told, settled: formatCount(settled), share: formatRate(settled / records) })];
};

/** The view of each source of records, and what its stages leave open in a period. */
export const stageTexts = (
  tree: Tree,
  stages: ReadonlyMap<string, StageCounts>,
  period: Period,
): Message[] => [
  ...viewTexts(tree),
  ...[...stages].flatMap(([source, counts]) => [
    ...cohortTexts(source, counts, period),
    // Where the dates of each stage are counted, a table tells it.
    ...counts.implied
      .filter(({ records }) => records > 0 && counts.steps.length === 0)
      .map(({ phase, records }) => {
        const { label } = tree.phases.find(({ id }) => id === phase)!;
        return text.implied({ source, phase: label, records: formatCount(records) });
      }),
    ...(counts.undatedWins > 0
      ? [text.undatedWins({ source, records: formatCount(counts.undatedWins) })]
      : []),
  ]),
];
