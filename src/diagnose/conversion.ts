import { formulaValue, type Lookup } from '../model/equation.js';
import { type Expression, referencesOf } from '../model/formula/ast.js';
import { usersOf } from '../model/graph.js';
import type { NodeId, Phase, Tree } from '../model/tree.js';
import type { SlotValue } from './slot-values.js';
import type { Cases } from './verdict.js';

/** How a phase's conversion is counted: what comes in, and the node that goes on. */
export interface Counting {
  /** The count that goes on to the next phase; null where it is a term of a formula only. */
  readonly volume: NodeId | null;
  entered(lookup: Lookup): number | undefined;
  converted(lookup: Lookup): number | undefined;
}

interface Part {
  readonly expression: Expression;
  readonly power: 1 | -1;
  readonly lag: number;
}

const flipped = (power: 1 | -1): 1 | -1 => (power === 1 ? -1 : 1);

/** The factors of a product, whatever they are made of. */
const partsOf = (expression: Expression, power: 1 | -1 = 1, lag = 0): Part[] => {
  if (expression.type === 'lag') return partsOf(expression.operand, power, lag + expression.months);
  if (expression.type !== 'product' && expression.type !== 'ratio') return [{ expression, power, lag }];
  const right = expression.type === 'ratio' ? flipped(power) : power;
  return [...partsOf(expression.left, power, lag), ...partsOf(expression.right, right, lag)];
};

const valueOfParts = (parts: readonly Part[], lookup: Lookup): number | undefined => {
  let product = 1;
  for (const { expression, power, lag } of parts) {
    const value = formulaValue(expression, lookup, lag);
    if (value === undefined || (power === -1 && value === 0)) return undefined;
    product = power === 1 ? product * value : product / value;
  }
  return product;
};

const isCount = (tree: Tree, parts: readonly Part[]): boolean =>
  parts.some(({ expression }) =>
    referencesOf(expression).some(({ id }) => tree.nodes.get(id)?.kind === 'count'),
  );

/** From `wins = lag(proposals, 1) * win_rate`: what comes in is the product without the rate. */
const fromVolume = (tree: Tree, conversion: NodeId, volume: NodeId): Counting | undefined => {
  const node = tree.nodes.get(volume);
  if (!node?.formula || node.kind !== 'count') return undefined;
  const parts = partsOf(node.formula.expression);
  const isRate = ({ expression, power, lag }: Part): boolean =>
    expression.type === 'reference' && expression.id === conversion && power === 1 && lag === 0;
  const rest = parts.filter((part) => !isRate(part));
  if (rest.length !== parts.length - 1 || !isCount(tree, rest)) return undefined;
  return {
    volume,
    entered: (lookup) => valueOfParts(rest, lookup),
    converted: (lookup) => lookup(volume, 0),
  };
};

/** From `hearing_rate = hearings / contacts`. */
const fromRatio = (tree: Tree, conversion: NodeId): Counting | undefined => {
  const formula = tree.nodes.get(conversion)?.formula;
  if (!formula) return undefined;
  const parts = partsOf(formula.expression);
  const above = parts.filter(({ power }) => power === 1);
  const under = parts.filter(({ power }) => power === -1).map((part) => ({ ...part, power: 1 as const }));
  if (!isCount(tree, above) || !isCount(tree, under)) return undefined;
  const only =
    above.length === 1 && above[0]!.expression.type === 'reference' ? above[0]!.expression.id : null;
  return {
    volume: only,
    entered: (lookup) => valueOfParts(under, lookup),
    converted: (lookup) => valueOfParts(above, lookup),
  };
};

/** Finds the equation that counts a conversion; undefined where the tree has none. */
export const countingOf = (
  tree: Tree,
  { conversion, volume }: Pick<Phase, 'conversion' | 'volume'>,
): Counting | undefined => {
  if (conversion === null || !tree.nodes.has(conversion)) return undefined;
  const candidates = [...(volume === null ? [] : [volume]), ...usersOf(tree, conversion)];
  for (const candidate of candidates) {
    const found = fromVolume(tree, conversion, candidate);
    if (found) return found;
  }
  return fromRatio(tree, conversion);
};

/** The cases of a conversion, in whole numbers; null where they are not known. Split credit leaves parts of a case. */
export const casesOf = (counting: Counting, value: SlotValue, lag = 0): Cases | null => {
  const lookup: Lookup = (id, back) => value({ id, lag: lag + back });
  const [entered, converted] = [counting.entered(lookup), counting.converted(lookup)];
  if (entered === undefined || converted === undefined) return null;
  return { entered: Math.round(entered), converted: Math.round(converted) };
};
