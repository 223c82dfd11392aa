import { planText } from '../locale/plan.js';
import { schemaText } from '../locale/schema.js';
import type { Finding } from './diagnostic.js';
import { type Node, naturalRange } from './tree.js';

/** Why a node cannot have a value: its kind does not allow it. Null where it can. */
export const impossibility = (
  node: Node,
  value: number,
): Pick<Finding, 'message' | 'help' | 'suggestion'> | null => {
  const { min, max } = naturalRange(node);
  if (value >= min && value <= max) return null;
  const suggestion = node.kind === 'rate' && value >= 2 && value <= 100 ? `${value}%` : undefined;
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  return { message: planText.impossibleValue({ id: node.id, value }), ...help };
};
