import type { Finding } from '../../model/diagnostic.js';
import { type Expression, operandsOf } from '../../model/formula/ast.js';
import { type Formula, isExtensive, type Kind, type Node, type Tree } from '../../model/tree.js';
import { dimensionName } from '../dimension-name.js';
import { dimensionsOf, fits, misfitsOf } from '../dimensions.js';
import type { Rule } from '../rule.js';
import { COUNTED, PERIODS, type Unit } from '../units.js';
import { termsOf, unitsOf } from '../views.js';

/** The node that a term of a sum names, and its place. */
interface Named {
  readonly node: Node;
  readonly term: Expression;
}

/** A unit without what it counts; of what adds up also without its period, which `mixed-grains` looks at. */
const measureOf = (unit: Unit, kind: Kind): string => {
  const powers = [...unit.powers].filter(
    ([base]) => base !== COUNTED && !(isExtensive(kind) && base in PERIODS),
  );
  return [unit.scale, ...powers.sort(([a], [b]) => (a < b ? -1 : 1)).map(([base, n]) => `${base}^${n}`)].join(
    ' ',
  );
};

type Measuring = (node: Node) => string | null;

/** What nodes are measured in, each unit of a kind looked at once; null where nobody says. */
const measuring = (tree: Tree): Measuring => {
  const units = unitsOf(tree);
  const known = new Map<string, string | null>();
  return ({ unit, kind }) => {
    if (unit === null) return null;
    const key = `${kind} ${unit}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const parsed = units.get(unit)!;
    const measure = parsed && measureOf(parsed, kind);
    known.set(key, measure);
    return measure;
  };
};

const nameOf = (tree: Tree, term: Expression): Node | undefined => {
  if (term.type === 'lag' || term.type === 'negate') return nameOf(tree, term.operand);
  return term.type === 'reference' ? tree.nodes.get(term.id) : undefined;
};

/** Every sum, min() and max() of an expression, as the nodes that stand in it by themselves. */
function* sums(tree: Tree, expression: Expression): Generator<readonly Named[]> {
  if (operandsOf(expression).length === 0) return;
  const isSum = expression.type === 'sum' || expression.type === 'difference';
  const terms = isSum ? termsOf(expression, ['sum', 'difference']) : operandsOf(expression);
  if (isSum || expression.type === 'min' || expression.type === 'max')
    yield terms.flatMap((term) => {
      const node = nameOf(tree, term);
      return node ? [{ node, term }] : [];
    });
  for (const term of terms) yield* sums(tree, term);
}

/** The terms of a sum whose unit is another one than that of the first, with the node that they differ from. */
const strangers = (
  tree: Tree,
  terms: readonly Named[],
  measureOfNode: Measuring,
): (Named & { readonly other: Node })[] => {
  const first = terms.find(({ node }) => measureOfNode(node) !== null);
  if (!first) return [];
  const dimensions = dimensionsOf(tree);
  const measure = measureOfNode(first.node);
  const dimension = dimensions.get(first.node.id);
  return terms.flatMap(({ node, term }) => {
    const own = measureOfNode(node);
    if (own === null || own === measure) return [];
    const kind = dimensions.get(node.id);
    const isKnown = dimension && kind && !fits(dimension, kind);
    return isKnown ? [] : [{ node, term, other: first.node }];
  });
};

const DIMENSION_HELP = {
  ja: '数式（割り算の上下など）と各指標の kind・unit を確かめてください。通貨が違うなら換算が要ります',
  en: 'check the formula (a division may be upside down) and each kind and unit; another currency has to be converted',
};

const UNIT_HELP = {
  ja: 'unit を確かめ、違う単位なら換算する数を掛けてください（days * 8 など）',
  en: 'look at the units; where they do differ, multiply by what converts one into the other (as days * 8)',
};

export const unitMismatch: Rule = {
  id: 'unit-mismatch',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '千円と円、日と時間のように単位の違う数をそのまま足すと、桁の違う答えになります。見た目はもっともらしいので、気づくのが遅れます。',
    en: 'Thousands of yen plus yen, or days plus hours, give an answer that is off by a factor and still looks likely.',
  },
  good: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average, unit: JPY/件, formula: plan_price + option_price }
  plan_price: { kind: average, unit: 円/件 }
  option_price: { kind: average, unit: JPY }
`,
  bad: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average, unit: JPY/件, formula: plan_price + option_price } # !
  plan_price: { kind: average, unit: JPY/件 }
  option_price: { kind: average, unit: 千円/件 }
`,
  *check(tree): Generator<Finding> {
    const textOf = ({ text }: Formula, { place }: Expression): string =>
      text.slice(place.offset, place.offset + place.length);
    for (const { term, found, expected, isCertain, node, formula } of misfitsOf(tree)) {
      if (isCertain) continue;
      const [is, wanted] = [dimensionName(found), dimensionName(expected)];
      const text = textOf(formula, term);
      yield {
        path: [...node.path, 'formula'],
        at: term.place,
        node: node.id,
        message: {
          ja: `${node.id} の数式の ${text} は、単位を追うと「${is.ja}」ですが、必要なのは「${wanted.ja}」です`,
          en: `by its units, ${text} in the formula of ${node.id} is ${is.en}, and not ${wanted.en}`,
        },
        help: DIMENSION_HELP,
      };
    }
    // Where no two units are written, no two can differ.
    if (unitsOf(tree).size < 2) return;
    const measureOfNode = measuring(tree);
    for (const { formula, id, path } of tree.nodes.values()) {
      if (!formula) continue;
      const found = [...sums(tree, formula.expression)].flatMap((terms) =>
        strangers(tree, terms, measureOfNode),
      );
      for (const { node: used, term, other } of found) {
        yield {
          path: [...path, 'formula'],
          at: term.place,
          node: id,
          message: {
            ja: `${id} の数式は、単位の違う ${used.id}（${used.unit}）と ${other.id}（${other.unit}）を並べています`,
            en: `the formula of ${id} joins ${used.id} (${used.unit}) with ${other.id} (${other.unit}), which has another unit`,
          },
          help: UNIT_HELP,
        };
      }
    }
  },
};
