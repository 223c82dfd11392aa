import type { History } from '../data/history.js';
import { waitsBetween } from '../data/tallies.js';
import type { WaitGroup, WaitPhases } from '../data/wait-counts.js';
import type { Month, Period } from '../model/calendar.js';
import { type FollowedConversion, followedConversions } from '../model/followed.js';
import type { Phase, Tree } from '../model/tree.js';
import { viewsOf } from '../model/views.js';
import {
  counted,
  isLowerBound,
  LEAST_RECORDS,
  lastWhole,
  stateBy,
  type WaitCurve,
  waitCurve,
} from '../plan/wait-curve.js';
import { type TimeInPhase, timeIn } from './time-in-phase.js';

/** From this maturity on a conversion is judged (the default of methods for grouped records). */
export const MATURE = 0.8;

/** The records that entered in one month: what came of them, and what is to be expected once all have had their time. */
export interface CohortMaturity {
  readonly month: Month;
  readonly entered: number;
  readonly converted: number;
  /** The part of the final conversion that records of this age have shown; 0 before their first whole month is over. */
  readonly maturity: number;
  /** The conversion that the cohort comes to if it goes on as the others did, 1 at most; null where nothing shows yet. */
  readonly adjusted: number | null;
  readonly isImmature: boolean;
}

/** How mature records are, weighted by their number, and what they come to at last, 1 at most. */
interface Standing {
  readonly maturity: number;
  readonly projected: number | null;
}

/** How far the records behind a conversion have come. */
export interface Maturity {
  readonly phase: Phase;
  readonly source: string;
  readonly view: 'cohort' | 'snapshot';
  /** The phases between which its records are followed. */
  readonly waits: WaitPhases;
  /** The last month that the records tell the whole of: ages are counted to its end. */
  readonly through: Month;
  readonly entered: number;
  readonly closed: number;
  /** The conversion by age in months; empty where fewer than 20 records have closed. */
  readonly curve: readonly number[];
  /** Whether the curve still rises where it ends: more comes later than it shows. */
  readonly isLowerBound: boolean;
  /** Converted of entered as they stand, and of entered weighted by their maturity; null where there are none. */
  readonly naive: number | null;
  readonly adjusted: number | null;
  readonly cohorts: readonly CohortMaturity[];
  readonly time: TimeInPhase;
  /** Of the records of the period that is looked at; null where there is no curve or no record. */
  readonly inPeriod: Standing | null;
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** The conversion by age. In a cohort view it is what has reached the phase of what has reached the one before. */
const conversionByAge = (reach: WaitCurve, before: WaitCurve | null): number[] =>
  reach.curve.map(({ won }, age) => (before ? (share(won, before.curve[age]?.won ?? 0) ?? 0) : won));

const monthsOf = (groups: readonly WaitGroup[]): Month[] =>
  [...new Set(groups.map(({ month }) => month))].sort((a, b) => a - b);

const arrived = (groups: readonly WaitGroup[], through: Month): number =>
  counted(groups.filter((group) => stateBy(group, through)[0] === 'won'));

const standingIn = (cohorts: readonly CohortMaturity[], { from, to }: Period): Standing | null => {
  const inside = cohorts.filter(({ month }) => month >= from && month <= to);
  const sum = (of: (cohort: CohortMaturity) => number): number =>
    inside.reduce((total, cohort) => total + of(cohort), 0);
  const exposed = sum(({ entered, maturity }) => entered * maturity);
  const maturity = share(
    exposed,
    sum(({ entered }) => entered),
  );
  const projected = share(
    sum(({ converted }) => converted),
    exposed,
  );
  return maturity === null
    ? null
    : { maturity, projected: projected === null ? null : Math.min(1, projected) };
};

const maturityOf = (history: History, followed: FollowedConversion, period: Period): Maturity | null => {
  const { source, phase, view, reach, before } = followed;
  const stages = history.actuals.stages.get(source.id);
  const lastDay = history.actuals.lastDays.get(source.id);
  const [reached, cameBefore] = [reach, before ?? reach].map((pair) => waitsBetween(stages, pair));
  if (!reached || !cameBefore || reached.groups.length === 0 || lastDay === undefined) return null;
  const through = Math.min(lastWhole(lastDay, reached), lastWhole(lastDay, cameBefore));
  const curves = {
    reach: waitCurve(reached.groups, through),
    before: before && waitCurve(cameBefore.groups, through),
  };
  const closed = counted(curves.reach.groups.filter((group) => stateBy(group, through)[0] !== 'open'));
  const curve = closed < LEAST_RECORDS ? [] : conversionByAge(curves.reach, curves.before);
  const final = curve.at(-1) ?? 0;
  const matured = (month: Month): number =>
    final > 0 ? (curve[Math.min(through - month, curve.length - 1)] ?? 0) / final : 0;
  const sides = (month: Month, until: Month): readonly [entered: number, converted: number] => {
    const own = ({ groups }: { readonly groups: readonly WaitGroup[] }): WaitGroup[] =>
      groups.filter((group) => group.month === month);
    return [before ? arrived(own(cameBefore), until) : counted(own(reached)), arrived(own(reached), until)];
  };
  const known = monthsOf(reached.groups).map((month) => {
    const [entered, converted] = sides(month, Number.POSITIVE_INFINITY);
    const [enteredThen, convertedThen] = month > through ? [0, 0] : sides(month, through);
    return { month, entered, converted, enteredThen, convertedThen, maturity: matured(month) };
  });
  const sum = (of: (cohort: (typeof known)[number]) => number): number =>
    known.reduce((total, cohort) => total + of(cohort), 0);
  const exposed = sum(({ enteredThen, maturity }) => enteredThen * maturity);
  const converted = sum(({ convertedThen }) => convertedThen);
  const cohorts =
    final > 0
      ? known.map(({ month, entered, converted: own, enteredThen, convertedThen, maturity }) => {
          const ultimate = share(convertedThen, enteredThen * maturity);
          return {
            month,
            entered,
            converted: own,
            maturity,
            adjusted: ultimate === null ? null : Math.min(1, ultimate),
            isImmature: maturity < MATURE,
          };
        })
      : [];
  return {
    phase,
    source: source.id,
    view,
    waits: { from: reach.from, to: reach.to },
    through,
    entered: sum(({ enteredThen }) => enteredThen),
    closed,
    curve,
    isLowerBound: curve.length > 0 && isLowerBound(curves.reach),
    naive: share(
      converted,
      sum(({ enteredThen }) => enteredThen),
    ),
    adjusted: share(converted, exposed),
    cohorts,
    time: timeIn(curves.reach, through, source.status !== null && source.status.lost.length > 0),
    inPeriod: standingIn(cohorts, period),
  };
};

/** How far the records behind each conversion have come, for the sources whose records are followed by their stages. */
export const maturitiesOf = (tree: Tree, history: History, period: Period): Maturity[] =>
  viewsOf(tree).flatMap((view) =>
    followedConversions(tree, view).flatMap((followed) => maturityOf(history, followed, period) ?? []),
  );
