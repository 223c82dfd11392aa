import type { Month } from '../../model/calendar.js';
import type { NodeId } from '../../model/tree.js';
import type { Fact } from '../facts.js';
import { type CompensatedSum, compensatedSum } from '../sum.js';

/** What several rows of one month do to a node: add up, leave the last day's value, or contradict each other. */
export type Stand = 'adds-up' | 'last' | 'single';

/** A row's place in the files. */
interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/** The month, member and day that a row is about; `day` is null for a row about the whole month. */
export interface RowKey {
  readonly month: Month;
  readonly member: string;
  readonly day: number | null;
  readonly place: RowPlace;
}

/** The row that stands in the way of another one. */
interface Clash {
  readonly first: RowPlace;
  readonly second: RowPlace;
}

interface Cell {
  readonly month: Month;
  readonly member: string;
  readonly whole: boolean;
  readonly place: RowPlace;
  sum: CompensatedSum;
  count: number;
  /** Where the value that counts was read, and of which day it is. */
  valueAt: RowPlace | null;
  valueDay: number;
}

/** The values of nodes by month and member, as the rows of a table bring them. Nodes are numbered by the caller. */
export interface MonthTable {
  /** Notes that a row is about a month; the row that it contradicts where one of the two is about the whole month. */
  enter(slot: number, key: RowKey): Clash | null;
  /** Adds a value; the row that already holds one where a node of this stand can have one only. */
  add(slot: number, key: RowKey, value: number): Clash | null;
  facts(nodes: readonly NodeId[]): Fact[];
}

const byMonthAndMember = (a: Fact, b: Fact): number =>
  a.month - b.month || (a.member < b.member ? -1 : Number(a.member > b.member));

export const monthTable = (stands: readonly Stand[]): MonthTable => {
  const slots = stands.map(() => new Map<Month, Map<string, Cell>>());
  const cellAt = (slot: number, { month, member }: RowKey): Cell | undefined =>
    slots[slot]!.get(month)?.get(member);

  return {
    enter: (slot, key) => {
      const { month, member, day, place } = key;
      const cell = cellAt(slot, key);
      if (cell) return cell.whole || day === null ? { first: cell.place, second: place } : null;
      const fresh = { month, member, whole: day === null, place, sum: compensatedSum(), count: 0 };
      const byMember = slots[slot]!.get(month) ?? new Map<string, Cell>();
      slots[slot]!.set(month, byMember.set(member, { ...fresh, valueAt: null, valueDay: 0 }));
      return null;
    },
    add: (slot, key, value) => {
      const cell = cellAt(slot, key)!;
      const stand = stands[slot]!;
      const day = key.day ?? 0;
      if (stand !== 'adds-up' && cell.valueAt) {
        if (stand === 'single' || day === cell.valueDay) return { first: cell.valueAt, second: key.place };
        if (day < cell.valueDay) return null;
        cell.sum = compensatedSum();
        cell.count = 0;
      }
      cell.sum.add(value);
      cell.count += 1;
      cell.valueAt = key.place;
      cell.valueDay = day;
      return null;
    },
    facts: (nodes) =>
      slots.flatMap((byMonth, slot) =>
        [...byMonth.values()]
          .flatMap((cells) => [...cells.values()])
          .filter(({ count }) => count > 0)
          .map(({ month, member, sum, count }) => ({
            node: nodes[slot]!,
            month,
            member,
            sum: sum.value(),
            count,
          }))
          .sort(byMonthAndMember),
      ),
  };
};
