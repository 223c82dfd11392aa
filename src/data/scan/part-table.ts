import { type Month, monthOf } from '../../model/calendar.js';

/** What one part of a file adds up to. Values stand by cell and, within it, by measure. */
export interface PartTotals {
  readonly months: Int32Array;
  readonly members: readonly string[];
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  /** What the additions have lost of each sum. */
  readonly lost: Float64Array;
  readonly distinct: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Adds up the measures of a part by cells: a month and a member, told by a number. */
export interface PartTable {
  cell(day: number, member: number): number;
  count(cell: number, measure: number): void;
  add(cell: number, measure: number, value: number): void;
  distinct(cell: number, measure: number, text: string): void;
  totals(memberText: (member: number) => string): PartTotals;
}

export const partTable = (measures: number): PartTable => {
  // By month and then by member, as both are met.
  const places: (number[] | undefined)[] = [];
  const months: Month[] = [];
  const members: number[] = [];
  const counts: number[] = [];
  const sums: number[] = [];
  const lost: number[] = [];
  const distinct = new Map<number, Set<string>>();
  /** The months before this one are hardly ever met; an array that begins far from 0 would be slow. */
  const FIRST = monthOf(1900, 1);

  const newCell = (byMember: number[], month: Month, member: number): number => {
    const cell = months.length;
    months.push(month);
    members.push(member);
    for (let measure = 0; measure < measures; measure += 1) {
      counts.push(0);
      sums.push(0);
      lost.push(0);
    }
    byMember[member] = cell;
    return cell;
  };

  return {
    cell: (day, member) => {
      // Whole numbers throughout, which are divided without fractions.
      const year = (day / 10000) | 0;
      const month = monthOf(year, ((day - year * 10000) / 100) | 0);
      const byMember = places[month - FIRST] ?? [];
      const found = byMember[member];
      if (found !== undefined) return found;
      places[month - FIRST] = byMember;
      return newCell(byMember, month, member);
    },
    count: (cell, measure) => {
      counts[cell * measures + measure]! += 1;
    },
    add: (cell, measure, value) => {
      const at = cell * measures + measure;
      const sum = sums[at]!;
      const next = sum + value;
      lost[at]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sums[at] = next;
      counts[at]! += 1;
    },
    distinct: (cell, measure, text) => {
      const at = cell * measures + measure;
      const texts = distinct.get(at) ?? new Set<string>();
      if (texts.size === 0) distinct.set(at, texts);
      texts.add(text);
    },
    totals: (memberText) => ({
      months: Int32Array.from(months),
      members: members.map(memberText),
      counts: Float64Array.from(counts),
      sums: Float64Array.from(sums),
      lost: Float64Array.from(lost),
      distinct,
    }),
  };
};
