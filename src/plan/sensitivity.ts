import { evaluate, gradient } from '../model/evaluate.js';
import { hasTies, oneSidedSlope } from '../model/one-sided.js';
import { type NodeId, naturalRange } from '../model/tree.js';
import { type Blocked, blockedBy } from './blocked.js';
import { type Step, stepOf } from './effect.js';
import { startOf } from './effort.js';
import { rootAt } from './problem.js';
import { overHorizon, type Setting } from './setting.js';

/**
 * How much effort every lever is given to compare them: about a tenth more of a count. It is divided by the root of the
 * lever's own weight, which is what that much effort gets of it.
 */
const EFFORT = 0.1;

/** What moves the KGI: one leaf moved by a small effort, the others as they are. Values are over the horizon. */
export interface Sensitivity {
  readonly id: NodeId;
  /** Whether planning leaves it where it is. */
  readonly held: boolean;
  readonly direction: 'up' | 'down' | null;
  readonly from: number;
  readonly to: number;
  /** What the KGI changes by; 0 where no direction helps. */
  readonly effect: number;
  /** Per cent of KGI for one per cent more, and for one per cent less, of the leaf; null where the KGI is not above 0. */
  readonly elasticity: { readonly up: number; readonly down: number } | null;
  /** Whether its bounds leave less than the whole step. */
  readonly isCut: boolean;
  /** What has to come first, where more or less of the leaf changes nothing by itself. */
  readonly blocked: Blocked | null;
}

const NOTHING = 1e-12;

/** Effects that differ in their last digits only are the same: their order is that of the tree. */
const strength = ({ effect }: Sensitivity): number => Number(effect.toPrecision(9));

/**
 * What moves the KGI most for the same effort, from where everything stands, the strongest first (methods 2). A finite
 * step in the better direction; at a kink each side has an elasticity of its own.
 */
export const sensitivities = (setting: Setting): Sensitivity[] => {
  const { problem, program, leaves } = setting;
  if (setting.unknown !== null) return [];
  const { start, sense } = problem;
  const values = evaluate(program, start);
  const slopes = gradient(program, values);
  const isKinked = hasTies(program, values);
  const root = rootAt(problem, start);
  // What a node must at least be is no reason that it is: only the most that it can be holds a step back.
  const limits = new Map(
    problem.caps
      .filter(({ bound }) => bound === 'cap')
      .map(({ term, max }) => [term, { min: Number.NEGATIVE_INFINITY, max }]),
  );
  const found = leaves.map((standing, leaf): Sensitivity => {
    const { node, held, lower, upper } = standing;
    const value = start[leaf]!;
    const natural = naturalRange(node);
    const range = held ? { lower: natural.min, upper: natural.max } : { lower, upper };
    const width = node.rubric ? node.rubric.high - node.rubric.low : null;
    const { coordinate, from } = startOf(
      node.kind,
      value,
      width ?? (range.upper < Infinity ? range.upper : 1),
    );
    const effort = EFFORT / Math.sqrt(node.lever?.effort ?? 1);
    const step = (side: 1 | -1): Step =>
      stepOf(program, start, { leaf, coordinate, value: from, ...range }, side * effort, limits);
    const [up, down] = [step(1), step(-1)];
    const best = sense * up.effect >= sense * down.effect ? up : down;
    const isUseful = sense * best.effect > NOTHING * Math.max(1, Math.abs(root));
    const slopeOf = (side: 1 | -1): number =>
      isKinked ? oneSidedSlope(program, values, leaf, side) : slopes[leaf]!;
    return {
      id: node.id,
      held,
      direction: isUseful ? (best === up ? 'up' : 'down') : null,
      from: overHorizon(setting, node.id, value),
      to: overHorizon(setting, node.id, isUseful ? best.to : value),
      effect: isUseful ? best.effect : 0,
      elasticity: root > 0 ? { up: (slopeOf(1) * value) / root, down: (slopeOf(-1) * value) / root } : null,
      isCut: !isUseful || best.isCut,
      blocked: isUseful ? null : blockedBy(setting, values, leaf),
    };
  });
  return found.toSorted((a, b) => sense * (strength(b) - strength(a)));
};
