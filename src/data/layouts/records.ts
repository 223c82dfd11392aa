import { dataText } from '../../locale/data.js';
import { monthOf } from '../../model/calendar.js';
import type { Day } from '../../model/dates.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { foldWidth } from '../../model/identifiers.js';
import type { Measure, Node } from '../../model/tree.js';
import { cellText, memberOf, missingTest, nodeValue } from '../cells.js';
import { type DateForm, type DateReader, dateReader } from '../date-order.js';
import { datePattern } from '../date-pattern.js';
import { dayRange } from '../day-range.js';
import type { AggregateQuery, Wanted } from '../facts.js';
import type { Sheet } from '../peek.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';
import { columnHelp, problemInTree } from '../tree-place.js';
import { conditionProblem, conditionTests, type Test, type WhereFault } from '../where.js';
import { badDate } from './bad-date.js';
import { dimensionColumns, dimensionProblems } from './dimensions.js';
import type { Layout, TakeRow } from './layout.js';
import { recordTable } from './record-table.js';

/** The columns that a measure names, with the key that names each. */
const namedColumns = (measure: Measure): { readonly name: string; readonly path: readonly string[] }[] => [
  ...(measure.column !== null ? [{ name: measure.column, path: [measure.aggregate ?? 'column'] }] : []),
  ...(measure.on !== null ? [{ name: measure.on, path: ['on'] }] : []),
  ...[...measure.where.keys()].map((name) => ({ name, path: ['where', name] })),
];

const formProblem = (query: AggregateQuery, { measure, node }: Wanted): Diagnostic | null => {
  const { tree, source } = query;
  if (!measure) return null;
  if (measure.aggregate === null) {
    const message = dataText.columnOnRecords({ column: measure.column ?? '', source: source.id });
    return problemInTree(tree, 'data-measure', measure.path, message, { help: dataText.recordsForm(), node });
  }
  if (measure.on !== null) return null;
  return problemInTree(tree, 'data-measure', measure.path, dataText.noOn({ node }), { help: dataText.noOnHelp(), node });
};

const measureProblems = (query: AggregateQuery, sheets: readonly Sheet[], wanted: Wanted): Diagnostic[] => {
  const { tree, source } = query;
  const { measure, node } = wanted;
  const form = formProblem(query, wanted);
  if (form || !measure) return form ? [form] : [];
  const absent = namedColumns(measure).flatMap(({ name, path }) => {
    const sheet = sheets.find(({ header }) => header.find(name) === undefined);
    if (!sheet) return [];
    const message = dataText.noColumn({ column: name, file: sheet.file.name });
    const help = columnHelp(name, sheet.header.names);
    return [problemInTree(tree, 'data-column', [...measure.path, ...path], message, { ...help, node })];
  });
  const dates = { pattern: datePattern(source.dates) ?? null, orders: new Map() };
  const conditions = [...measure.where].flatMap(([name, condition]) => {
    const message = conditionProblem(condition, dates);
    if (!message) return [];
    const help = dataText.conditionHelp();
    return [problemInTree(tree, 'data-measure', [...measure.path, 'where', name], message, { help, node })];
  });
  return [...absent, ...conditions];
};

interface NamedColumn {
  readonly index: number;
  readonly name: string;
}

interface DateColumn extends NamedColumn {
  readonly read: DateReader;
}

/** A measure with its columns found in one file. */
interface Reading {
  readonly slot: number;
  readonly node: Node;
  readonly aggregate: NonNullable<Measure['aggregate']>;
  /** Which of the row's dates puts the record into a month. */
  readonly on: number;
  readonly column: NamedColumn | null;
  readonly conditions: readonly (NamedColumn & { readonly tests: readonly Test[] })[];
}

const whereProblem = (fault: Exclude<WhereFault, 'undecided'>, row: Row, { index, name }: NamedColumn) => {
  const text = row.cells[index]!.trim();
  const place = { line: row.line, cell: index };
  return fault === 'not-number'
    ? { ...place, rule: 'data-number', message: dataText.notNumber({ column: name, text }), help: dataText.comparedHelp() }
    : { ...place, rule: 'data-date', message: dataText.notDate({ column: name, text }), help: dataText.comparedHelp() };
};

const begin = (query: AggregateQuery, dates: DateForm) => {
  const { source, tree, wanted } = query;
  const isMissing = missingTest(source.none);
  const table = recordTable(wanted.map(({ measure }) => measure!.aggregate!));
  const range = dayRange();

  const open = (sheet: Sheet, report: Report): TakeRow => {
    const column = (name: string): NamedColumn => {
      const index = sheet.header.find(name)!;
      return { index, name: sheet.header.names[index]!.trim() };
    };
    const onNames = [...new Map(wanted.map(({ measure }) => [foldWidth(measure!.on!), measure!.on!])).values()];
    const onColumns: DateColumn[] = onNames.map((name) => ({ ...column(name), read: dateReader(dates, name) }));
    const dimensions = dimensionColumns(query, sheet);
    const readings = wanted.map(({ node, measure }, slot): Reading => {
      const { aggregate, on, column: name, where } = measure!;
      return {
        slot,
        node: tree.nodes.get(node)!,
        aggregate: aggregate!,
        on: onColumns.findIndex(({ index }) => index === sheet.header.find(on!)),
        column: name === null ? null : column(name),
        conditions: [...where].map(([key, condition]) => ({
          ...column(key),
          tests: conditionTests(condition, key, dates),
        })),
      };
    });

    const holds = (reading: Reading, row: Row): boolean | { readonly undecided: string } => {
      for (const condition of reading.conditions) {
        const cell = row.cells[condition.index]!;
        const text = isMissing(cell) ? '' : cellText(cell);
        for (const test of condition.tests) {
          const answer = test(text);
          if (answer === true) continue;
          if (answer === 'undecided') return { undecided: condition.name };
          if (answer !== false) report(whereProblem(answer, row, condition));
          return false;
        }
      }
      return true;
    };

    const take = (reading: Reading, row: Row, day: Day, member: string): void => {
      const month = monthOf(day.year, day.month);
      const { slot, aggregate, column: named } = reading;
      if (!named || aggregate === 'count') return table.count(slot, month, member);
      const cell = row.cells[named.index]!;
      if (isMissing(cell)) return;
      if (aggregate === 'count_distinct') return table.distinct(slot, month, member, cellText(cell));
      const value = nodeValue(reading.node, row, named, report);
      if (value !== undefined) table.add(slot, month, member, value);
    };

    return (row) => {
      const days: (Day | null)[] = [];
      for (const on of onColumns) {
        const cell = row.cells[on.index]!;
        const day = isMissing(cell) ? null : on.read(cell);
        if (day === 'undecided') return on.name;
        if (typeof day === 'string') report(badDate(day, row, on, dates));
        days.push(typeof day === 'string' ? null : day);
      }
      for (const day of days) if (day) range.take(day);
      const member = memberOf(row.cells, dimensions, isMissing);
      for (const reading of readings) {
        const day = days[reading.on];
        if (!day) continue;
        const answer = holds(reading, row);
        if (typeof answer === 'object') return answer.undecided;
        if (answer) take(reading, row, day, member);
      }
      return null;
    };
  };

  return {
    open,
    close: () => ({
      facts: table.facts(wanted.map(({ node }) => node)),
      firstDay: range.first(),
      lastDay: range.last(),
    }),
  };
};

/** A row is one deal or lead, with the dates of its stages; each measure aggregates the rows that its `where` admits. */
export const records: Layout = {
  id: 'records',
  check: (query, sheets) => [
    ...sheets.flatMap((sheet) => dimensionProblems(query, sheet)),
    ...query.wanted.flatMap((wanted) => measureProblems(query, sheets, wanted)),
  ],
  begin,
};
