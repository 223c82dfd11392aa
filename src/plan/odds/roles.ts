import { isExtensive, type NodeId, type Tree } from '../../model/tree.js';
import type { Unrolled } from '../../model/unroll.js';

/** A product within a count or an amount that takes cases through rates, by the terms of its factors. */
export interface Flow {
  readonly cases: readonly number[];
  readonly rates: readonly number[];
  /** Known shares of the cases, multiplied. */
  readonly share: number;
  /** What the worth of the cases is multiplied by. */
  readonly factor: number;
  /** The term and the node of what a case is worth. */
  readonly value: { readonly term: number; readonly id: NodeId } | null;
}

/** Cases that arrive over several months: of each source a share in this one. */
export interface Arrivals {
  readonly node: NodeId;
  readonly parts: readonly { readonly source: number; readonly share: number }[];
}

/** The parts that terms play where chance does. */
export interface Roles {
  readonly flows: ReadonlyMap<number, Flow>;
  readonly arrivals: ReadonlyMap<number, Arrivals>;
}

/** The terms of a formula, down to those of other slots. */
const within = ({ terms }: Unrolled, top: number): number[] => {
  const found: number[] = [];
  const waiting = [top];
  for (let term = waiting.pop(); term !== undefined; term = waiting.pop()) {
    found.push(term);
    waiting.push(...terms[term]!.args.filter((arg) => terms[arg]!.slot === null));
  }
  return found;
};

const flowOf = (tree: Tree, { terms }: Unrolled, top: number, isAmount: boolean): Flow | null => {
  const { operation, args, signs } = terms[top]!;
  if (operation !== 'product' || signs.some((sign) => sign < 0)) return null;
  const kindOf = (term: number) => {
    const { slot } = terms[term]!;
    return slot && tree.nodes.get(slot.id)!.kind;
  };
  const isNumber = (term: number): boolean => {
    const { operation: own, slot, constant } = terms[term]!;
    // A number of cases to each case is no share of them.
    return own === 'constant' && slot === null && (isAmount || (constant >= 0 && constant <= 1));
  };
  const number = args.filter(isNumber).reduce((product, term) => product * terms[term]!.constant, 1);
  const rates = args.filter((term) => kindOf(term) === 'rate');
  const [value, ...others] = isAmount ? args.filter((term) => kindOf(term) === 'average') : [];
  const cases = args.filter((term) => !isNumber(term) && kindOf(term) !== 'rate' && term !== value);
  const isCounted = cases.length > 0 && cases.every((term) => kindOf(term) !== 'amount');
  const plays = isAmount ? value !== undefined && others.length === 0 : rates.length > 0;
  if (!plays || !isCounted) return null;
  return {
    cases,
    rates,
    share: isAmount ? 1 : number,
    factor: isAmount ? number : 1,
    value: value === undefined ? null : { term: value, id: terms[value]!.slot!.id },
  };
};

const arrivalsOf = ({ terms }: Unrolled, node: NodeId, top: number): Arrivals | null => {
  const { operation, args, signs, constant } = terms[top]!;
  if (operation !== 'sum' || constant !== 0 || signs.some((sign) => sign !== 1)) return null;
  const parts = args.map((arg) => {
    if (terms[arg]!.slot) return { source: arg, share: 1 };
    const [share, source, ...others] = terms[arg]!.args;
    const isShare =
      terms[arg]!.operation === 'product' &&
      others.length === 0 &&
      source !== undefined &&
      terms[share!]!.operation === 'constant' &&
      terms[share!]!.slot === null &&
      terms[source]!.slot !== null;
    return isShare ? { source, share: terms[share!]!.constant } : null;
  });
  if (parts.some((part) => part === null) || parts.every((part) => part!.share === 1)) return null;
  return { node, parts: parts.map((part) => part!) };
};

/** Finds the flows and the arrivals in the open months, whose lags are given. */
export const rolesOf = (
  tree: Tree,
  program: Unrolled,
  ids: readonly NodeId[],
  lags: readonly number[],
): Roles => {
  const flows = new Map<number, Flow>();
  const arrivals = new Map<number, Arrivals>();
  for (const id of ids) {
    const { kind, formula } = tree.nodes.get(id)!;
    if (!formula || !isExtensive(kind)) continue;
    for (const lag of lags) {
      const top = program.termOf(id, lag);
      if (top === undefined) continue;
      for (const term of within(program, top)) {
        const flow = flowOf(tree, program, term, kind === 'amount');
        if (flow) flows.set(term, flow);
        const found = kind === 'count' ? arrivalsOf(program, id, term) : null;
        if (found) arrivals.set(term, found);
      }
    }
  }
  return { flows, arrivals };
};
