import { type Month, monthOf } from '../../model/calendar.js';
import { FIRST_YEAR_OF_SALES, LAST_YEAR_OF_SALES, monthOfDay } from '../date-order.js';
import { type PassedPart, type PassedTable, type PassedTotals, passedTable } from '../passed-table.js';

/** What one part of a file adds up to. Values stand by cell and, within it, by measure. */
export interface PartTotals {
  readonly months: Int32Array;
  /** The member of each cell, by its place among the texts: each text once, for the same ones stand in many months. */
  readonly members: Int32Array;
  readonly texts: readonly string[];
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  /** What the additions have lost of each sum. */
  readonly lost: Float64Array;
  readonly distinct: ReadonlyMap<number, ReadonlySet<string>>;
  /** By measure, the records that were passed on. */
  readonly passed: ReadonlyMap<number, { readonly part: PassedPart; readonly groups: PassedTotals }>;
}

/** Adds up the measures of a part by cells: a month and a member, told by a number. */
export interface PartTable {
  cell(day: number, member: number): number;
  count(cell: number, measure: number): void;
  add(cell: number, measure: number, value: number): void;
  distinct(cell: number, measure: number, text: string): void;
  /** Where a measure counts records that were passed on. */
  passed(measure: number, part: PassedPart): PassedTable;
  totals(memberText: (member: number) => string): PartTotals;
}

/** Months are numbered from here on; dates before it are refused, and so are those after the last of `MONTHS`. */
const FIRST_MONTH = monthOf(FIRST_YEAR_OF_SALES, 1);
const MONTHS = monthOf(LAST_YEAR_OF_SALES, 12) - FIRST_MONTH + 1;

/** The same numbers with room for one at a place. */
const withRoom = <T extends Int32Array | Float64Array>(
  numbers: T,
  place: number,
  made: (length: number) => T,
): T => {
  if (place < numbers.length) return numbers;
  const roomy = made(2 * place + 16);
  roomy.set(numbers);
  return roomy;
};
const wholes = (length: number): Int32Array => new Int32Array(length);
const fractions = (length: number): Float64Array => new Float64Array(length);

export const partTable = (measures: number): PartTable => {
  // By month and then by member, one more than the cell; typed, for sparse arrays are slow.
  const cells: (Int32Array | undefined)[] = new Array(MONTHS).fill(undefined);
  const months: Month[] = [];
  const members: number[] = [];
  let counts = fractions(0);
  let sums = fractions(0);
  let lost = fractions(0);
  const distinct = new Map<number, Set<string>>();
  const passed: { readonly part: PassedPart; readonly table: PassedTable }[] = new Array(measures);

  const newCell = (place: number, member: number): number => {
    const byMember = withRoom(cells[place] ?? wholes(0), member, wholes);
    cells[place] = byMember;
    months.push(FIRST_MONTH + place);
    const cell = members.push(member) - 1;
    byMember[member] = cell + 1;
    const last = (cell + 1) * measures - 1;
    counts = withRoom(counts, last, fractions);
    sums = withRoom(sums, last, fractions);
    lost = withRoom(lost, last, fractions);
    return cell;
  };

  return {
    cell: (day, member) => {
      const place = monthOfDay(day) - FIRST_MONTH;
      const byMember = cells[place];
      const found = byMember !== undefined && member < byMember.length ? byMember[member]! : 0;
      return found === 0 ? newCell(place, member) : found - 1;
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
    passed: (measure, part) => {
      passed[measure] ??= { part, table: passedTable(part) };
      return passed[measure].table;
    },
    totals: (memberText) => {
      const used = months.length * measures;
      const known = [...new Set(members)];
      const places = new Map(known.map((member, place) => [member, place]));
      return {
        months: Int32Array.from(months),
        members: Int32Array.from(members, (member) => places.get(member)!),
        texts: known.map(memberText),
        counts: counts.slice(0, used),
        sums: sums.slice(0, used),
        lost: lost.slice(0, used),
        distinct,
        passed: new Map(
          [...passed.entries()].flatMap(([at, own]) =>
            own ? [[at, { part: own.part, groups: own.table.totals() }]] : [],
          ),
        ),
      };
    },
  };
};
