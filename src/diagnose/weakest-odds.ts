import { evaluate, evaluateAgain } from '../model/evaluate.js';
import { senseOf } from '../model/goal.js';
import type { Program } from '../model/program.js';
import type { Tree } from '../model/tree.js';
import { uniformFrom } from '../plan/random.js';
import { betaQuantiles } from '../stats/beta-quantiles.js';
import { evenPoints, MOST_DIMENSIONS } from '../stats/even-points.js';
import { countingOf } from './conversion.js';
import { yardstickOf } from './phases.js';
import type { Settled } from './recoverable.js';
import type { SlotValue } from './slot-values.js';
import type { PhaseResult } from './types.js';
import type { Cases } from './verdict.js';

/** How likely each phase is the weakest, as far as the cases of all tell. */
export interface WeakestOdds {
  readonly draws: number;
  /** By phase, the share of draws in which mending it alone brings back most; phases that cannot be compared have none. */
  readonly shares: ReadonlyMap<string, number>;
  /** The share of draws in which mending no phase brings anything back. */
  readonly none: number;
}

/** What the phases were judged on. */
export interface Ground {
  readonly settled: Settled;
  readonly expected: SlotValue;
  readonly isPast: boolean;
  /** Phases that are not to be called weak, for their records may still go on. */
  readonly young: ReadonlySet<string>;
}

interface Candidate {
  readonly phase: string;
  /** The term that its rate moves, and what it is for a rate of 1. */
  readonly term: number;
  readonly size: number;
  readonly cases: Cases;
  readonly expected: number;
  /** The cases of the other period, where that is what it is held against. */
  readonly before: Cases | null;
}

/** Points that are spread evenly tell as much as many more that are drawn by chance. */
const DRAWS = 10_000;
const FEWEST_DRAWS = 200;
/** How many terms may be evaluated in all: large trees get fewer draws. */
const MOST_TERMS = 20_000_000;

const JUDGED: readonly PhaseResult['verdict'][] = [
  'confirmed',
  'suggestive',
  'indistinct',
  'insufficient',
  'on-target',
];

const candidateOf = (tree: Tree, result: PhaseResult, ground: Ground): Candidate | null => {
  const { phase, entered, converted, expected, verdict } = result;
  if (!JUDGED.includes(verdict) || ground.young.has(phase.id)) return null;
  // Nothing can be short of all where all went on: that a rate drawn is below 1 is the prior's doing.
  if (expected! >= 1 && converted === entered) return null;
  const counting = countingOf(tree, phase)!;
  const { program } = ground.settled;
  const own = program.termOf(phase.conversion!);
  const term = own ?? (counting.volume === null ? undefined : program.termOf(counting.volume));
  if (term === undefined) return null;
  return {
    phase: phase.id,
    term,
    size: own === undefined ? entered! : 1,
    cases: { entered: entered!, converted: converted! },
    expected: expected!,
    before: yardstickOf(counting, expected!, ground.expected, ground.isPast).cases,
  };
};

/** The terms that follow from some that are set, in order. What is set stands as it is, whatever follows below it. */
const following = ({ terms }: Program, set: ReadonlySet<number>): Int32Array => {
  const moved = new Set(set);
  terms.forEach(({ args }, index) => {
    if (args.some((arg) => moved.has(arg))) moved.add(index);
  });
  return Int32Array.from([...moved].filter((index) => !set.has(index)));
};

/** What a term may truly be, and may truly have to be, draw by draw. */
interface Rates {
  readonly term: number;
  readonly actual: Float64Array;
  readonly expected: Float64Array;
}

/** Chances of one dimension, spread evenly together with the others; beyond what can be spread so, from a seed. */
const chancesOf = (dimension: number): ((point: number) => number) =>
  dimension < MOST_DIMENSIONS ? evenPoints(dimension) : uniformFrom(dimension);

/** Rates that the cases allow, under Jeffreys' prior. */
const drawnRates = (candidates: readonly Candidate[], draws: number): Rates[] => {
  let dimensions = 0;
  const drawn = ({ entered, converted }: Cases, size: number): Float64Array => {
    const quantile = betaQuantiles(converted + 0.5, entered - converted + 0.5);
    const chance = chancesOf(dimensions);
    dimensions += 1;
    const values = new Float64Array(draws);
    for (let point = 0; point < draws; point += 1) values[point] = size * quantile(chance(point));
    return values;
  };
  return candidates.map(({ term, size, cases, expected, before }) => ({
    term,
    actual: drawn(cases, size),
    expected: before ? drawn(before, size) : new Float64Array(draws).fill(size * expected),
  }));
};

const draw = (
  { program, leaves }: { readonly program: Program; readonly leaves: readonly number[] },
  candidates: readonly Candidate[],
  sense: number,
): WeakestOdds => {
  const moved = following(program, new Set(candidates.map(({ term }) => term)));
  const cost = moved.length * (candidates.length + 1);
  const draws = Math.max(FEWEST_DRAWS, Math.min(DRAWS, Math.floor(MOST_TERMS / cost)));
  const rates = drawnRates(candidates, draws);
  const values = evaluate(program, leaves);
  const kgi = (): number => {
    evaluateAgain(program, values, moved);
    return values[program.root]!;
  };
  const wins = candidates.map(() => 0);
  for (let i = 0; i < draws; i += 1) {
    for (const { term, actual } of rates) values[term] = actual[i]!;
    const now = kgi();
    let weakest = -1;
    let most = 0;
    for (let which = 0; which < rates.length; which += 1) {
      const { term, actual, expected } = rates[which]!;
      if (actual[i]! >= expected[i]!) continue;
      values[term] = expected[i]!;
      const gain = sense * (kgi() - now);
      values[term] = actual[i]!;
      if (!Number.isFinite(gain) || gain <= most) continue;
      weakest = which;
      most = gain;
    }
    if (weakest >= 0) wins[weakest]! += 1;
  }
  const named = wins.reduce((sum, count) => sum + count, 0);
  return {
    draws,
    shares: new Map(candidates.map(({ phase }, which) => [phase, wins[which]! / draws])),
    none: (draws - named) / draws,
  };
};

/**
 * How likely each phase is the weakest: the share of draws from what the conversions may truly be (Jeffreys' posterior,
 * independent of each other; also of the other period's conversions where one is compared with) in which mending it
 * alone brings back most of the KGI (methods 5.2). Null where fewer than two phases can be compared. The draws are made
 * when the answer is asked for, once, and are the same every time.
 */
export const weakestOddsOf = (
  tree: Tree,
  phases: readonly PhaseResult[],
  ground: Ground,
): (() => WeakestOdds | null) => {
  const { program, leaves } = ground.settled;
  let found: WeakestOdds | null | undefined;
  return () => {
    if (found !== undefined) return found;
    const candidates = phases.flatMap((result) => candidateOf(tree, result, ground) ?? []);
    found = leaves && candidates.length > 1 ? draw({ program, leaves }, candidates, senseOf(tree.kgi)) : null;
    return found;
  };
};
