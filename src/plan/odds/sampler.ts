import { below } from '../../model/graph.js';
import type { NodeId } from '../../model/tree.js';
import type { Finding } from './beliefs.js';
import { addStep, type Bench, benchOf, read } from './bench.js';
import { addUp, type Column, multiply, pick } from './columns.js';
import type { Course } from './course.js';
import { arrivalStepsOf, flowStep } from './flow-steps.js';
import { leafStep, type Parameter, parameterOf } from './leaf-steps.js';
import { rolesOf } from './roles.js';

/** A horizon that can be lived through again and again. */
export interface Sampler {
  /** How many numbers are drawn at random for one draw. */
  readonly chances: number;
  /** How many draws are made side by side. */
  readonly size: number;
  /** The KGI in each of a block of draws. */
  next(): Column;
}

/** The terms of what is drawn for a month as it stands in the tree, by the node that it is. */
const drawnTerms = (
  { tree, program, open }: Course,
  parameters: ReadonlyMap<NodeId, Parameter>,
): ReadonlyMap<number, NodeId> => {
  const leaves = [...parameters.keys()].filter((id) => tree.nodes.get(id)!.formula === null);
  const terms = leaves.flatMap((id) => open.map((lag) => [program.termOf(id, lag), id] as const));
  return new Map(terms.flatMap(([term, id]) => (term === undefined ? [] : [[term, id]])));
};

/** Adds the steps that draw the terms of a program, each after what it needs. */
const layOut = (course: Course, bench: Bench, parameters: ReadonlyMap<NodeId, Parameter>): void => {
  const { tree, program, open, needed, planned } = course;
  const { columns } = bench;
  const { flows, arrivals } = rolesOf(tree, program, below(tree, tree.kgi.id), open);
  const drawn = drawnTerms(course, parameters);
  const arrive = arrivalStepsOf(bench);
  const columnOf = (term: number): Float64Array | null => {
    const { operation, args, signs, constant } = program.terms[term]!;
    const leaf = drawn.get(term);
    if (leaf !== undefined) {
      const isAmount = tree.nodes.get(leaf)!.kind === 'amount';
      return leafStep(bench, parameters.get(leaf)!, planned[term]!, isAmount);
    }
    const flow = flows.get(term);
    const spreads = (flow?.value && parameters.get(flow.value.id)?.spreads) ?? null;
    const isDrawn = args.some((arg) => columns.has(arg));
    if (flow && (spreads || isDrawn)) return flowStep(bench, flow, spreads);
    const found = arrivals.get(term);
    if (found) return arrive(found);
    if (!isDrawn) return null;
    const inputs = args.map((arg) => read(bench, arg));
    return addStep(bench, 0, (into) => {
      if (operation === 'sum') addUp(into, constant, inputs, signs);
      else if (operation === 'product') multiply(into, inputs, signs);
      else pick(into, inputs, operation === 'min');
    });
  };
  for (const term of needed) {
    const column = columnOf(term);
    if (column) columns.set(term, column);
  }
};

/** Makes a plan ready to be lived through, with what history says of each node that chance has a part in. */
export const samplerOf = (course: Course, findings: ReadonlyMap<NodeId, Finding>, seed: number): Sampler => {
  const bench = benchOf(course, seed);
  const parameters = new Map<NodeId, Parameter>();
  for (const [id, finding] of findings)
    if (typeof finding !== 'string') parameters.set(id, parameterOf(bench, finding));
  layOut(course, bench, parameters);
  const root = read(bench, course.program.root);
  return {
    chances: bench.chances,
    size: bench.size,
    next: () => {
      for (const step of bench.steps) step();
      return root;
    },
  };
};
