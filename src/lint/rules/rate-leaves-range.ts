import { formatValue } from '../../locale/format.js';
import { joined, type Message } from '../../locale/message.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Interval } from '../../model/interval.js';
import { partOf, under } from '../../model/part.js';
import type { Program } from '../../model/program.js';
import { farthest, type Reach } from '../../model/reach.js';
import type { Tree } from '../../model/tree.js';
import { arithmeticOf, isHeld, SEARCH } from '../arithmetic.js';
import type { Rule } from '../rule.js';

const NOISE = 1e-9;
const MOST_NAMED = 4;

/** Whether people, or the kind, say of every leaf how low and how high it can be. */
const isBelieved = (tree: Tree, { leaves }: Program): boolean =>
  leaves.every(({ slot }) => {
    const node = tree.nodes.get(slot.id)!;
    if (isHeld(node, slot) && node.baseline !== null) return true;
    if (node.kind === 'rate' || node.kind === 'score') return true;
    return !isHeld(node, slot) && node.lever?.min != null && node.lever.max !== null;
  });

/** How far a value lies outside 0 to 1. */
const excess = (value: number): number => Math.max(value - 1, -value);

/** The value farthest outside 0 to 1 that the rate really takes, and where. */
const outside = (part: Program, box: readonly Interval[]): Reach | undefined =>
  ([1, -1] as const)
    .map((sense) => farthest(part, box, sense, [], SEARCH.boxes))
    .filter(({ best }) => Number.isFinite(best) && excess(best) > NOISE)
    .sort((a, b) => excess(b.best) - excess(a.best))[0];

const placeText = (tree: Tree, part: Program, leaves: readonly number[]): Message => {
  const named = part.leaves.slice(0, MOST_NAMED).map(({ slot }, leaf): Message => {
    const { kind, unit } = tree.nodes.get(slot.id)!;
    const { ja, en } = formatValue(leaves[leaf]!, kind, tree.currency, unit);
    return { ja: `${slot.id} = ${ja}`, en: `${slot.id} = ${en}` };
  });
  const { ja, en } = joined(named);
  return part.leaves.length > MOST_NAMED ? { ja: `${ja} など`, en: `${en} and others` } : { ja, en };
};

/**
 * A computed rate that comes out below 0 or above 1 at a point of its leaves' bounds, which is given; an interval that
 * is only too wide is no reason to speak. Rates made of leaves whose bounds nobody has stated are not judged. At most
 * 50 rates, each made of at most 100 terms and 40 leaves, are searched.
 */
export const rateLeavesRange: Rule = {
  id: 'rate-leaves-range',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '率の数式が、レバーの範囲の中で100%を超えたりマイナスになったりするなら、数式か範囲が実際と違います。計画はその数字を使ってしまいます。',
    en: 'Where the formula of a rate leaves 0% to 100% within the bounds of its levers, the formula or the bounds are not how things are, and a plan may use such a number.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate, formula: direct_rate + later_rate }
  direct_rate: { kind: rate, lever: { max: 30% } }
  later_rate: { kind: rate, lever: { max: 20% } }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate, formula: direct_rate + later_rate } # !
  direct_rate: { kind: rate, lever: { max: 70% } }
  later_rate: { kind: rate, lever: { max: 50% } }
`,
  *check(tree): Generator<Finding> {
    const arithmetic = arithmeticOf(tree);
    if (!arithmetic) return;
    const { program, ranges, box } = arithmetic;
    const boxes = new Map(program.leaves.map(({ slot }, leaf) => [slot, box[leaf]!]));
    const reported = new Set<number>();
    let searched = 0;
    for (const [term, { slot, operation }] of program.terms.entries()) {
      const node = slot && tree.nodes.get(slot.id);
      if (!node || operation === 'leaf' || node.kind !== 'rate' || !node.formula) continue;
      const [low, high] = ranges[term]!;
      if (low >= -NOISE && high <= 1 + NOISE) continue;
      const part = partOf(program, term, SEARCH.terms);
      if (!part || part.leaves.length > SEARCH.leaves || !isBelieved(tree, part)) continue;
      // What a rate below has been reported for is not this one's fault.
      if ([...under(program, term)].some((inner) => reported.has(inner))) continue;
      if (searched >= SEARCH.questions) return;
      searched += 1;
      const found = outside(
        part,
        part.leaves.map((leaf) => boxes.get(leaf.slot)!),
      );
      if (!found) continue;
      reported.add(term);
      const value = formatValue(found.best, 'rate', null, null);
      const at = placeText(tree, part, found.leaves);
      yield {
        path: [...node.path, 'formula'],
        node: node.id,
        message: {
          ja: `率 ${node.id} は、レバーの範囲の中で ${value.ja} になりえます（${at.ja} のとき）`,
          en: `the rate ${node.id} can come to ${value.en} within the bounds of the levers (at ${at.en})`,
        },
        help: {
          ja: '数式を確かめるか、lever の min・max を、いっしょに起こりうる範囲に狭めてください',
          en: 'look at the formula, or narrow the bounds to what can be at the same time',
        },
      };
    }
  },
};
