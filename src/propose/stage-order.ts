import type { TableSeen } from '../data/look.js';
import { readDate } from '../model/dates.js';
import type { StageColumn } from './deals.js';

/**
 * The stages in the order in which records pass them: a stage stands before another where more changes lead from it to
 * that one than back, straight or by way of others. Stages that go round in a circle keep the order of the file.
 */
export const orderOfStages = (changes: readonly (readonly [from: string, to: string])[]): string[] => {
  const stages = [...new Set(changes.flat())].filter((stage) => stage !== '');
  const net = new Map<string, number>();
  for (const [from, to] of changes) {
    net.set(`${from}\u001f${to}`, (net.get(`${from}\u001f${to}`) ?? 0) + 1);
    net.set(`${to}\u001f${from}`, (net.get(`${to}\u001f${from}`) ?? 0) - 1);
  }
  // What leads to a stage by way of others comes before it as well.
  const after = new Map(
    stages.map((stage) => [
      stage,
      new Set(stages.filter((other) => (net.get(`${stage}\u001f${other}`) ?? 0) > 0)),
    ]),
  );
  for (const middle of stages)
    for (const stage of stages)
      if (after.get(stage)!.has(middle)) for (const other of after.get(middle)!) after.get(stage)!.add(other);
  const rank = new Map(stages.map((stage) => [stage, after.get(stage)!.size]));
  return [...stages].sort((a, b) => rank.get(b)! - rank.get(a)!);
};

/** A date as a number that sorts; null where the cell alone does not tell it. */
const instantOf = (cell: string): string | null => {
  const reading = readDate(cell);
  if (reading?.kind !== 'day') return null;
  const { year, month, day } = reading.value;
  const [time = ''] = /\d{1,2}:\d{2}(?::\d{2})?/u.exec(cell) ?? [];
  return [
    year,
    String(month).padStart(2, '0'),
    String(day ?? 0).padStart(2, '0'),
    time.padStart(8, '0'),
  ].join(' ');
};

/**
 * Columns of stages in the order in which records pass them, as most of the dates tell it. Where the dates do not tell
 * it of every stage, the columns keep their order.
 */
export const inOrderOfDates = (stages: readonly StageColumn[], { rows }: TableSeen): StageColumn[] => {
  const names = stages.map((_, index) => String(index));
  const changes = rows.flatMap((row) => {
    const instants = stages.map(({ column }) => instantOf(row[column.index] ?? ''));
    return names.flatMap((from, one) =>
      names.slice(one + 1).flatMap((to, after): (readonly [string, string])[] => {
        const [first, second] = [instants[one], instants[one + 1 + after]];
        if (!first || !second || first === second) return [];
        return [first < second ? [from, to] : [to, from]];
      }),
    );
  });
  const order = orderOfStages(changes);
  return order.length < stages.length ? [...stages] : order.map((name) => stages[Number(name)]!);
};
