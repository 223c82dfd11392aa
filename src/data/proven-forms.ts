import { dataText } from '../locale/data.js';
import { InputError } from '../model/diagnostic.js';
import type { Source } from '../model/tree.js';
import { diagnosed } from './excerpt.js';
import type { SourceFacts } from './facts.js';
import { type Forms, formsOf, type Undecided } from './forms.js';
import type { Sheet } from './peek.js';
import { type Ambiguous, provenOrder } from './proven-order.js';

const ambiguousOrder = async (
  { sheet, row, cell, column, text }: Ambiguous,
  signal: AbortSignal,
): Promise<InputError> => {
  const message = dataText.ambiguousDates({ column, line: row.line, text });
  const found = { rule: 'data-date', line: row.line, cell, message, help: dataText.ambiguousDatesHelp() };
  return new InputError(await diagnosed(sheet, [found], 0, signal));
};

/** Reads with what is known of the forms of columns; null where that is not for the one who reads. */
export type ReadWithForms = (forms: Forms) => Promise<SourceFacts | Undecided | null>;

/** Reads anew with what a column has proven of its form, until every column that must has done so. */
export const withProvenForms = async (
  source: Source,
  sheets: readonly Sheet[],
  signal: AbortSignal,
  read: ReadWithForms,
): Promise<SourceFacts | null> => {
  const proven = formsOf(source);
  for (;;) {
    const answer = await read(proven.forms);
    if (answer === null || !('undecided' in answer)) return answer;
    // A column tells its form once, so this ends after as many rounds as there are columns.
    if (answer.undecided === 'numbers') proven.decimalComma(answer.column);
    else {
      const order = await provenOrder(sheets, answer.column, signal);
      if (typeof order !== 'string') throw await ambiguousOrder(order, signal);
      proven.order(answer.column, order);
    }
  }
};
