import { type Expression, operandsOf, type Reference, referencesOf } from '../../model/formula/ast.js';
import { dependencies, walk } from '../../model/graph.js';
import { isExtensive, type NodeId, type Tree } from '../../model/tree.js';

/**
 * A product that takes cases through rates, as `proposals * win_rate`, and may give each a value, as `wins * deal_size`.
 * The rates thin the cases in the order in which they are written.
 */
export interface Chain {
  readonly cases: readonly Expression[];
  readonly rates: readonly Reference[];
  /** What a case is worth, where the product is an amount. */
  readonly value: Reference | null;
}

/** The factors of a product, brackets aside; null where it divides, so that it is no chain. */
const factorsOf = (expression: Expression): Expression[] | null => {
  if (expression.type === 'ratio') return null;
  if (expression.type !== 'product') return [expression];
  const [left, right] = [factorsOf(expression.left), factorsOf(expression.right)];
  return left && right && [...left, ...right];
};

const chainOf = (tree: Tree, product: Expression, isAmount: boolean): Chain | null => {
  const factors = factorsOf(product);
  if (!factors) return null;
  const kindOf = (id: NodeId) => tree.nodes.get(id)!.kind;
  const cases: Expression[] = [];
  const rates: Reference[] = [];
  const values: Reference[] = [];
  for (const factor of factors) {
    const [only, ...others] = referencesOf(factor);
    const isName = factor.type === 'reference' || factor.type === 'lag';
    const kind = isName && only && others.length === 0 ? kindOf(only.id) : null;
    if (kind === 'rate') rates.push(only!);
    else if (kind === 'average' && isAmount) values.push(only!);
    else cases.push(factor);
  }
  const countsMoney = cases.some((part) => referencesOf(part).some(({ id }) => kindOf(id) === 'amount'));
  const countsNothing = cases.every((part) => referencesOf(part).length === 0);
  if (countsMoney || countsNothing || values.length !== (isAmount ? 1 : 0)) return null;
  return { cases, rates, value: values[0] ?? null };
};

/** Every product within a formula. */
const productsIn = (expression: Expression): Expression[] =>
  expression.type === 'product' ? [expression] : operandsOf(expression).flatMap(productsIn);

/** The chains of a tree, by what they lead through. */
export interface Chains {
  /** By rate, where in which chains it stands. */
  readonly ofRates: ReadonlyMap<NodeId, readonly { readonly chain: Chain; readonly place: number }[]>;
  /** By what a case is worth, the chains of what is worth so much. */
  readonly ofValues: ReadonlyMap<NodeId, readonly Chain[]>;
  /** Every rate that cases go through, and what those follow from. */
  readonly sharing: ReadonlySet<NodeId>;
  /** What the formula of an amount names. */
  readonly priced: ReadonlySet<NodeId>;
}

const gathered = (tree: Tree): Chains => {
  const ofRates = new Map<NodeId, { chain: Chain; place: number }[]>();
  const ofValues = new Map<NodeId, Chain[]>();
  const priced = new Set<NodeId>();
  for (const { kind, formula } of tree.nodes.values()) {
    if (!formula || !isExtensive(kind)) continue;
    const isAmount = kind === 'amount';
    if (isAmount) for (const { id } of referencesOf(formula.expression)) priced.add(id);
    for (const product of productsIn(formula.expression)) {
      const chain = chainOf(tree, product, isAmount);
      if (!chain) continue;
      const { rates, value } = chain;
      rates.forEach(({ id }, place) => {
        ofRates.set(id, [...(ofRates.get(id) ?? []), { chain, place }]);
      });
      if (value) ofValues.set(value.id, [...(ofValues.get(value.id) ?? []), chain]);
    }
  }
  const { order } = walk(
    ofRates.keys(),
    (id) => dependencies(tree, id),
    (id) => id,
  );
  return { ofRates, ofValues, sharing: new Set(order), priced };
};

const known = new WeakMap<Tree, Chains>();

/** The chains of all counts and amounts of a tree. */
export const chainsOf = (tree: Tree): Chains => {
  const kept = known.get(tree);
  if (kept) return kept;
  const chains = gathered(tree);
  known.set(tree, chains);
  return chains;
};
