import type { Finding } from '../../model/diagnostic.js';
import { type Expression, operandsOf } from '../../model/formula/ast.js';
import { type Formula, isExtensive, type Node, type Tree } from '../../model/tree.js';
import { dimensionName } from '../dimension-name.js';
import { dimensionOf, fits, misfitsIn } from '../dimensions.js';
import type { Rule } from '../rule.js';
import { COUNTED, PERIODS, parseUnit } from '../units.js';
import { termsOf } from '../views.js';

/** The node that a term of a sum names, and its place. */
interface Named {
  readonly node: Node;
  readonly term: Expression;
}

/** A unit without what it counts; of what adds up also without its period, which `mixed-grains` looks at. */
const measureOf = ({ unit, kind }: Node): string | null => {
  const parsed = unit === null ? null : parseUnit(unit);
  if (!parsed) return null;
  const powers = [...parsed.powers].filter(
    ([base]) => base !== COUNTED && !(isExtensive(kind) && base in PERIODS),
  );
  return [
    parsed.scale,
    ...powers.sort(([a], [b]) => (a < b ? -1 : 1)).map(([base, n]) => `${base}^${n}`),
  ].join(' ');
};

const nameOf = (tree: Tree, term: Expression): Node | undefined => {
  if (term.type === 'lag' || term.type === 'negate') return nameOf(tree, term.operand);
  return term.type === 'reference' ? tree.nodes.get(term.id) : undefined;
};

/** Every sum, min() and max() of an expression, as the nodes that stand in it by themselves. */
const sums = (tree: Tree, expression: Expression): Named[][] => {
  const isSum = expression.type === 'sum' || expression.type === 'difference';
  const terms = isSum ? termsOf(expression, ['sum', 'difference']) : operandsOf(expression);
  const isChain = isSum || expression.type === 'min' || expression.type === 'max';
  const named = terms.flatMap((term) => {
    const node = nameOf(tree, term);
    return node ? [{ node, term }] : [];
  });
  return [...(isChain ? [named] : []), ...terms.flatMap((term) => sums(tree, term))];
};

/** The terms of a sum whose unit is another one than that of the first, with the node that they differ from. */
const strangers = (tree: Tree, terms: readonly Named[]): (Named & { readonly other: Node })[] => {
  const first = terms.find(({ node }) => measureOf(node) !== null);
  if (!first) return [];
  const [measure, dimension] = [measureOf(first.node), dimensionOf(first.node, tree.currency)];
  return terms.flatMap(({ node, term }) => {
    const own = measureOf(node);
    const kind = dimensionOf(node, tree.currency);
    const isKnown = dimension && kind && !fits(dimension, kind);
    return own === null || own === measure || isKnown ? [] : [{ node, term, other: first.node }];
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
    for (const { term, found, expected, isCertain, node, formula } of misfitsIn(tree)) {
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
    if (new Set([...tree.nodes.values()].flatMap(({ unit }) => unit ?? [])).size < 2) return;
    for (const { formula, id, path } of tree.nodes.values()) {
      const chains = formula ? sums(tree, formula.expression) : [];
      for (const { node: used, term, other } of chains.flatMap((terms) => strangers(tree, terms))) {
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
