import { type Month, monthOf } from '../../model/calendar.js';
import { foldWidth } from '../../model/identifiers.js';
import { parsePeriod } from '../../model/periods.js';
import { unitInHeader } from '../column-unit.js';
import type { AggregateQuery } from '../facts.js';
import type { Sheet } from '../peek.js';
import { EXPECTED_ROLES, type ExpectedRole, roleOf } from '../roles.js';
import {
  areDated,
  areDistinct,
  dated,
  type NamedPeriod,
  namedPeriods,
  type PeriodColumn,
  periodColumns,
} from './period-columns.js';

/** A column of what was expected of a month, or of all months until `through`. */
export interface ExpectedColumn extends PeriodColumn {
  readonly role: ExpectedRole;
  readonly through: Month;
}

/** The columns of a role, of which the first family of columns speaks: 予算 beside 修正目標. */
const ofRole = (
  query: AggregateQuery,
  found: readonly NamedPeriod[],
  actuals: readonly PeriodColumn[],
  role: ExpectedRole,
): ExpectedColumn[] => {
  const own = found.filter(({ index, header }) => {
    return roleOf(header.family) === role && actuals.every((actual) => actual.index !== index);
  });
  const chosen = own.filter(({ header }) => header.family === own[0]!.header.family);
  if (!areDated(query, chosen)) return [];
  const months = new Set(actuals.map(({ month }) => month));
  const columns = chosen.map((column): ExpectedColumn => {
    const read = dated(query, column);
    // 2025/04 前年 stands beside 2026/04, and 4月前年 beside 4月.
    const isOwnYear = role === 'last-year' && column.header.year !== null && !months.has(read.month);
    const month = isOwnYear ? read.month + 12 : read.month;
    return { ...read, month, role, through: month };
  });
  return areDistinct(columns) ? columns : [];
};

const YEAR_BESIDE = /^(?:年間|年次|通期|通年|年度|annual|full[ -]?year|yearly)[ _]*/u;

/** The first month of the fiscal year that all actuals are in. */
const yearOfActuals = (actuals: readonly PeriodColumn[], start: number): Month | null => {
  const begins = new Set(
    actuals.map(({ month }) => {
      const year = Math.floor((month - start + 1) / 12);
      return monthOf(year, start);
    }),
  );
  return begins.size === 1 ? [...begins][0]! : null;
};

/** A column of the year's plan as a whole: 年間予算 of the only fiscal year there is, or FY2026予算. */
const ofYear = (
  { tree }: AggregateQuery,
  { header }: Sheet,
  actuals: readonly PeriodColumn[],
): ExpectedColumn[] => {
  const begin = yearOfActuals(actuals, tree.fiscalYearStart);
  const found = header.names.flatMap((name, index): ExpectedColumn[] => {
    const text = foldWidth(unitInHeader(name)?.stem ?? name);
    const column = { index, name: name.trim(), day: null, role: 'budget' } as const;
    if (begin !== null && YEAR_BESIDE.test(text) && roleOf(text.replace(YEAR_BESIDE, '')) === 'budget') {
      return [{ ...column, month: begin, through: begin + 11 }];
    }
    const [, year, rest] = /^(fy ?\d{4}|\d{4}年度)[ _]*(.+)$/u.exec(text) ?? [];
    const period = year && roleOf(rest!) === 'budget' ? parsePeriod(year, tree.fiscalYearStart) : undefined;
    return period ? [{ ...column, month: period.from, through: period.to }] : [];
  });
  return areDistinct(found) ? found : [];
};

/** The columns beside the actual months that say what was expected of them. A plan by month comes before one by year. */
export const expectedColumns = (query: AggregateQuery, sheet: Sheet): ExpectedColumn[] => {
  const found = namedPeriods(sheet);
  const { actuals } = periodColumns(query, sheet);
  const columns = EXPECTED_ROLES.flatMap((role) => ofRole(query, found, actuals, role));
  return columns.some(({ role }) => role === 'budget')
    ? columns
    : [...columns, ...ofYear(query, sheet, actuals)];
};
