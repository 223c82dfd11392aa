import { type Expression, referencesOf } from '../model/formula/ast.js';
import { type Formula, isExtensive, type Node, type NodeId, type Tree } from '../model/tree.js';
import { perTree } from './per-tree.js';
import { COUNTED, PERIODS, type Unit } from './units.js';
import { termsOf, unitsOf } from './views.js';

/**
 * What a value is a measure of: powers of money and of things counted. A rate has none of either. `counted` is null
 * where it may be any, as of an average in JPY, which does not say per what.
 */
export interface Dimension {
  readonly money: ReadonlyMap<string, number>;
  readonly counted: number | null;
}

/** Money of which nobody says what currency it is in. */
export const ANY_MONEY = 'money';
const NOTHING: ReadonlyMap<string, number> = new Map();
const RATE: Dimension = { money: NOTHING, counted: 0 };

/** What a unit says; null where it speaks of anything but money, counts and the period that they are taken over. */
const ofUnit = (unit: Unit): Dimension | null => {
  const money = new Map<string, number>();
  for (const [base, power] of unit.powers) {
    if (base === COUNTED) continue;
    if (base in PERIODS && power < 0) continue;
    if (base in PERIODS) return null;
    money.set(base, power);
  }
  return { money, counted: unit.powers.get(COUNTED) ?? 0 };
};

/** 1件あたり is often left unsaid: a price in JPY is in JPY/件, and calls of a person may be in 件. */
const ofAverage = (unit: Unit): Dimension | null => {
  const found = ofUnit(unit);
  return found && unit.per.every((base) => base in PERIODS) ? { ...found, counted: null } : found;
};

const declaredBy = (
  { kind, unit: text }: Node,
  unit: Unit | null,
  currency: string | null,
): Dimension | null => {
  switch (kind) {
    case 'count':
      return { money: NOTHING, counted: 1 };
    case 'rate':
      return RATE;
    case 'amount': {
      const said = unit && ofUnit(unit);
      if (text !== null && !said) return null;
      const [base = currency?.toUpperCase() ?? ANY_MONEY] = said?.money.keys() ?? [];
      return { money: new Map([[base, 1]]), counted: 0 };
    }
    case 'average':
      return unit && ofAverage(unit);
    case 'stock':
      return unit && ofUnit(unit);
    default:
      return null;
  }
};

/** The dimension that each node declares by its kind and unit; null where that is not known. */
export const dimensionsOf = perTree((tree): ReadonlyMap<NodeId, Dimension | null> => {
  const units = unitsOf(tree);
  return new Map(
    [...tree.nodes.values()].map((node) => [
      node.id,
      declaredBy(node, node.unit === null ? null : units.get(node.unit)!, tree.currency),
    ]),
  );
});

const total = (money: ReadonlyMap<string, number>): number =>
  [...money.values()].reduce((sum, power) => sum + power, 0);

const sameMoney = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.has(ANY_MONEY) || b.has(ANY_MONEY)
    ? total(a) === total(b)
    : a.size === b.size && [...a].every(([base, power]) => b.get(base) === power);

/** Whether one value can stand for the other. */
export const fits = (a: Dimension, b: Dimension): boolean =>
  (a.counted === null || b.counted === null || a.counted === b.counted) && sameMoney(a.money, b.money);

const times = (a: Dimension, b: Dimension, power: 1 | -1): Dimension => {
  const money = new Map(a.money);
  for (const [base, exponent] of b.money) {
    const sum = (money.get(base) ?? 0) + power * exponent;
    if (sum === 0) money.delete(base);
    else money.set(base, sum);
  }
  const counted = a.counted === null || b.counted === null ? null : a.counted + power * b.counted;
  return { money, counted };
};

/** A term that does not fit where it stands. */
export interface Misfit {
  /** Whether the kinds alone say so; otherwise the units that people wrote do. */
  readonly isCertain: boolean;
  readonly term: Expression;
  readonly found: Dimension;
  readonly expected: Dimension;
}

/**
 * The dimension of an expression, from what its references declare. A bare number fits anything in a sum; in a product
 * it may hide a unit, as the price in `wins * 50000`, so that nothing is known of the product. Terms of a sum, min() or
 * max() that do not fit are handed to `report`, and nothing is known of their sum then.
 */
const infer = (
  expression: Expression,
  expected: Dimension | null,
  declared: (id: NodeId) => Dimension | null,
  report: (misfit: Omit<Misfit, 'isCertain'>) => void,
): Dimension | null => {
  switch (expression.type) {
    case 'number':
      return null;
    case 'reference':
      return declared(expression.id);
    case 'lag':
    case 'negate':
      return infer(expression.operand, expected, declared, report);
    case 'product':
    case 'ratio': {
      const left = infer(expression.left, null, declared, report);
      const right = infer(expression.right, null, declared, report);
      return left && right && times(left, right, expression.type === 'product' ? 1 : -1);
    }
    default: {
      const terms =
        expression.type === 'min' || expression.type === 'max'
          ? expression.operands
          : termsOf(expression, ['sum', 'difference']);
      const found = terms.flatMap((term) => {
        const dimension = infer(term, expected, declared, report);
        return dimension ? [{ term, dimension }] : [];
      });
      const standard = expected && found.some(({ dimension }) => fits(dimension, expected)) ? expected : null;
      const rule = standard ?? found[0]?.dimension ?? null;
      const misfits = found.filter(({ dimension }) => rule && !fits(dimension, rule));
      for (const { term, dimension } of misfits) report({ term, found: dimension, expected: rule! });
      // The most exact of the terms speaks for all: what fits a free count says nothing of it.
      const exact = found.find(({ dimension }) => dimension.counted !== null) ?? found[0];
      return misfits.length > 0 ? null : (exact?.dimension ?? null);
    }
  }
};

const isKindCertain = (node: Node | undefined): boolean =>
  node !== undefined && (isExtensive(node.kind) || node.kind === 'rate');

type NodeMisfit = Misfit & { readonly node: Node; readonly formula: Formula };

function* misfitsIn(tree: Tree): Generator<NodeMisfit> {
  const dimensions = dimensionsOf(tree);
  const declared = (id: NodeId): Dimension | null => dimensions.get(id) ?? null;
  const isOfKinds = (term: Expression): boolean =>
    referencesOf(term).every(({ id }) => isKindCertain(tree.nodes.get(id)));
  for (const node of tree.nodes.values()) {
    const { formula } = node;
    if (!formula) continue;
    const found: Omit<Misfit, 'isCertain'>[] = [];
    const expected = declared(node.id);
    const whole = infer(formula.expression, expected, declared, (misfit) => found.push(misfit));
    if (whole && expected && !fits(whole, expected))
      found.push({ term: formula.expression, found: whole, expected });
    for (const misfit of found) {
      const isOfNode = misfit.expected === expected;
      const isCertain =
        isOfKinds(misfit.term) && (isOfNode ? isKindCertain(node) : isOfKinds(formula.expression));
      yield { ...misfit, isCertain, node, formula };
    }
  }
}

/** Every term of a formula that does not fit its sum, and every whole formula that does not fit its node. */
export const misfitsOf = perTree((tree): readonly NodeMisfit[] => [...misfitsIn(tree)]);
