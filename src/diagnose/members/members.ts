import type { History } from '../../data/history.js';
import { type Members, membersOf } from '../../data/members.js';
import type { Period } from '../../model/calendar.js';
import type { Phase, Tree } from '../../model/tree.js';
import { benjaminiHochberg, holm } from '../../stats/multiple.js';
import { wilson } from '../../stats/proportion.js';
import { countingOf } from '../conversion.js';
import type { Reserve } from '../reserve.js';
import { exceeds, type MemberCases, memberCases } from './counts.js';
import { type MemberQuestion, memberGaps } from './gaps.js';
import { type MixFound, mixOf } from './mix.js';
import { type Tested, testMembers } from './tests.js';
import type { MemberRate, MembersFound, MemberVerdict, PhaseMembers } from './types.js';

/** Above this chance the differences among members are compatible with it (methods 5.4). */
const ALPHA = 0.1;

interface Counted {
  readonly phase: Phase;
  readonly cases: readonly MemberCases[];
  readonly mix: MixFound | null;
  readonly tested: Tested | 'exceeds' | 'alone';
}

const testedOf = (cases: readonly MemberCases[]): Counted['tested'] => {
  const own = cases.filter(
    ({ name, now }) => name !== '' && now !== null && (now.entered > 0 || now.converted > 0),
  );
  if (own.some(({ now }) => exceeds(now))) return 'exceeds';
  return own.length < 2 ? 'alone' : testMembers(own);
};

const countedOf = (
  tree: Tree,
  members: Members,
  { hidden }: Reserve,
  phase: Phase,
  period: Period,
  before: Period | null,
): Counted | null => {
  const counting = hidden.has(phase.conversion!) ? undefined : countingOf(tree, phase);
  const cases = counting ? memberCases(members, counting, period, before) : [];
  if (cases.every(({ now }) => now === null || now.entered === 0)) return null;
  return { phase, cases, mix: before && mixOf(cases), tested: testedOf(cases) };
};

const isThere = (cases: MemberCases['now']): boolean => cases !== null && cases.entered > 0;

const namesOf = (cases: readonly MemberCases[], holds: (one: MemberCases) => boolean): string[] =>
  cases.filter(holds).map(({ name }) => name);

const NOT_TESTED = { shrunk: null, pValue: null, limits: null } as const;

const rateOf = (
  one: MemberCases,
  effects: MemberRate['effects'],
  tested: Counted['tested'],
  adjusted: ReadonlyMap<MemberCases, number>,
): MemberRate => {
  const { name, now } = one;
  const isRate = now !== null && now.entered > 0 && !exceeds(now);
  return {
    name,
    entered: now?.entered ?? null,
    converted: now?.converted ?? null,
    rate: isRate ? now.converted / now.entered : null,
    interval: isRate ? wilson(now.converted, now.entered) : null,
    ...((typeof tested === 'object' && tested.byName.get(name)) || NOT_TESTED),
    pAdjusted: adjusted.get(one) ?? null,
    effects,
  };
};

/** Each member's p-value after Benjamini and Hochberg, over everybody at every phase: they are screened together. */
const screened = (counted: readonly Counted[]): ReadonlyMap<MemberCases, number> => {
  const all = counted.flatMap(({ cases, tested }) =>
    cases.flatMap((one) => {
      const pValue = typeof tested === 'object' ? tested.byName.get(one.name)?.pValue : undefined;
      return pValue === undefined || pValue === null ? [] : [{ one, pValue }];
    }),
  );
  const adjusted = benjaminiHochberg(all.map(({ pValue }) => pValue));
  return new Map(all.map(({ one }, index) => [one, adjusted[index]!]));
};

/**
 * Whether the members of a dimension differ at each phase beyond chance, and what moved the rate of all since a past
 * period: the members' own rates, or how many cases each had. With it the gap of the KGI by member. Throws an InputError where no source has the dimension.
 */
export const diagnoseMembers = (
  tree: Tree,
  { actuals }: History,
  asked: string,
  { reserve, ...question }: MemberQuestion & { readonly reserve: Reserve },
): MembersFound => {
  const { period, before } = question;
  const members = membersOf(tree, actuals, asked);
  const phases = tree.phases.filter(({ conversion }) => conversion !== null);
  const found = phases.map((phase) => countedOf(tree, members, reserve, phase, period, before));
  const counted = found.flatMap((one) => one ?? []);
  const gates = counted.flatMap(({ tested }) => (typeof tested === 'object' ? [tested] : []));
  const adjustedGates = holm(gates.map(({ test }) => test.pValue));
  const adjusted = screened(counted);
  return {
    dimension: members.dimension,
    isOfPeriods: before !== null,
    gaps: memberGaps(tree, members, question),
    untold: phases.filter((_, index) => found[index] === null),
    phases: counted.map(({ phase, cases, mix, tested }): PhaseMembers => {
      const isTested = typeof tested === 'object';
      const pAdjusted = isTested ? adjustedGates[gates.indexOf(tested)]! : null;
      const verdict: MemberVerdict = !isTested ? tested : pAdjusted! > ALPHA ? 'chance' : 'beyond-chance';
      return {
        phase,
        conversion: tree.nodes.get(phase.conversion!)!,
        verdict,
        tested: isTested ? tested.byName.size : 0,
        pooled: isTested ? tested.pooled : null,
        test: isTested
          ? {
              chiSquare: tested.test.statistic,
              degrees: tested.test.degrees,
              pValue: tested.test.pValue,
              pAdjusted: pAdjusted!,
              isRough: tested.isRough,
            }
          : null,
        isYoung: reserve.young.has(phase.id),
        members: cases.map((one, index) => rateOf(one, mix?.effects[index] ?? null, tested, adjusted)),
        mix: mix?.all ?? null,
        onlyNow: before ? namesOf(cases, ({ now, before }) => isThere(now) && !isThere(before)) : [],
        onlyBefore: before ? namesOf(cases, ({ now, before }) => isThere(before) && !isThere(now)) : [],
      };
    }),
  };
};
