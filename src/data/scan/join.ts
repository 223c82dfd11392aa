import type { Undecided } from '../forms.js';
import type { RecordTable } from '../layouts/record-table.js';
import type { Tally } from '../table.js';
import { tally } from '../table.js';
import type { Span } from './measures.js';
import type { Part, PartRange } from './part.js';
import type { TableTotals } from './part-tables.js';

/** What all parts of a file add up to, besides their facts, which the table has. */
export interface ScannedFile {
  readonly tally: Tally;
  readonly span: Span;
}

/** Joins the parts of a file in their order, however they come. */
export interface Join {
  give(index: number, part: Part): void;
  /** Whether no other part can change the outcome. */
  isSettled(): boolean;
  /** Null where the file is not for the scanner to judge. Asked once settled. */
  outcome(): ScannedFile | Undecided | null;
}

const pool = (table: RecordTable, totals: TableTotals): void => {
  const { measures, months, members, texts, counts, sums, lost, distinct, passed } = totals;
  const { length } = measures;
  counts.forEach((count, at) => {
    if (count === 0) return;
    const cell = Math.floor(at / length);
    const part = { count, sum: sums[at]!, lost: lost[at]! };
    table.pool(measures[at % length]!, months[cell]!, texts[members[cell]!]!, part);
  });
  for (const [at, values] of distinct) {
    const cell = Math.floor(at / length);
    const member = texts[members[cell]!]!;
    for (const value of values) table.distinct(measures[at % length]!, months[cell]!, member, value);
  }
  for (const [place, { part, groups }] of passed) table.passed(measures[place]!, part).add(groups);
};

/**
 * A part is right where it began just as the one before it ended; where its guess was another, as within a quoted cell
 * of several lines, it is scanned once more from where it does begin.
 */
export const joinOf = (
  ranges: readonly PartRange[],
  end: number,
  table: RecordTable,
  scan: (range: PartRange) => Part,
): Join => {
  const waiting = new Map<number, Part>();
  const counts = tally();
  const span: Span = { first: 0, last: 0 };
  let joined = 0;
  let at = ranges[0]!.from;
  let isBelowHeader = ranges[0]!.isBelowHeader;
  let refused: { readonly undecided: Undecided | null } | null = null;

  const take = (part: Part): void => {
    const { found } = part;
    if (found === null || !found.totals.every(({ sums }) => sums.every(Number.isFinite))) {
      refused = part;
      return;
    }
    counts.rows += found.counts.rows;
    counts.blank += found.counts.blank;
    counts.headers += found.counts.headers;
    counts.units += found.counts.units;
    const { first, last } = found.span;
    if (first !== 0 && (span.first === 0 || first < span.first)) span.first = first;
    if (last > span.last) span.last = last;
    for (const totals of found.totals) pool(table, totals);
    at = part.to;
    isBelowHeader = part.endsBelowHeader;
    joined += 1;
  };

  return {
    give: (index, part) => {
      waiting.set(index, part);
      for (let next = waiting.get(joined); next && !refused; next = waiting.get(joined)) {
        waiting.delete(joined);
        const isRight = next.from === at && next.isBelowHeader === isBelowHeader;
        take(isRight ? next : scan({ from: at, to: ranges[joined]!.to, isGuessed: false, isBelowHeader }));
      }
    },
    isSettled: () => refused !== null || joined === ranges.length,
    outcome: () => {
      if (refused) return refused.undecided;
      return at === end ? { tally: counts, span } : null;
    },
  };
};
