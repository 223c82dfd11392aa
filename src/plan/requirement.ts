import { evaluate, gradient, type Selection } from '../model/evaluate.js';
import { leavesAt, type Problem, sizeOf } from './problem.js';

/** sign * (term - limit) >= 0, each min() and max() taking the argument that `selection` says. */
export interface Requirement {
  readonly term: number;
  readonly limit: number;
  readonly sign: 1 | -1;
  /** The size of the term, by which it is measured where a logarithm does not exist. */
  readonly scale: number;
  readonly selection: Selection;
}

/** What all terms come to at one point, once for each selection that the requirements name. */
export type Look = ReadonlyMap<Selection, Float64Array>;

/** The terms at the given values of the variables, as the requirements see them. */
export const lookAt = (
  problem: Problem,
  requirements: readonly Requirement[],
  values: readonly number[],
): Look => {
  const leaves = leavesAt(problem, values);
  const found = new Map<Selection, Float64Array>();
  for (const { selection } of requirements)
    if (!found.has(selection)) found.set(selection, evaluate(problem.program, leaves, selection));
  return found;
};

const inLogs = ({ limit }: Requirement, value: number): boolean => limit > 0 && value > 0;

/** How far past its limit a requirement is, in logs where both are positive: products are straight lines there. */
export const pastLimit = (requirement: Requirement, look: Look): number => {
  const { term, limit, sign, scale } = requirement;
  const value = look.get(requirement.selection)![term]!;
  return inLogs(requirement, value)
    ? sign * (Math.log(value) - Math.log(limit))
    : (sign * (value - limit)) / sizeOf(limit, scale);
};

/** The derivatives of the same by the effort coordinate of each variable. */
export const slopesInEffort = (
  problem: Problem,
  requirement: Requirement,
  look: Look,
  values: readonly number[],
): Float64Array => {
  const { term, limit, sign, scale, selection } = requirement;
  const all = look.get(selection)!;
  const byLeaf = gradient(problem.program, all, term, selection);
  const unit = inLogs(requirement, all[term]!) ? all[term]! : sizeOf(limit, scale);
  return Float64Array.from(
    problem.variables,
    ({ leaf, coordinate }, j) => (sign * byLeaf[leaf]! * coordinate.slope(values[j]!)) / unit,
  );
};
