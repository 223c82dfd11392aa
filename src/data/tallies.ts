import type { Month } from '../model/calendar.js';
import { followedConversions } from '../model/followed.js';
import { ownDates, stagesInOrder } from '../model/stages.js';
import type { Condition, Source, Tree } from '../model/tree.js';
import { type SourceView, viewOfSource } from '../model/views.js';
import { lagRecordsOf, waitDates } from '../model/waits.js';
import type { Fact, SourceFacts } from './facts.js';
import { type StepCounts, stepCounts, stepTallies } from './step-counts.js';
import { takenOut } from './taken-out.js';
import { blank, type Tally, tally } from './tally.js';
import { type WaitCounts, type WaitPhases, waitCounts } from './wait-counts.js';

/** The records that entered in a month, and how many of them were won or lost since; null where no status tells. */
export interface Cohort {
  readonly month: Month;
  readonly records: number;
  readonly settled: number | null;
}

/** What must be known of records that are counted by their stages. */
export interface StageCounts {
  readonly cohorts: readonly Cohort[];
  /** Records that reached a phase by the date of a later one alone. */
  readonly implied: readonly { readonly phase: string; readonly records: number }[];
  /** Records that were won and have no date of it: they are no wins of any month. */
  readonly undatedWins: number;
  /** The dates of each stage beside those of the one before, up to the stage of wins. */
  readonly steps: readonly StepCounts[];
  /** How records went on from phase to phase, as far as lags or the maturity of conversions are found from it. */
  readonly waits: readonly WaitCounts[];
}

/** How records went on between two phases; undefined where that was not counted. */
export const waitsBetween = (
  stages: StageCounts | undefined,
  { from, to }: WaitPhases,
): WaitCounts | undefined => stages?.waits.find((each) => each.from === from && each.to === to);

const isIn = (column: string, names: readonly string[]): [string, Condition][] =>
  names.length === 0 ? [] : [[column, { in: names }]];

const cohortTallies = ({ source, entry }: SourceView): Tally[] => {
  if (entry.length === 0) return [];
  const { status } = source;
  const settled = status ? isIn(status.column, [...status.won, ...status.lost]) : [];
  return [
    tally(source, 'entered', entry),
    ...(settled.length > 0 ? [tally(source, 'settled', entry, { where: settled })] : []),
  ];
};

const stageTallies = (tree: Tree, { source }: SourceView): Tally[] => {
  const { phases } = tree;
  const stages = stagesInOrder(source, phases);
  const own = stages.map((stage) => ownDates(source, stage, phases));
  if (source.current !== null) return [];
  const won = own.findIndex((dates) => dates.some(({ where }) => where.size > 0));
  const before = own.slice(0, Math.max(0, won)).flat();
  return [
    ...stages
      .slice(0, -1)
      .map(({ phase }, index) =>
        tally(source, { phase }, own.slice(index + 1).flat(), { where: blank(own[index]!) }),
      ),
    ...(before.length > 0
      ? [tally(source, 'undated', before, { where: [...own[won]![0]!.where, ...blank(own[won]!)] })]
      : []),
  ];
};

/** How records go on, each pair of phases once, whichever nodes or conversions it is for. */
const waitTallies = (tree: Tree, id: string, view: SourceView | null): Tally[] => {
  const conversions = view ? followedConversions(tree, view) : [];
  const own = [
    ...lagRecordsOf(tree).filter(({ source }) => source.id === id),
    ...conversions.flatMap(({ reach, before }) => (before ? [reach, before] : [reach])),
  ];
  const pairs = new Map(own.map((one) => [JSON.stringify([one.from, one.to]), one]));
  return [...pairs.values()].map(({ source, from, to }) => {
    const { on, wait } = waitDates(tree, { source, from, to });
    return tally(source, { from, to }, on, { wait });
  });
};

/** What is counted of the records of a source besides its nodes. */
export const talliesOf = (tree: Tree, source: Pick<Source, 'id'>): Tally[] => {
  const view = viewOfSource(tree, source.id);
  return [
    ...(view ? [...cohortTallies(view), ...stageTallies(tree, view), ...stepTallies(tree, view)] : []),
    ...waitTallies(tree, source.id, view),
  ];
};

const total = (facts: readonly Fact[]): number => facts.reduce((sum, { count }) => sum + count, 0);

const byMonth = (facts: readonly Fact[]): Map<Month, number> => {
  const months = new Map<Month, number>();
  for (const { month, count } of facts) months.set(month, (months.get(month) ?? 0) + count);
  return months;
};

/** Takes the tallies out of an answer, so that its nodes are those of the tree. */
export const withStageCounts = (answer: SourceFacts, tallies: readonly Tally[]): SourceFacts => {
  if (tallies.length === 0) return answer;
  const { rest, factsOf } = takenOut(answer, tallies);
  const of = (which: Tally['of']): readonly Fact[] | null => {
    const own = tallies.find((each) => each.of === which);
    return own ? factsOf(own) : null;
  };
  const settled = of('settled');
  const settledIn = settled && byMonth(settled);
  const cohorts = [...byMonth(of('entered') ?? [])].sort(([a], [b]) => a - b);
  return {
    ...rest,
    stages: {
      cohorts: cohorts.map(([month, records]) => ({
        month,
        records,
        settled: settledIn && (settledIn.get(month) ?? 0),
      })),
      implied: tallies.flatMap(({ of: which }) =>
        typeof which === 'object' && 'phase' in which
          ? [{ phase: which.phase, records: total(of(which)!) }]
          : [],
      ),
      undatedWins: total(of('undated') ?? []),
      steps: stepCounts(tallies, (which) => total(of(which)!)),
      waits: tallies.flatMap(({ of: which }) =>
        typeof which === 'object' && 'from' in which ? [waitCounts(which, of(which)!)] : [],
      ),
    },
  };
};
