import type { History } from '../../data/history.js';
import type { CommittedNumbers, CommittedPlan } from '../../model/committed-plan.js';
import type { NodeId, Tree } from '../../model/tree.js';
import { type AskedRequest, planAsked } from '../scenarios.js';
import type { Plan, PlanNode } from '../types.js';
import { assumptionsOf, modelHash } from './assumptions.js';
import { printed } from './digits.js';
import { dataHash } from './footing.js';
import { askedIn, optionsOf, requestOf, resolved } from './options.js';

/** The numbers of a node, of the team or of one member. */
const numbersOf = (
  { node, baseline, required }: Pick<PlanNode, 'node' | 'baseline' | 'required'>,
  { periods }: { readonly periods: readonly Pick<Plan['periods'][number], 'month' | 'values'>[] },
): CommittedNumbers => ({
  baseline: baseline === null ? null : printed(baseline),
  required: printed(required),
  months: new Map(periods.map(({ month, values }) => [month, printed(values.get(node.id)!)])),
});

/** The nodes of a plan in the order in which the tree declares them, which changes of formulas leave as it is. */
const inTreeOrder = <N extends Pick<PlanNode, 'node'>>(tree: Tree, nodes: readonly N[]): N[] => {
  const rank = new Map([...tree.nodes.keys()].map((id, index): [NodeId, number] => [id, index]));
  return [...nodes].sort((one, other) => rank.get(one.node.id)! - rank.get(other.node.id)!);
};

const committedFrom = (tree: Tree, history: History, asked: AskedRequest, made: Plan): CommittedPlan => {
  const { horizon, settled, baselinePeriod, status, kgi } = made;
  const assumptions = assumptionsOf(tree, asked);
  const nodes = new Map(
    inTreeOrder(tree, made.nodes).map((entry) => [entry.node.id, numbersOf(entry, made)]),
  );
  const asOf = horizon && horizon.from + settled;
  return {
    tree: tree.name,
    horizon,
    asOf,
    baselinePeriod,
    options: optionsOf(asked),
    status,
    kgi: { id: kgi.id, target: printed(kgi.target), planned: printed(kgi.planned) },
    model: modelHash(assumptions),
    data: dataHash([...nodes.keys()], history, {
      baseline: baselinePeriod,
      horizon,
      asOf,
      byMember: asked.by !== undefined,
    }),
    assumptions,
    nodes,
    members: new Map(
      (made.members?.members ?? []).map((member) => [
        member.name,
        new Map(inTreeOrder(tree, member.nodes).map((entry) => [entry.node.id, numbersOf(entry, member)])),
      ]),
    ),
  };
};

/**
 * Plans, and makes of the plan what can be committed to. The plan is made for months that are named, so that the same
 * question can be asked again in any month. Throws an InputError where the question cannot be answered.
 */
export const commit = (
  tree: Tree,
  history: History,
  request: AskedRequest,
): { readonly plan: Plan; readonly committed: CommittedPlan } => {
  const first = planAsked(tree, history, request);
  const again = planAsked(tree, history, resolved(request, first));
  const made = { ...again, warnings: first.warnings };
  return { plan: made, committed: committedFrom(tree, history, request, made) };
};

/** What a committed plan would be if it were made now: the same question, of the tree and the actuals of today. */
export const commitAgain = (tree: Tree, history: History, before: CommittedPlan): CommittedPlan => {
  const made = planAsked(tree, history, requestOf(before));
  return committedFrom(tree, history, askedIn(before.options), made);
};
