import { dataText } from '../../locale/data.js';
import type { Condition } from '../../model/tree.js';
import { cellText, type IsMissing } from '../cells.js';
import type { Forms, Undecided } from '../forms.js';
import type { Report, RowProblem } from '../problems.js';
import type { Row } from '../rows.js';
import { conditionTests, type WhereFault } from '../where.js';

/** A column of one file, and what people call it. */
export interface ColumnAt {
  readonly index: number;
  readonly name: string;
}

/** How the cells of one file are read, and where what is wrong with them is told. */
export interface RowReading {
  readonly column: (name: string) => ColumnAt;
  readonly forms: Forms;
  readonly isMissing: IsMissing;
  readonly report: Report;
}

/** Whether a row meets every condition; undecided where the form of a column must be known first. */
export type RowTest = (row: Row) => boolean | Undecided;

const whereProblem = (
  fault: Exclude<WhereFault, Undecided['undecided']>,
  row: Row,
  { index, name }: ColumnAt,
): RowProblem => {
  const text = row.cells[index]!.trim();
  const isNumber = fault === 'not-number';
  return {
    rule: isNumber ? 'data-number' : 'data-date',
    line: row.line,
    cell: index,
    message: isNumber ? dataText.notNumber({ column: name, text }) : dataText.notDate({ column: name, text }),
    help: dataText.comparedHelp(),
  };
};

/** The test of the rows of one file by the conditions of a measure. A cell that cannot be compared is reported. */
export const rowTest = (
  where: ReadonlyMap<string, Condition>,
  { column, forms, isMissing, report }: RowReading,
): RowTest => {
  const conditions = [...where].map(([key, condition]) => {
    const at = column(key);
    return { ...at, tests: conditionTests(condition, at.name, forms) };
  });
  return (row) => {
    for (const condition of conditions) {
      const cell = row.cells[condition.index]!;
      const text = isMissing(cell) ? '' : cellText(cell);
      for (const test of condition.tests) {
        const answer = test(text);
        if (answer === true) continue;
        if (answer === 'dates' || answer === 'numbers') return { undecided: answer, column: condition.name };
        if (answer !== false) report(whereProblem(answer, row, condition));
        return false;
      }
    }
    return true;
  };
};
