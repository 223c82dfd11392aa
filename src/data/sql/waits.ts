import type { Wait } from '../../model/tree.js';
import { predicatesOf, type Writing } from './conditions.js';
import { earliest } from './dates.js';
import { monthsBetween } from './months.js';

/** How a record went on after the day on which it entered, as `waitKey` writes it. */
export const waitSql = (
  { since, until, lost, named }: Wait,
  entered: string,
  columnOf: (name: string) => number,
  writing: Writing,
): string => {
  const [begun, arrived] = [since, until].map((dates) => earliest(dates, columnOf, writing)) as [
    string,
    string,
  ];
  const cases = [
    `when ${arrived} < ${begun} then 'arrived-before:' || ${monthsBetween(entered, arrived)}`,
    `when ${arrived} is not null then 'arrived:' || ${monthsBetween(entered, arrived)}`,
  ];
  if (lost) {
    const tests = [...lost.where].flatMap(([key, condition]) =>
      predicatesOf(condition, columnOf(key), writing).map(({ holds }) => holds),
    );
    const isLost = tests.join(' and ');
    if (lost.on.length > 0) {
      const loss = earliest(lost.on, columnOf, writing);
      cases.push(
        `when ${isLost} and ${loss} < ${entered} then 'lost-before:0'`,
        `when ${isLost} and ${loss} is not null then 'lost:' || ${monthsBetween(entered, loss)}`,
      );
    }
    cases.push(`when ${isLost} then 'lost'`);
  }
  if (named) {
    const month = `extract(year from ${entered}) * 12 + extract(month from ${entered}) - 1`;
    const texts = named.columns.map((name) => `coalesce(${writing.cells.text(columnOf(name))}, '')`);
    cases.push(`when ${month} <= ${named.through} then ${["'open'", ...texts].join(' || chr(31) || ')}`);
  }
  return `case ${cases.join(' ')} else 'open' end`;
};
