import { type Diagnostic, InputError } from '../../model/diagnostic.js';
import { returnColumn, stageColumn } from '../../model/stages.js';
import type { Source, StageHistory } from '../../model/tree.js';
import { absentColumn } from '../absent-column.js';
import { missingTest } from '../cells.js';
import { diagnosed } from '../excerpt.js';
import type { AggregateQuery } from '../facts.js';
import type { Forms } from '../forms.js';
import type { Header } from '../header.js';
import type { Sheet } from '../peek.js';
import { type ProblemList, problemList, type Report } from '../problems.js';
import type { Row } from '../rows.js';
import { problemInSource } from '../tree-place.js';
import { changeReader } from './change.js';
import type { ColumnRead, Layout, SheetReader } from './layout.js';
import { checkRecords, columnsRead as columnsOfRecords } from './record-checks.js';
import { recordsOfChanges } from './record-of-changes.js';
import { records } from './records.js';

/** The header as records have it: of each stage its date and whether the record came back are columns of their own. */
const withStages = (header: Header, { stages }: Source): Header => {
  const columns = [stageColumn, returnColumn].flatMap((nameOf) => stages.map(({ phase }) => nameOf(phase)));
  return {
    ...header,
    names: [...header.names, ...columns],
    find: (name) => {
      const index = columns.indexOf(name);
      return index === -1 ? header.find(name) : header.names.length + index;
    },
  };
};

const asRecords = (source: Source, sheet: Sheet): Sheet => ({
  ...sheet,
  header: withStages(sheet.header, source),
});

const KEYS: readonly (keyof StageHistory)[] = ['record', 'stage', 'date'];

const check = (query: AggregateQuery, sheets: readonly Sheet[]): Diagnostic[] => {
  const { tree, source } = query;
  const problems = KEYS.flatMap((key) => {
    const absent = absentColumn(source.history![key], sheets);
    if (!absent) return [];
    return [problemInSource(tree, source, 'data-column', ['history', key], absent.message, absent.more)];
  });
  const whole = sheets.map((sheet) => asRecords(source, sheet));
  return [...problems, ...checkRecords(query, whole)];
};

const columnsRead = (query: AggregateQuery, sheet: Sheet): ColumnRead[] => {
  const { history } = query.source;
  const own = KEYS.flatMap((key): ColumnRead[] => {
    const index = sheet.header.find(history![key]);
    return index === undefined ? [] : [{ index, isDate: key === 'date' }];
  });
  const ofRecords = columnsOfRecords(query, asRecords(query.source, sheet));
  return [...own, ...ofRecords.filter(({ index }) => index < sheet.header.names.length)];
};

const begin = (query: AggregateQuery, forms: Forms) => {
  const { source } = query;
  const inner = records.begin(query, forms);
  const kept = recordsOfChanges(source.stages.length);
  const opened: { readonly sheet: Sheet; readonly problems: ProblemList; readonly reader: SheetReader }[] =
    [];

  return {
    open: (sheet: Sheet, report: Report): SheetReader => {
      const problems = problemList();
      const reader = inner.open(asRecords(source, sheet), problems.report);
      const file = opened.push({ sheet, problems, reader }) - 1;
      const read = changeReader(source, sheet.header, { forms, isMissing: missingTest(source.none), report });
      const take = (row: Row) => {
        const change = read(row);
        if (change === null) return 'taken';
        if ('undecided' in change) return change;
        kept.take(change, { file, row });
        return 'taken';
      };
      return { take, columnsLeft: [], scales: reader.scales };
    },
    close: async (signal: AbortSignal) => {
      for (const { file, row } of kept.rows()) {
        const taken = opened[file]!.reader.take(row);
        if (typeof taken === 'object') return taken;
      }
      const wrong: Diagnostic[] = [];
      for (const { sheet, problems } of opened) {
        wrong.push(...(await diagnosed(sheet, problems.shown, problems.dropped(), signal)));
      }
      if (wrong.length > 0) throw new InputError(wrong);
      return inner.close(signal);
    },
  };
};

/**
 * A row is one change of stage. The changes of a record are made one record, with the day on which it first entered each
 * stage and with the other cells of its last change. Memory grows with the number of changes.
 */
export const history: Layout = { id: 'records', check, columnsRead, begin };
