import { formatValue } from '../../locale/format.js';
import type { Finding } from '../../model/diagnostic.js';
import { evaluate } from '../../model/evaluate.js';
import { capsOf, declaredMonths, monthsOf, senseOf, targetOver } from '../../model/goal.js';
import { areSeparate } from '../../model/part.js';
import { farthest } from '../../model/reach.js';
import type { Tree } from '../../model/tree.js';
import { type Arithmetic, arithmeticOf } from '../arithmetic.js';
import type { Rule } from '../rule.js';
import { isLever } from '../views.js';

/** Terms times boxes that a search may look at; a large tree of one sign is proven at its corner without any. */
const MOST_WORK = 20_000;
const MOST_CAPS = 20;
const NOISE = 1e-9;

/**
 * A plan starts from the baselines, wherever they lie, and asks for nothing where they reach the goal: then the bounds
 * and caps prove nothing.
 */
const startsBeyond = (tree: Tree, { program, box }: Arithmetic, goal: number): boolean => {
  const start = program.leaves.map(({ slot }) => tree.nodes.get(slot.id)!.baseline);
  const isOutside = start.some(
    (value, leaf) => value !== null && (value < box[leaf]![0] || value > box[leaf]![1]),
  );
  if (isOutside || !start.every((value) => value !== null)) return isOutside;
  return senseOf(tree.kgi) * (evaluate(program, start)[program.root]! - goal) >= 0;
};

/** The best that the KGI can come to, per month for what adds up; never worse than what can be. */
const bestOf = (tree: Tree, { program, box }: Arithmetic): number => {
  const sense = senseOf(tree.kgi);
  const boxes = Math.floor(MOST_WORK / program.terms.length);
  const free = farthest(program, box, sense, [], boxes).bound;
  const caps = capsOf(tree, program);
  if (caps.length === 0 || caps.length > MOST_CAPS || !areSeparate(program, caps)) return free;
  const held = farthest(program, box, sense, caps, boxes);
  // The bound of a search knows nothing of caps; a corner is evaluated with them.
  return held.proof === 'vertex' ? held.bound : free;
};

/**
 * The KGI's target lies beyond what any plan within the bounds comes to: at the best corner of the bounds where every
 * lever has one direction, else by an interval bound. Fixed leaves stand at their baselines, lags are taken as settled
 * and caps as kept. A warning, for `kpi plan` answers such a target with what would have to give way.
 */
export const targetOutOfReach: Rule = {
  id: 'target-out-of-reach',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: 'すべてのレバーを「取れる」範囲の端まで動かしても届かない目標は、計画を立てる前から未達です。範囲か目標のどちらかを先に話し合います。',
    en: 'A target that no lever setting within the stated bounds can reach is missed before anybody starts. Settle the bounds or the target first.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 60 }
kpis:
  contacts: { kind: count, quality: [win_rate], lever: { max: 200 } }
  win_rate: { kind: rate, lever: { max: 30% } }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 80 } # !
kpis:
  contacts: { kind: count, quality: [win_rate], lever: { max: 200 } }
  win_rate: { kind: rate, lever: { max: 30% } }
`,
  *check(tree): Generator<Finding> {
    const { kgi, currency } = tree;
    const months = declaredMonths(tree);
    const target = targetOver(kgi, months);
    const arithmetic = target === null ? null : arithmeticOf(tree);
    if (target === null || !arithmetic) return;
    // A level that stands on its own past grows over the months, and one of them says nothing of the last.
    if (months > 1 && arithmetic.program.leaves.some(({ slot }) => slot.lag > 0)) return;
    if (startsBeyond(tree, arithmetic, target / monthsOf(kgi, months))) return;
    if (!arithmetic.program.leaves.some(({ slot }) => isLever(tree.nodes.get(slot.id)!))) return;
    const best = bestOf(tree, arithmetic) * monthsOf(kgi, months);
    if (!Number.isFinite(best) || senseOf(kgi) * (best - target) >= -NOISE * Math.max(1, Math.abs(target)))
      return;
    const [reached, wanted] = [best, target].map((value) => formatValue(value, kgi.kind, currency, kgi.unit));
    const isLower = senseOf(kgi) < 0;
    const over = months > 1 && monthsOf(kgi, months) > 1;
    yield {
      path: ['kgi', 'target'],
      node: kgi.id,
      message: {
        ja: `${kgi.id} の目標 ${wanted!.ja} には届きません。全レバーを範囲いっぱいに動かしても${over ? `、${months}か月で` : ''}${isLower ? '最小' : '最大'} ${reached!.ja} です`,
        en: `the target of ${kgi.id}, ${wanted!.en}, is out of reach: with every lever at its bound it is ${isLower ? 'at least' : 'at most'} ${reached!.en}${over ? ` over ${months} months` : ''}`,
      },
      help: {
        ja: '目標、レバーの範囲、cap のどれかを見直してください。`kpi plan` が、何をどこまで広げれば届くかを示します',
        en: 'look again at the target, the bounds or the caps; `kpi plan` says which of them would have to give way, and how far',
      },
    };
  },
};
