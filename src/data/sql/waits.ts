import type { Wait } from '../../model/tree.js';
import { predicatesOf, type Writing } from './conditions.js';
import { earliest } from './dates.js';

/** The calendar months from one day to another; null where either is missing. */
const monthsBetween = (from: string, to: string): string =>
  `cast(extract(year from ${to}) * 12 + extract(month from ${to}) - extract(year from ${from}) * 12 - extract(month from ${from}) as integer)`;

/** How a record went on after it entered, as `waitKey` writes it. */
export const waitSql = (
  { since, until, lost }: Wait,
  columnOf: (name: string) => number,
  writing: Writing,
): string => {
  const [from, to] = [since, until].map((dates) => earliest(dates, columnOf, writing)) as [string, string];
  const arrived = `'arrived:' || cast(coalesce(${monthsBetween(from, to)}, 0) as varchar)`;
  const cases = [`when ${to} is not null then ${arrived}`];
  if (lost) {
    const tests = [...lost.where].flatMap(([key, condition]) =>
      predicatesOf(condition, columnOf(key), writing).map(({ holds }) => holds),
    );
    const months = lost.on.length === 0 ? null : monthsBetween(from, earliest(lost.on, columnOf, writing));
    const gone = months === null ? "'lost'" : `coalesce('lost:' || cast(${months} as varchar), 'lost')`;
    cases.push(`when ${tests.join(' and ')} then ${gone}`);
  }
  return `case ${cases.join(' ')} else 'open' end`;
};
