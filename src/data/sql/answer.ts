import { dataText } from '../../locale/data.js';
import { type Month, yearOf } from '../../model/calendar.js';
import { type Diagnostic, InputError, problem } from '../../model/diagnostic.js';
import type { Measure } from '../../model/tree.js';
import { MEMBER_SEPARATOR, valueRefusal } from '../cells.js';
import { isYearOfSales } from '../date-order.js';
import type { AggregateQuery, Fact, SourceFacts } from '../facts.js';
import { type Fault, MOST_GROUPS, type Output, type Statement } from './aggregate.js';

/** A cell of an answer as a driver gives it: numbers may come as texts, so that none of their digits is lost. */
export type AnswerCell = string | number | bigint | null;

/** What the rows of an answer add up to: the facts, the days, and how many records each file had. */
export type Harvest = Pick<SourceFacts, 'facts' | 'firstDay' | 'lastDay'> & {
  readonly rows: readonly number[];
};

/** 2026-04-05 as 20260405. */
const dayOf = (text: string): number => Number(text.slice(0, 10).replaceAll('-', ''));

type Figure = Extract<Output, { readonly slot: number }>['kind'];

/** One row of an answer, by what its columns mean. */
interface Group {
  readonly stage: number;
  readonly month: Month | null;
  /** Of a group of records that are told apart otherwise, that. */
  readonly member: string;
  readonly rows: readonly number[];
  readonly days: readonly number[];
  readonly faults: readonly { readonly fault: Fault; readonly text: string }[];
  /** What is counted or added up for the measure of a number; 0 where there was nothing. */
  value(figure: Figure, slot: number): number;
}

const groupReader = ({ outputs }: Statement): ((row: readonly AnswerCell[]) => Group) => {
  const places = (kind: Output['kind']): number[] =>
    outputs.flatMap((output, index) => (output.kind === kind ? [index] : []));
  const [stage, months, aparts, members, counts] = [
    places('stage'),
    places('month'),
    places('apart'),
    places('member'),
    places('rows'),
  ];
  const days = [...places('first'), ...places('last')];
  const figures = new Map(
    outputs.flatMap((output, index) => ('slot' in output ? [[`${output.kind} ${output.slot}`, index]] : [])),
  );
  return (row) => {
    const month = row[months[0]!] ?? null;
    const apart = aparts.length === 0 ? null : row[aparts[0]!]!;
    return {
      stage: Number(row[stage[0]!]),
      month: month === null ? null : Number(month),
      member: String(apart ?? members.map((index) => row[index]).join(MEMBER_SEPARATOR)),
      rows: counts.map((index) => Number(row[index])),
      days: days.flatMap((index) => (row[index] ? [dayOf(String(row[index]))] : [])),
      faults: outputs.flatMap((output, index) => {
        const text = row[index] ?? null;
        if (output.kind !== 'fault' || text === null || (output.fault.isInMonth && month === null)) return [];
        return [{ fault: output.fault, text: String(text) }];
      }),
      value: (figure, slot) => Number(row[figures.get(`${figure} ${slot}`)!] ?? 0),
    };
  };
};

/** A problem, and what it is about: of many groups with one fault the first speaks for all. */
type Told = readonly [about: string, problem: Diagnostic];

const unreadable = (column: string, expected: Fault['expected'], text: string, name: string): Told => {
  const message =
    expected === 'number' ? dataText.notNumber({ column, text }) : dataText.notDate({ column, text });
  const help = dataText.databaseTextHelp();
  return [`${expected} ${column}`, problem(`data-${expected}`, name, message, { help })];
};

const isAdded = (measure: Measure | null): measure is Measure =>
  measure?.aggregate === 'sum' || measure?.aggregate === 'mean';

/** The least and the greatest value tell of all between them whether the node's kind allows them. */
const valueProblems = ({ tree, wanted }: AggregateQuery, { value }: Group, name: string): Told[] =>
  wanted.flatMap(({ node: id, measure }, slot) => {
    if (!isAdded(measure) || value('count', slot) === 0) return [];
    const column = measure.column!;
    return [value('least', slot), value('most', slot)].flatMap((bound): Told[] => {
      if (!Number.isFinite(bound)) return [unreadable(column, 'number', String(bound), name)];
      const refused = valueRefusal(tree.nodes.get(id)!, bound, String(bound));
      if (!refused) return [];
      const message = dataText.inColumn({ column, message: refused.message });
      return [[`value ${column}`, problem('data-number', name, message, { help: refused.help, node: id })]];
    });
  });

const yearProblems = (month: Month, name: string): Told[] => {
  const year = yearOf(month);
  if (isYearOfSales(year)) return [];
  const message = dataText.farYear({ text: String(year) });
  return [['year', problem('data-date', name, message, { help: dataText.farYearHelp() })]];
};

/** What cannot be: a text that is no number or date, a year of no sales, a value outside its kind. */
const problemsOf = (query: AggregateQuery, groups: readonly Group[], name: string): Diagnostic[] => {
  const told = groups.flatMap((group): Told[] => [
    ...group.faults.map(({ fault, text }) => unreadable(fault.column, fault.expected, text, name)),
    ...(group.month === null
      ? []
      : [...yearProblems(group.month, name), ...valueProblems(query, group, name)]),
  ]);
  return [...new Map(told.toReversed()).values()].toReversed();
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
  const groups = rows.map(groupReader(statement));
  const problems = problemsOf(query, groups, name);
  if (problems.length > 0) throw new InputError(problems);
  const facts = query.wanted.flatMap(({ node, measure }, slot): Fact[] => {
    return groups
      .flatMap(({ month, member, value }): Fact[] => {
        const count = value('count', slot);
        // A group of another date's rows counts nothing here.
        if (month === null || count === 0) return [];
        return [{ node, month, member, sum: isAdded(measure) ? value('sum', slot) : count, count }];
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
