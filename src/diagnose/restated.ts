import type { History } from '../data/history.js';
import { eachMonth, type Month, type Period } from '../model/calendar.js';
import type { Node, Tree } from '../model/tree.js';
import type { Diagnosis } from './types.js';

/** A value by the data of then and by those of now; null where either does not tell it. */
export interface WasNow {
  readonly was: number | null;
  readonly now: number | null;
}

/** A value of a month that the data of now tell otherwise. */
export interface Restatement extends WasNow {
  readonly node: Node;
  readonly month: Month;
}

/** What has changed between two states of the data, by the same definitions. */
export interface Restated {
  readonly kgi: { readonly actual: WasNow; readonly expected: WasNow };
  /** Of the months of the period, in the order of the tree: what is measured, and the KGI. */
  readonly changes: readonly Restatement[];
  /** How many values of the months before the period have changed. */
  readonly earlier: number;
  readonly weakest: { readonly was: Diagnosis['weakest']; readonly now: Diagnosis['weakest'] };
}

/** The same of the data as they were on a day, which a snapshot has kept. */
export interface RestatedSince extends Restated {
  /** The day that was asked for, as YYYY-MM-DD. */
  readonly asOf: string;
  /** The file of the snapshot. */
  readonly snapshot: string;
}

/** A state of the data, and what a diagnosis made of it. */
export interface Judged {
  readonly tree: Tree;
  readonly history: History;
  readonly diagnosis: Diagnosis;
}

/** Values that differ by the last digits of a sum only are the same. */
const SAME = 1e-9;

const isSame = ({ was, now }: WasNow): boolean =>
  was === null || now === null
    ? was === now
    : Math.abs(was - now) <= SAME * Math.max(1, Math.abs(was), Math.abs(now));

const restatementsIn = (was: Judged, now: Judged, period: Period): Restatement[] => {
  const told = [...was.tree.nodes.values()].filter(
    ({ id }) => id === was.tree.kgi.id || [was, now].some(({ history }) => history.actuals.cells.has(id)),
  );
  const valueIn = ({ history }: Judged, { id }: Node, month: Month): number | null =>
    history.completion.over({ from: month, to: month }).get(id)?.value ?? null;
  return told.flatMap((node) =>
    eachMonth(period)
      .map((month) => ({ node, month, was: valueIn(was, node, month), now: valueIn(now, node, month) }))
      .filter((found) => !isSame(found)),
  );
};

/** The months of the data of then before a period; null where there are none. */
const monthsBefore = ({ history }: Judged, { from }: Period): Period | null => {
  const { span } = history.actuals;
  return span && span.from < from ? { from: span.from, to: Math.min(span.to, from - 1) } : null;
};

/** Holds two diagnoses of one period against each other: that of the data as they were, and that of the data of now. */
export const restatedSince = (was: Judged, now: Judged): Restated => {
  const { period } = was.diagnosis;
  const before = monthsBefore(was, period);
  const ofKgi = (key: 'actual' | 'expected'): WasNow => ({
    was: was.diagnosis.kgi[key],
    now: now.diagnosis.kgi[key],
  });
  return {
    kgi: { actual: ofKgi('actual'), expected: ofKgi('expected') },
    changes: restatementsIn(was, now, period),
    earlier: before ? restatementsIn(was, now, before).length : 0,
    weakest: { was: was.diagnosis.weakest, now: now.diagnosis.weakest },
  };
};
