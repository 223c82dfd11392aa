import { diagnoseText } from '../locale/diagnose.js';
import type { Message } from '../locale/message.js';
import { formulaValue } from '../model/equation.js';
import { compile, type Program, type Slot } from '../model/program.js';
import type { NodeId, Tree } from '../model/tree.js';
import { type Attribution, attribute, type Method } from './attribution.js';
import { casesOf, countingOf } from './conversion.js';
import type { Levels } from './levels/levels.js';
import { levelBand, noiseBand } from './noise.js';
import { MOST_LEAVES, shapleyOfLeaves } from './shapley.js';
import { type SlotValue, sidesOf } from './slot-values.js';
import type { Alert, Contribution } from './types.js';
import type { Cases } from './verdict.js';

/** The KGI's gap, shared out as deep as the values are known. */
export interface GapAttribution {
  readonly contributions: readonly Contribution[];
  /** The part of the gap that runs through a node, over all the months at which the KGI uses it. */
  effectOf(id: NodeId): number | null;
  readonly alerts: readonly Alert[];
}

/** Effects this small beside the KGI are rounding in the last digits. */
const NEGLIGIBLE = 1e-12;

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
  readonly alerts: readonly Alert[];
}

const info = (rule: string, node: NodeId | null, message: Message): Alert => ({
  rule,
  node,
  severity: 'info',
  message,
});

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
  const alerts: Alert[] = [];
  if (cut.size > 0) {
    const labels = [...cut].map((id) => tree.nodes.get(id)!.label);
    alerts.push(info('partial-tree', null, diagnoseText.partialTree({ labels })));
  }
  program.leaves.forEach(({ slot: { id, lag } }, leaf) => {
    if (!leaves[leaf]!.undefinedRate || lag > 0) return;
    const { label } = tree.nodes.get(id)!;
    alerts.push(info('undefined-rate', id, diagnoseText.undefinedRate({ label })));
  });
  return {
    program,
    before: leaves.map(({ before }) => before),
    after: leaves.map(({ after }) => after),
    alerts,
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

/** What runs through each node, over all the months at which the KGI uses it. */
const throughNodes = ({ terms }: Program, { effects }: Attribution): ReadonlyMap<NodeId, number> => {
  const sums = new Map<NodeId, number>();
  terms.forEach(({ slot }, index) => {
    if (slot) sums.set(slot.id, (sums.get(slot.id) ?? 0) + effects[index]!);
  });
  return sums;
};

/** Shapley's value is of the leaves: what runs through an inner node has none of its own. */
const ofLeaves = (contributions: readonly Contribution[]): ReadonlyMap<NodeId, number> =>
  new Map(contributions.map(({ id, effect }) => [id, effect]));

/** Shares out the gap between what was expected and what came, from the KGI down to the deepest known nodes. */
export const attributeGap = (question: GapQuestion): GapAttribution => {
  const { kgi } = question;
  const { program, before, after, alerts } = laidOut(question);
  const result: Attribution = attribute(program, before, after);
  const values = question.method === 'shapley' ? shapleyOfLeaves(program, before, after) : null;
  const parts = program.leaves.map(({ slot }, leaf) => {
    if (values) return { effect: values[leaf]!, method: 'shapley' as const, interval: null };
    const { effect, method } = result.leaves[leaf]!;
    const counted = countedOf(question, slot);
    const noise = counted ? undefined : question.levels?.noise(slot);
    const sides = { before, after };
    const interval = counted
      ? noiseBand(program, sides, result, leaf, counted)
      : noise
        ? levelBand(program, sides, result, leaf, noise)
        : null;
    return { effect, method, interval };
  });
  const scale = NEGLIGIBLE * Math.max(1, Math.abs(kgi.actual), Math.abs(kgi.expected));
  const rest = [
    { id: 'unmodelled' as const, effect: kgi.actual - result.after },
    { id: 'unclosed' as const, effect: result.before - kgi.expected },
  ].filter(({ effect }) => Math.abs(effect) > scale);
  const contributions = byNode(program, parts);
  const effects = values ? ofLeaves(contributions) : throughNodes(program, result);
  const refused = question.method === 'shapley' && !values;
  return {
    contributions: [
      ...contributions,
      ...rest.map((entry): Contribution => ({ ...entry, method: null, interval: null })),
    ],
    effectOf: (id) => effects.get(id) ?? null,
    alerts: refused
      ? [...alerts, info('no-shapley', null, diagnoseText.noShapley({ most: MOST_LEAVES }))]
      : alerts,
  };
};
