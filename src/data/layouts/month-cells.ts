import { dataText } from '../../locale/data.js';
import { formatMonth } from '../../model/calendar.js';
import { isExtensive, type Node, type NodeId } from '../../model/tree.js';
import { missingTest, type NumberColumn, nodeValue } from '../cells.js';
import type { AggregateQuery, Fact } from '../facts.js';
import type { Undecided } from '../forms.js';
import type { Report } from '../problems.js';
import type { Row } from '../rows.js';
import { monthTable, type RowKey, type Stand } from './month-table.js';

/** The cells of a table that already hold one value a period. */
export interface MonthCells {
  /** Takes the cell of a node into its month. What contradicts another row, or is no value, is reported. */
  take(node: Node, row: Row, column: NumberColumn, key: RowKey, report: Report): Undecided | null;
  facts(): Fact[];
}

const standOf = (node: Node): Stand => {
  if (isExtensive(node.kind)) return 'adds-up';
  return node.kind === 'stock' ? 'last' : 'single';
};

export const monthCells = ({ tree, source, wanted }: AggregateQuery): MonthCells => {
  const isMissing = missingTest(source.none);
  const nodes: readonly NodeId[] = wanted.map(({ node }) => node);
  const table = monthTable(nodes.map((id) => standOf(tree.nodes.get(id)!)));
  const slots = new Map(nodes.map((id, index) => [id, index]));

  return {
    take: (node, row, column, key, report) => {
      const slot = slots.get(node.id)!;
      const place = { rule: 'data-duplicate', line: row.line };
      const clash = table.enter(slot, key);
      if (clash) {
        const month = formatMonth(key.month);
        const message = dataText.duplicateRow({ month, member: key.member, ...clash });
        report({ ...place, cell: null, message, help: dataText.duplicateRowHelp() });
      }
      if (clash || isMissing(row.cells[column.index]!)) return null;
      const value = nodeValue(node, row, column, report);
      if (value === 'undecided') return { undecided: 'numbers', column: column.form };
      const second = value === undefined ? null : table.add(slot, key, value);
      if (second) {
        const month = formatMonth(key.month);
        const message = dataText.secondValue({ month, kind: node.kind, column: column.name, ...second });
        report({ ...place, cell: column.index, message, help: dataText.secondValueHelp() });
      }
      return null;
    },
    facts: () => table.facts(nodes),
  };
};
