import type { Finding } from '../../model/diagnostic.js';
import { type Interval, rangesOf } from '../../model/interval.js';
import { partOf } from '../../model/part.js';
import type { Program, Slot } from '../../model/program.js';
import { farthest } from '../../model/reach.js';
import { type Node, naturalRange, type Tree } from '../../model/tree.js';
import { arithmeticOf, isHeld, SEARCH } from '../arithmetic.js';
import type { Rule } from '../rule.js';

/**
 * How near to an end that nobody has stated a leaf may come. Its kind allows the end, but no business is there: 0
 * contacts, a rate of 100%.
 */
const NEAR = 1e-6;

/** What a leaf can be, ends that only its kind sets left out. */
const inside = (node: Node, slot: Slot): Interval => {
  const isStill = isHeld(node, slot);
  if (isStill && node.baseline !== null) return [node.baseline, node.baseline];
  const { min, max } = naturalRange(node);
  const [least, most] = isStill ? [null, null] : [node.lever?.min ?? null, node.lever?.max ?? null];
  const low = least ?? Math.min(min + NEAR, most ?? Number.POSITIVE_INFINITY);
  return [low, most ?? Math.max(low, Number.isFinite(max) ? max - NEAR : 1 / NEAR)];
};

/** Whether the root is zero somewhere in the box: at a corner, or on the way between values of both signs. */
const vanishes = (part: Program, box: readonly Interval[]): boolean => {
  const [least, most] = [-1, 1].map((sense) => farthest(part, box, sense as 1 | -1, [], SEARCH.boxes).best);
  return Number.isFinite(least) && Number.isFinite(most) && least! <= 0 && most! >= 0;
};

/** The divisors that can be zero, each by where it stands. */
function* zeros(tree: Tree, program: Program): Generator<Program['divisors'][number]> {
  if (program.divisors.length === 0) return;
  const insideOf = (slot: Slot): Interval => inside(tree.nodes.get(slot.id)!, slot);
  const ranges = rangesOf(
    program,
    program.leaves.map(({ slot }) => insideOf(slot)),
  );
  let searched = 0;
  for (const divisor of program.divisors) {
    const [low, high] = ranges[divisor.term]!;
    if (low > 0 || high < 0) continue;
    const part = partOf(program, divisor.term, SEARCH.terms);
    if (!part || part.leaves.length > SEARCH.leaves) continue;
    if (part.terms.length > 1) searched += 1;
    if (searched > SEARCH.questions) return;
    const box = part.leaves.map(({ slot }) => insideOf(slot));
    if (vanishes(part, box)) yield divisor;
  }
}

/**
 * A divisor that is zero somewhere within the bounds that people have stated: always, at a declared end, or where a
 * difference changes its sign. A plain node without bounds is never accused, for its kind keeps it above 0. At most 50
 * divisors that are not plain leaves, each made of at most 100 terms and 40 leaves, are searched.
 */
export const divisionByZero: Rule = {
  id: 'division-by-zero',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '割る数が0になりうる数式は、その月だけ値がなくなり、上のすべての指標が計算できなくなります。',
    en: 'Where a divisor can be zero, the formula has no value in that month, and nothing above it can be computed.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: budget / cost, target: 12 }
kpis:
  budget: { kind: amount, lever: { min: 0, max: 500 } }
  cost: { kind: average, lever: { min: 20, max: 40 } }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: budget / cost, target: 12 } # !
kpis:
  budget: { kind: amount, lever: { min: 0, max: 500 } }
  cost: { kind: average, lever: { min: 0, max: 40 } }
`,
  *check(tree): Generator<Finding> {
    const arithmetic = arithmeticOf(tree);
    if (!arithmetic) return;
    for (const { slot, place } of zeros(tree, arithmetic.program)) {
      const { id, formula, path } = tree.nodes.get(slot.id)!;
      const text = formula!.text.slice(place.offset, place.offset + place.length);
      yield {
        path: [...path, 'formula'],
        at: place,
        node: id,
        message: {
          ja: `${id} の数式は ${text} で割っていますが、これは範囲の中で0になりえます`,
          en: `the formula of ${id} divides by ${text}, which can be zero within the bounds`,
        },
        help: {
          ja: '割る数が0にならないよう、lever の min（引き算なら両方の範囲）か baseline を確かめてください',
          en: 'look at its bounds or its baseline, of a difference at those of both sides, so that it cannot be zero',
        },
      };
    }
  },
};
