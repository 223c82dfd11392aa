import type { Month } from '../../model/calendar.js';
import type { Node } from '../../model/tree.js';
import type { NumberColumn } from '../cells.js';
import type { AggregateQuery } from '../facts.js';
import type { Undecided } from '../forms.js';
import { EXPECTED_ROLES, type ExpectedFact, type ExpectedRead, type ExpectedRole } from '../roles.js';
import type { Row } from '../rows.js';
import { type MonthCells, monthCells } from './month-cells.js';
import type { RowKey } from './month-table.js';

/** Of which role a cell is, and the last month that it is for. */
interface Place {
  readonly role: ExpectedRole;
  readonly through: Month;
}

/**
 * The cells of a source that say what was expected. What cannot be read there keeps nobody from reading the actuals: it
 * counts as blank, and is counted.
 */
export interface ExpectedCells {
  take(node: Node, row: Row, column: NumberColumn, key: RowKey & Place): Undecided | null;
  facts(): ExpectedFact[];
  /** Begins a file: what of it was read as expectations is told once all its rows are taken. */
  open(): () => readonly ExpectedRead[];
}

interface Told {
  readonly columns: Set<string>;
  unread: number;
}

export const expectedCells = (query: AggregateQuery): ExpectedCells => {
  const tables = new Map<string, Place & { readonly cells: MonthCells }>();
  let told = new Map<ExpectedRole, Told>();

  const tableFor = ({ role, through }: Place, month: Month): MonthCells => {
    // Plans of a year and of its first month are no two values of one month.
    const key = `${role} ${through - month}`;
    const found = tables.get(key) ?? { role, through: through - month, cells: monthCells(query) };
    tables.set(key, found);
    return found.cells;
  };

  return {
    take: (node, row, column, key) => {
      const seen = told.get(key.role) ?? { columns: new Set(), unread: 0 };
      told.set(key.role, seen);
      seen.columns.add(column.name);
      let isRead = true;
      const undecided = tableFor(key, key.month).take(node, row, column, key, () => {
        isRead = false;
      });
      if (!isRead) seen.unread += 1;
      return undecided;
    },
    facts: () =>
      [...tables.values()].flatMap(({ role, through, cells }) =>
        cells.facts().map((fact) => ({ ...fact, role, through: fact.month + through })),
      ),
    open: () => {
      const own = new Map<ExpectedRole, Told>();
      told = own;
      return () =>
        EXPECTED_ROLES.flatMap((role) => {
          const seen = own.get(role);
          return seen ? [{ role, columns: [...seen.columns], unread: seen.unread }] : [];
        });
    },
  };
};
