import { formulaValue } from '../model/equation.js';
import { compile, type Program, type Slot } from '../model/program.js';
import type { NodeId, Tree } from '../model/tree.js';
import { type Attribution, attribute, type Method, otherEffects } from './attribution.js';
import { casesOf, countingOf } from './conversion.js';
import type { Levels } from './levels/levels.js';
import { levelBand, noiseBand } from './noise.js';
import { shapleyOfLeaves } from './shapley.js';
import { type SlotValue, sidesOf } from './slot-values.js';
import type { Contribution } from './types.js';
import type { Cases } from './verdict.js';

/** The KGI's gap, shared out as deep as the values are known. */
export interface GapAttribution {
  readonly contributions: readonly Contribution[];
  /** The part of the gap that runs through a node, over all the months at which the KGI uses it. */
  effectOf(id: NodeId): number | null;
  /**
   * What the KGI gains for each unit that the logarithm of a node does, by logarithmic means; null of a node through
   * which nothing runs, or that has no logarithm on both sides.
   */
  perLogOf(id: NodeId): number | null;
  /** Nodes with a formula that was not followed, for what stands in it is not known on both sides. */
  readonly cut: readonly NodeId[];
  /** Rates of nothing of nothing on one side. */
  readonly undefinedRates: readonly NodeId[];
  /** Whether Shapley's value was asked for and could not be had. */
  readonly isRefused: boolean;
}

/** Effects this small beside the KGI are rounding in the last digits. */
const NEGLIGIBLE = 1e-12;

/** Leaves out what neither the tree nor its targets explain where it is no more than rounding. */
export const withoutRounding = (
  contributions: readonly Contribution[],
  kgi: GapQuestion['kgi'],
): Contribution[] => {
  const least = NEGLIGIBLE * Math.max(1, Math.abs(kgi.actual), Math.abs(kgi.expected));
  return contributions.filter(({ method, effect }) => method !== null || Math.abs(effect) > least);
};

/** A gap to be shared out, and how. */
export interface GapQuestion {
  readonly tree: Tree;
  readonly expected: SlotValue;
  readonly actual: SlotValue;
  readonly kgi: { readonly expected: number; readonly actual: number };
  /** Whether what was expected happened, so that its cases have chances of their own. */
  readonly isPast: boolean;
  readonly method: Method;
  /** The chance in volumes and averages; left out where nobody asks for it. */
  readonly levels?: Pick<Levels, 'noise'>;
}

/** The slots at which a gap ends, with both their values. */
interface LaidOut {
  readonly program: Program;
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly cut: readonly NodeId[];
  readonly undefinedRates: readonly NodeId[];
}

/** Follows the formulas as deep as both sides know what stands in them. */
const laidOut = ({ tree, expected, actual, kgi }: GapQuestion): LaidOut => {
  const sides = (slot: Slot) => sidesOf(tree, slot, expected, actual);
  const cut = new Set<NodeId>();
  const expand = (slot: Slot): boolean => {
    const { formula } = tree.nodes.get(slot.id)!;
    if (!formula || sides(slot)?.undefinedRate) return false;
    const side = (which: 'before' | 'after') =>
      formulaValue(formula.expression, (id, lag) => sides({ id, lag })?.[which], slot.lag);
    const isKnown = side('before') !== undefined && side('after') !== undefined;
    if (!isKnown) cut.add(slot.id);
    return isKnown;
  };
  const program: Program = compile(tree, { lag: 'shifted', expand });
  const leaves = program.leaves.map(
    ({ slot }) => sides(slot) ?? { before: kgi.expected, after: kgi.actual, undefinedRate: false },
  );
  return {
    program,
    before: leaves.map(({ before }) => before),
    after: leaves.map(({ after }) => after),
    cut: [...cut],
    undefinedRates: program.leaves.flatMap(({ slot: { id, lag } }, leaf) =>
      leaves[leaf]!.undefinedRate && lag === 0 ? [id] : [],
    ),
  };
};

/** The cases of a rate on the sides that are counted; undefined of what is no rate or has no cases. */
const countedOf = ({ tree, expected, actual, isPast }: GapQuestion, { id, lag }: Slot) => {
  const counting =
    tree.nodes.get(id)!.kind === 'rate' ? countingOf(tree, { conversion: id, volume: null }) : undefined;
  if (!counting) return undefined;
  const cases = (value: SlotValue): Cases | null => {
    const found = casesOf(counting, value, lag);
    return found && found.converted <= found.entered ? found : null;
  };
  return { before: isPast ? cases(expected) : null, after: cases(actual) };
};

/** Adds up the parts of the leaves by node: one that counts in several months has as many. */
const byNode = (program: Program, parts: readonly Omit<Contribution, 'id'>[]): Contribution[] => {
  const found = new Map<NodeId, Contribution>();
  program.leaves.forEach(({ slot: { id } }, leaf) => {
    const { effect, method, interval } = parts[leaf]!;
    const known = found.get(id);
    found.set(id, {
      id,
      effect: effect + (known?.effect ?? 0),
      method: known?.method === 'shapley' ? 'shapley' : method,
      // No one month's chance is that of all.
      interval: known ? null : interval,
    });
  });
  return [...found.values()];
};

/** What of the terms goes through each node, over all the months at which the KGI uses it. */
const throughNodes = ({ terms }: Program, ofTerms: Float64Array): ReadonlyMap<NodeId, number> => {
  const sums = new Map<NodeId, number>();
  terms.forEach(({ slot }, index) => {
    if (slot) sums.set(slot.id, (sums.get(slot.id) ?? 0) + ofTerms[index]!);
  });
  return sums;
};

/** Shapley's value is of the leaves: what runs through an inner node has none of its own. */
const ofLeaves = (contributions: readonly Contribution[]): ReadonlyMap<NodeId, number> =>
  new Map(contributions.map(({ id, effect }) => [id, effect]));

/** Shares out the gap between what was expected and what came, from the KGI down to the deepest known nodes. */
export const attributeGap = (question: GapQuestion): GapAttribution => {
  const { kgi } = question;
  const { program, before, after, cut, undefinedRates } = laidOut(question);
  const result: Attribution = attribute(program, before, after);
  const values = question.method === 'shapley' ? shapleyOfLeaves(program, before, after) : null;
  const otherEffect = otherEffects(program, before, after);
  const parts = program.leaves.map(({ slot }, leaf) => {
    if (values) return { effect: values[leaf]!, method: 'shapley' as const, interval: null };
    const { effect, method } = result.leaves[leaf]!;
    const counted = countedOf(question, slot);
    const noise = counted ? undefined : question.levels?.noise(slot);
    const sides = { before, after };
    const interval = counted
      ? noiseBand(sides, result, otherEffect, leaf, counted)
      : noise
        ? levelBand(sides, result, otherEffect, leaf, noise)
        : null;
    return { effect, method, interval };
  });
  const rest = { method: null, interval: null };
  const contributions = byNode(program, parts);
  const effects = values ? ofLeaves(contributions) : throughNodes(program, result.effects);
  const perLog = throughNodes(program, result.perLog);
  const all: Contribution[] = [
    ...contributions,
    { id: 'unmodelled', effect: kgi.actual - result.after, ...rest },
    { id: 'unclosed', effect: result.before - kgi.expected, ...rest },
  ];
  return {
    contributions: withoutRounding(all, kgi),
    effectOf: (id) => effects.get(id) ?? null,
    perLogOf: (id) => perLog.get(id) || null,
    cut,
    undefinedRates,
    isRefused: question.method === 'shapley' && !values,
  };
};
