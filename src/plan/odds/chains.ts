import { type Expression, operandsOf, type Reference, referencesOf } from '../../model/formula/ast.js';
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

const known = new WeakMap<Tree, readonly Chain[]>();

/** The chains of all counts and amounts of a tree. */
export const chainsOf = (tree: Tree): readonly Chain[] => {
  const kept = known.get(tree);
  if (kept) return kept;
  const chains = [...tree.nodes.values()].flatMap(({ kind, formula }) =>
    formula && isExtensive(kind)
      ? productsIn(formula.expression).flatMap((product) => chainOf(tree, product, kind === 'amount') ?? [])
      : [],
  );
  known.set(tree, chains);
  return chains;
};
