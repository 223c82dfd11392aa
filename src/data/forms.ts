import type { DateOrder } from '../model/dates.js';
import type { Source } from '../model/tree.js';
import { type DateForm, orderKey } from './date-order.js';
import { datePattern } from './date-pattern.js';
import type { NumberForm } from './number-form.js';

/** What is known of how a source writes its dates and numbers. */
export interface Forms {
  readonly dates: DateForm;
  readonly numbers: NumberForm;
}

/** A column whose form must be known before its cells can be read. */
export interface Undecided {
  readonly undecided: keyof Forms;
  readonly column: string;
}

/** The forms of a source as far as it declares them, and what its columns have proven so far. */
export interface ProvenForms {
  readonly forms: Forms;
  order(column: string, order: DateOrder): void;
  decimalComma(column: string): void;
}

export const formsOf = ({ dates, decimal }: Source): ProvenForms => {
  const orders = new Map<string, DateOrder>();
  const commas = new Set<string>();
  return {
    forms: {
      dates: { pattern: datePattern(dates) ?? null, orders },
      numbers: { declared: decimal, commas },
    },
    order: (column, order) => orders.set(orderKey(column), order),
    decimalComma: (column) => commas.add(orderKey(column)),
  };
};
