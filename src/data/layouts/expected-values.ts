import { foldWidth } from '../../model/identifiers.js';
import type { AggregateQuery } from '../facts.js';
import { unitless } from '../names.js';
import type { Sheet } from '../peek.js';
import { EXPECTED_ROLES, type ExpectedRole, roleOf } from '../roles.js';

/** What people call the column that tells a row of actuals from one of a plan. */
const ROLE = ['区分', '予実', '予実区分', '種別', 'シナリオ', 'scenario', 'version', 'plan/actual', 'type'];

/** The column that tells what each row is: one that is called so, and whose first cell names a role. */
export const roleColumn = ({ source }: AggregateQuery, { header, samples }: Sheet): number | undefined => {
  const dimensions = source.dimensions.map(header.find);
  const found = header.names.findIndex((name, index) => {
    if (!ROLE.includes(foldWidth(name)) || dimensions.includes(index)) return false;
    return samples[index] !== undefined && roleOf(samples[index]) !== null;
  });
  return found === -1 ? undefined : found;
};

/** The columns of expected values beside the one of actuals, where no column tells what each row is. */
export const expectedValues = (
  query: AggregateQuery,
  sheet: Sheet,
  value: number,
): { readonly role: ExpectedRole; readonly index: number }[] => {
  if (roleColumn(query, sheet) !== undefined) return [];
  const roles = sheet.header.names.map((name, index) => (index === value ? null : roleOf(unitless(name))));
  return EXPECTED_ROLES.flatMap((role) =>
    roles.includes(role) ? [{ role, index: roles.indexOf(role) }] : [],
  );
};
