import { formatMonth, formatPeriod } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import type { AmountCounts } from '../amount-counts.js';
import { MEMBER_SEPARATOR } from '../cells.js';
import type { SourceFacts } from '../facts.js';
import type { ScoreCounts } from '../score-counts.js';
import type { StepCounts } from '../step-counts.js';
import type { StageCounts } from '../tallies.js';
import type { WaitCounts } from '../wait-counts.js';
import { fingerprintOf } from './fingerprint.js';
import { AMOUNT_SIGNS, FACTS_COLUMNS, FACTS_VERSION, type FactsRow, partColumn, REPEATED } from './form.js';
import { handoffRows } from './write-handoffs.js';

type Cell = string | number;

const waitRows = ({ from, to, groups, named = [] }: WaitCounts): FactsRow[] => [
  { kind: 'waits', name: from, value: groups.reduce((sum, { records }) => sum + records, 0), text: to },
  ...groups.map(({ month, end, months, records }): FactsRow => {
    return { kind: 'wait', month: formatMonth(month), value: records, count: months, text: end };
  }),
  ...named.map(({ id, month, parts }): FactsRow => {
    return { kind: 'named', name: id, month: formatMonth(month), value: 1, parts };
  }),
];

const scoreRows = ({ kci, groups, cases }: ScoreCounts): FactsRow[] => [
  { kind: 'scores', name: kci, value: groups.reduce((sum, { records }) => sum + records, 0) },
  ...groups.map(({ month, score, rater, end, isRepeat, records }): FactsRow => {
    const figures = { value: records, count: score };
    return {
      kind: 'score',
      name: `${rater}${isRepeat ? REPEATED : ''}`,
      month: formatMonth(month),
      ...figures,
      text: end,
    };
  }),
  ...cases.map(({ month, ratings, cases: value }): FactsRow => {
    return { kind: 'rated', month: formatMonth(month), value, text: ratings.join(' ') };
  }),
];

const amountRows = ({ node, groups }: AmountCounts): FactsRow[] => [
  { kind: 'amounts', name: node, value: groups.reduce((sum, { records }) => sum + records, 0) },
  ...groups.map(({ month, sign, bin, records }): FactsRow => {
    const text = AMOUNT_SIGNS[sign + 1]!;
    return { kind: 'amount', month: formatMonth(month), value: records, count: bin, text };
  }),
];

const stepRows = ({ phase: name, dated, past, missed, returned }: StepCounts): FactsRow[] => [
  { kind: 'step', name, value: dated, count: past },
  { kind: 'missed', name, value: missed },
  ...(returned === null ? [] : [{ kind: 'returned', name, value: returned } as const]),
];

const stageRows = ({ cohorts, implied, undatedWins, steps, waits }: StageCounts): FactsRow[] => [
  { kind: 'stages', value: undatedWins },
  ...cohorts.map(({ month, records, settled }): FactsRow => {
    return { kind: 'cohort', month: formatMonth(month), value: records, count: settled };
  }),
  ...implied.map(({ phase, records }): FactsRow => ({ kind: 'implied', name: phase, value: records })),
  ...steps.flatMap(stepRows),
  ...waits.flatMap(waitRows),
];

const rowsOf = (tree: Tree, answer: SourceFacts): FactsRow[] => {
  const {
    source,
    nodes,
    files,
    facts,
    expected = [],
    stages,
    scores = [],
    handoffs = [],
    amounts = [],
  } = answer;
  const own = { source: source.id };
  const partsOf = (member: string) => (source.dimensions.length > 0 ? member.split(MEMBER_SEPARATOR) : []);
  return [
    {
      kind: 'source',
      ...own,
      name: fingerprintOf(tree, source, nodes),
      value: answer.firstDay,
      count: answer.lastDay,
    },
    ...files.map(({ path, rows, skipped, encoding }): FactsRow => {
      return { kind: 'file', ...own, name: path, value: rows, count: skipped, text: encoding };
    }),
    ...nodes.map((name): FactsRow => ({ kind: 'node', ...own, name })),
    ...facts.map(({ node, month, member, sum, count }): FactsRow => {
      const parts = partsOf(member);
      return { kind: 'fact', ...own, name: node, month: formatMonth(month), value: sum, count, parts };
    }),
    ...expected.map(({ node, month, through, member, sum, count, role }): FactsRow => {
      const months = formatPeriod({ from: month, to: through });
      const figures = { value: sum, count, text: role, parts: partsOf(member) };
      return { kind: 'expected', ...own, name: node, month: months, ...figures };
    }),
    ...(stages ? stageRows(stages).map((row) => ({ ...row, ...own })) : []),
    ...scores.flatMap(scoreRows).map((row) => ({ ...row, ...own })),
    ...handoffs.flatMap((counts) => handoffRows(tree, counts)).map((row) => ({ ...row, ...own })),
    ...amounts.flatMap(amountRows).map((row) => ({ ...row, ...own })),
  ];
};

/** The facts of all sources as a table: its header and its rows, which `readFacts` takes back without a loss. */
export const factsTable = (tree: Tree, answers: readonly SourceFacts[]): readonly (readonly Cell[])[] => {
  const most = Math.max(0, ...answers.map(({ source }) => source.dimensions.length));
  const partColumns = Array.from({ length: most }, (_, index) => partColumn(index));
  const rows: FactsRow[] = [
    { kind: 'version', value: FACTS_VERSION },
    ...answers.flatMap((answer) => rowsOf(tree, answer)),
  ];
  return [
    [...FACTS_COLUMNS, ...partColumns],
    ...rows.map(({ kind, source, name, month, value, count, text, parts = [] }): Cell[] => [
      kind,
      source ?? '',
      name ?? '',
      month ?? '',
      value ?? '',
      count ?? '',
      text ?? '',
      ...partColumns.map((_, index) => parts[index] ?? ''),
    ]),
  ];
};
