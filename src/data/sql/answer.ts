import { dataText } from '../../locale/data.js';
import { yearOf } from '../../model/calendar.js';
import { type Diagnostic, InputError, problem } from '../../model/diagnostic.js';
import { MEMBER_SEPARATOR, valueRefusal } from '../cells.js';
import { isYearOfSales } from '../date-order.js';
import type { AggregateQuery, Fact, SourceFacts } from '../facts.js';
import { type Fault, MOST_GROUPS, type Statement } from './aggregate.js';

/** A cell of an answer as a driver gives it: numbers may come as texts, so that none of their digits is lost. */
export type AnswerCell = string | number | bigint | null;

/** What the rows of an answer add up to: the facts, the days, and how many records each file had. */
export type Harvest = Pick<SourceFacts, 'facts' | 'firstDay' | 'lastDay'> & {
  readonly rows: readonly number[];
};

/** 2026-04-05 as 20260405. */
const dayOf = (text: string): number => Number(text.slice(0, 10).replaceAll('-', ''));

/** One row of an answer, by what its columns mean. */
interface Group {
  readonly stage: number;
  readonly month: number | null;
  readonly member: string;
  readonly rows: readonly number[];
  readonly days: readonly number[];
  readonly faults: readonly { readonly fault: Fault; readonly text: string }[];
  value(kind: 'count' | 'sum' | 'least' | 'most', slot: number): number;
}

const groupOf = ({ outputs }: Statement, row: readonly AnswerCell[]): Group => {
  const cellsOf = (kind: string): (AnswerCell | undefined)[] =>
    outputs.flatMap((output, index) => (output.kind === kind ? [row[index]] : []));
  const month = cellsOf('month')[0] ?? null;
  return {
    stage: Number(cellsOf('stage')[0]),
    month: month === null ? null : Number(month),
    member: cellsOf('member').join(MEMBER_SEPARATOR),
    rows: cellsOf('rows').map(Number),
    days: [...cellsOf('first'), ...cellsOf('last')].flatMap((cell) => (cell ? [dayOf(String(cell))] : [])),
    faults: outputs.flatMap((output, index) => {
      const text = row[index] ?? null;
      if (output.kind !== 'fault' || text === null || (output.fault.isInMonth && month === null)) return [];
      return [{ fault: output.fault, text: String(text) }];
    }),
    value: (kind, slot) => {
      const index = outputs.findIndex((output) => output.kind === kind && output.slot === slot);
      return Number(row[index] ?? 0);
    },
  };
};

/** What cannot be: a text that is no number or date, a year of no sales, a value outside its kind. Each is said once. */
const problemsOf = (
  { tree, wanted }: AggregateQuery,
  groups: readonly Group[],
  name: string,
): Diagnostic[] => {
  const found = new Map<string, Diagnostic>();
  const add = (key: string, diagnostic: Diagnostic): void => {
    if (!found.has(key)) found.set(key, diagnostic);
  };
  for (const { faults, month, value } of groups) {
    for (const { fault, text } of faults) {
      const { column, expected } = fault;
      const message =
        expected === 'number' ? dataText.notNumber({ column, text }) : dataText.notDate({ column, text });
      const help = dataText.databaseTextHelp();
      add(`${expected} ${column}`, problem(`data-${expected}`, name, message, { help }));
    }
    if (month === null) continue;
    if (!isYearOfSales(yearOf(month))) {
      const text = String(yearOf(month));
      add('year', problem('data-date', name, dataText.farYear({ text }), { help: dataText.farYearHelp() }));
    }
    wanted.forEach(({ node: id, measure }, slot) => {
      if (measure?.aggregate !== 'sum' && measure?.aggregate !== 'mean') return;
      if (value('count', slot) === 0) return;
      const node = tree.nodes.get(id)!;
      const column = measure.column!;
      for (const bound of [value('least', slot), value('most', slot)]) {
        const text = String(bound);
        if (!Number.isFinite(bound)) {
          const message = dataText.notNumber({ column, text });
          add(
            `number ${column}`,
            problem('data-number', name, message, { help: dataText.databaseTextHelp(), node: id }),
          );
          continue;
        }
        const refused = valueRefusal(node, bound, text);
        if (!refused) continue;
        const message = dataText.inColumn({ column, message: refused.message });
        add(`value ${column}`, problem('data-number', name, message, { help: refused.help, node: id }));
      }
    });
  }
  return [...found.values()];
};

const inOrder = (a: Fact, b: Fact): number => {
  if (a.month !== b.month) return a.month - b.month;
  return a.member < b.member ? -1 : Number(a.member > b.member);
};

/**
 * The facts of an answer, in the order in which a file gives them. `name` is what people call the table. Throws an
 * InputError with all that cannot be.
 */
export const harvestOf = (
  query: AggregateQuery,
  statement: Statement,
  rows: readonly (readonly AnswerCell[])[],
  name: string,
): Harvest => {
  if (rows.length > MOST_GROUPS) {
    const message = dataText.tooManyGroups({ most: MOST_GROUPS });
    throw new InputError([problem('data-database', name, message, { help: dataText.tooManyGroupsHelp() })]);
  }
  const groups = rows.map((row) => groupOf(statement, row));
  const problems = problemsOf(query, groups, name);
  if (problems.length > 0) throw new InputError(problems);
  const facts = query.wanted.flatMap(({ node, measure }, slot): Fact[] => {
    const isSum = measure!.aggregate === 'sum' || measure!.aggregate === 'mean';
    return groups
      .flatMap(({ month, member, value }): Fact[] => {
        const count = value('count', slot);
        // A group of another date's rows counts nothing here.
        if (month === null || count === 0) return [];
        return [{ node, month, member, sum: isSum ? value('sum', slot) : count, count }];
      })
      .sort(inOrder);
  });
  const days = groups.flatMap((group) => group.days);
  return {
    facts,
    firstDay: days.length === 0 ? null : days.reduce((a, b) => Math.min(a, b)),
    lastDay: days.length === 0 ? null : days.reduce((a, b) => Math.max(a, b)),
    rows: statement.outputs
      .filter(({ kind }) => kind === 'rows')
      .map((_, part) => groups.reduce((sum, { stage, rows }) => (stage === 0 ? sum + rows[part]! : sum), 0)),
  };
};
