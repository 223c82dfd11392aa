import type { Passing } from '../../model/passing.js';
import type { Ending } from '../../model/reaching.js';
import type { RecordDate } from '../../model/tree.js';
import { RETURNED } from '../passing-key.js';
import { predicatesOf, type Writing } from './conditions.js';
import { earliest } from './dates.js';
import { monthsBetween } from './months.js';
import { when } from './when.js';

/** Some of a list that hold together as one condition; false where there is none. */
const anyOf = (conditions: readonly (string | null)[]): string => {
  const told = conditions.filter((each) => each !== null);
  return told.length === 0 ? 'false' : `(${told.join(' or ')})`;
};

/** What became of a record that was passed on, as the key of what is counted writes it. */
export const passingSql = (
  { part, score, since, accepted, responded, won, lost, reason }: Passing,
  passed: string,
  columnOf: (name: string) => number,
  writing: Writing,
): string => {
  const { cells } = writing;
  // A value that is bound must stand in the statement: what a part does not look at is not written down.
  const dayOf = (dates: readonly RecordDate[]): string | null =>
    dates.length === 0 ? null : earliest(dates, columnOf, writing);
  const ending = (end: Ending | null) => {
    const tests = [...(end?.where ?? [])].flatMap(([key, condition]) =>
      predicatesOf(condition, columnOf(key), writing).map(({ holds }) => holds),
    );
    const day = tests.length === 0 || part === 'ends' ? dayOf(end?.on ?? []) : null;
    const hasDay = day === null ? 'false' : `(${day} is not null)`;
    return { day, holds: tests.length === 0 ? hasDay : `coalesce(${tests.join(' and ')}, false)` };
  };
  const [wins, loses] = [ending(won), ending(lost)];
  const taken = dayOf(accepted);
  const isAccepted = anyOf([taken && `${taken} is not null`, wins.holds]);
  const text = reason === null ? "''" : `coalesce(${cells.text(columnOf(reason))}, '')`;
  const cameBack = `not ${isAccepted} and (${loses.holds} or ${text} <> '')`;
  if (part === 'returns') return `case when ${cameBack} then '${RETURNED}' || chr(31) || ${text} else '' end`;

  const end = `case when ${wins.holds} then 'won' when ${loses.holds} or ${cameBack} then 'lost' else 'open' end`;

  const value =
    score === null ? "''" : `coalesce(cast(${cells.number(columnOf(score.column)).value} as varchar), '')`;
  const accepting = `case when ${isAccepted} then '1' else '0' end`;
  const parts = [value, accepting, end];
  const joined = (...more: readonly string[]): string => [...parts, ...more].join(' || chr(31) || ');
  const answered = dayOf(responded);
  const own = dayOf(since);
  if (part === 'answers') {
    const days = when([`${answered} >= ${own}`], `cast(cast(${answered} - ${own} as integer) as varchar)`);
    return joined(`coalesce(${days}, '')`);
  }
  const begun = `coalesce(${own}, ${passed})`;
  const monthsTo = (day: string | null): string =>
    day === null ? 'cast(null as varchar)' : when([`${day} >= ${begun}`], monthsBetween(passed, day));
  const isBefore = (day: string | null, ...held: readonly string[]): string | null =>
    day && `(${[...held, `${day} < ${begun}`].join(' and ')})`;
  const disorders = [
    isBefore(taken),
    isBefore(answered),
    isBefore(wins.day, wins.holds),
    isBefore(loses.day, `not ${wins.holds}`, loses.holds),
  ];
  return joined(
    `coalesce(case when ${wins.holds} then ${monthsTo(wins.day)} when ${loses.holds} then ${monthsTo(loses.day)} end, '')`,
    `case when ${anyOf(disorders)} then '1' else '0' end`,
  );
};
