import type { Scoring } from '../../model/scoring.js';
import { predicatesOf, type Writing } from './conditions.js';
import { earliest } from './dates.js';

/** How a record was scored and what became of it, as `scoreKey` writes it; null where its cell is no score. */
export const scoringSql = (
  { score, rater, case: caseName, scored, entered, advanced, lost }: Scoring,
  columnOf: (name: string) => number,
  writing: Writing,
): string => {
  const { cells } = writing;
  const dayOf = (dates: Scoring['scored']): string | null =>
    dates.length === 0 ? null : earliest(dates, columnOf, writing);
  const [scoring, entering, going] = [dayOf(scored), dayOf(entered), dayOf(advanced)];
  const tests = [...(lost?.where ?? [])].flatMap(([key, condition]) =>
    predicatesOf(condition, columnOf(key), writing).map(({ holds }) => holds),
  );
  // A value that is bound must stand in the statement: the day of a loss is written down only where it is looked at.
  const losing = tests.length === 0 || scoring !== null ? dayOf(lost?.on ?? []) : null;
  const cases: string[] = [];
  const add = (name: string, holds: string, end: string | null): void => {
    if (scoring !== null) {
      const late = end === null ? '' : ` or ${scoring} > ${end}`;
      cases.push(`when ${holds} and (${scoring} is null${late}) then '${name}-unforeseen'`);
    }
    cases.push(`when ${holds} then '${name}'`);
  };
  if (going !== null) add('advanced', `${going} is not null`, going);
  if (entering !== null) cases.push(`when ${entering} is null then 'not-entered'`);
  if (tests.length > 0) add('lost', tests.join(' and '), losing);
  else if (losing !== null) add('lost', `${losing} is not null`, losing);
  const end = cases.length === 0 ? "'open'" : `case ${cases.join(' ')} else 'open' end`;
  const text = (name: string | null): string =>
    name === null ? "''" : `coalesce(${cells.text(columnOf(name))}, '')`;
  const value = `cast(${cells.number(columnOf(score)).value} as varchar)`;
  return [value, end, text(rater), text(caseName)].join(' || chr(31) || ');
};
