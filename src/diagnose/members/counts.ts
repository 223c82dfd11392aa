import type { Members } from '../../data/members.js';
import type { Period } from '../../model/calendar.js';
import { shiftPeriod } from '../../model/calendar.js';
import { type Counting, casesOf } from '../conversion.js';
import type { SlotValue } from '../slot-values.js';
import type { Cases } from '../verdict.js';

/** What came in and went on at a phase, of one member. */
export interface MemberCases {
  readonly name: string;
  /** Null where it is not known. */
  readonly now: Cases | null;
  /** In the period that is compared with; null also where nothing is. */
  readonly before: Cases | null;
}

/** Whether more went on than came in, as with work that came in earlier: such cases have no rate. */
export const exceeds = (cases: Cases | null): boolean => cases !== null && cases.converted > cases.entered;

const during =
  (members: Members, name: string, period: Period): SlotValue =>
  ({ id, lag }) =>
    members.of(name).over(shiftPeriod(period, -lag)).get(id)?.value;

/** The cases of everybody who has any in either period, or of whom it is not known, in the order of the names. */
export const memberCases = (
  members: Members,
  counting: Counting,
  period: Period,
  before: Period | null,
): MemberCases[] =>
  members.names
    .map((name) => ({
      name,
      now: casesOf(counting, during(members, name, period)),
      before: before && casesOf(counting, during(members, name, before)),
    }))
    .filter(
      ({ now, before: then }) =>
        now === null || now.entered > 0 || now.converted > 0 || (then !== null && then.entered > 0),
    );
