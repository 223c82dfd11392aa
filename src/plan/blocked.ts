import type { Term } from '../model/program.js';
import type { NodeId } from '../model/tree.js';
import type { Setting } from './setting.js';

/** More of a leaf changes nothing until other nodes, together, have passed a value (of a month for what adds up). */
export interface Blocked {
  readonly nodes: readonly NodeId[];
  readonly side: 'above' | 'below';
  readonly value: number;
}

/** The nodes that a term is made of: itself, where it is one, else those right below it. */
const nodesOf = (terms: readonly Term[], index: number): NodeId[] => {
  const { slot, args } = terms[index]!;
  return slot ? [slot.id] : [...new Set(args.flatMap((arg) => nodesOf(terms, arg)))];
};

/**
 * What stands before a leaf that has no effect: the deciding argument of the last min() or max() on its way to the KGI.
 * Null where nothing of the kind does.
 */
export const blockedBy = ({ program }: Setting, values: Float64Array, leaf: number): Blocked | null => {
  const { terms, root } = program;
  const depends = new Set([program.leaves[leaf]!.term]);
  terms.forEach(({ args }, index) => {
    if (args.some((arg) => depends.has(arg))) depends.add(index);
  });
  for (let index = root; index >= 0; index -= 1) {
    const { operation, args } = terms[index]!;
    if ((operation !== 'min' && operation !== 'max') || !depends.has(index)) continue;
    const way = operation === 'min' ? 1 : -1;
    const own = args.filter((arg) => depends.has(arg));
    const others = args.filter((arg) => !depends.has(arg));
    if (others.length === 0) continue;
    const value = way * Math.min(...own.map((arg) => way * values[arg]!));
    const first = others.reduce((a, b) => (way * values[b]! < way * values[a]! ? b : a));
    if (way * values[first]! > way * value) continue;
    return { nodes: nodesOf(terms, first), side: operation === 'min' ? 'above' : 'below', value };
  }
  return null;
};
