import type { History } from '../data/history.js';
import { scenarioText } from '../locale/scenarios.js';
import { schemaText } from '../locale/schema.js';
import { mentionsIn } from '../model/adjustment.js';
import { InputError, inputError } from '../model/diagnostic.js';
import { canonicalId, foldWidth, nearest } from '../model/identifiers.js';
import type { Scenario } from '../model/scenarios.js';
import type { NodeId, Tree } from '../model/tree.js';
import { adjustmentOf } from './adjustments.js';
import { planWithOdds } from './odds/plan-with-odds.js';
import type { OddsRequest } from './odds/types.js';
import { plan } from './plan.js';
import type { Plan, PlanRequest } from './types.js';

/** What is to be planned side by side. */
export interface Comparison {
  readonly scenarios: readonly string[];
  /** Targets of the KGI over the horizon; none for those of the scenarios and of the tree. */
  readonly targets: readonly number[];
}

/** One plan of several: of a scenario, or of the tree as it is. */
export interface PlanCase {
  readonly scenario: Scenario | null;
  readonly plan: Plan;
}

/** More columns than these nobody compares. */
const MOST = 12;

const scenarioNamed = (tree: Tree, name: string): Scenario => {
  const found = tree.scenarios.get(canonicalId(name));
  if (found) return found;
  const all = [...tree.scenarios.values()];
  const suggestion =
    all.find(({ label }) => foldWidth(label) === foldWidth(name))?.name ??
    nearest(name, tree.scenarios.keys());
  const names = [...tree.scenarios.keys()];
  const help = suggestion
    ? schemaText.didYouMean({ suggestion })
    : names.length > 0
      ? scenarioText.known({ names })
      : scenarioText.noneHelp();
  throw inputError('plan-option', tree.file, scenarioText.unknown({ name }), {
    help,
    ...(suggestion && { suggestion }),
  });
};

/**
 * A request on top of a scenario: what it says of a leaf replaces all that the scenario says of that leaf. Where only
 * one lever is to move, the scenario frees no other.
 */
const onTopOf = ({ name, ...scenario }: Scenario, request: PlanRequest): PlanRequest => {
  const own = adjustmentOf(request);
  const said = new Set(mentionsIn(own).map(({ id }) => id));
  const isIdle = (id: NodeId): boolean =>
    request.lever !== undefined && request.lever !== id && scenario.unlock.includes(id);
  const isLeft = (id: NodeId): boolean => !said.has(id) && !isIdle(id);
  const leftOf = (values: ReadonlyMap<NodeId, number>) => [...values].filter(([id]) => isLeft(id));
  const target = request.target ?? scenario.target;
  return {
    ...request,
    scenario: name,
    ...(target !== null && { target }),
    set: new Map([...leftOf(scenario.set), ...own.set]),
    lock: [...scenario.lock.filter(isLeft), ...own.lock],
    unlock: [...scenario.unlock.filter(isLeft), ...own.unlock],
    max: new Map([...leftOf(scenario.max), ...own.max]),
  };
};

/** How one question is planned. */
export type Planner = (tree: Tree, history: History, request: PlanRequest) => Plan;

/** A question with the confidence at which the target is to be reached, where one is asked for. */
export type AskedRequest = PlanRequest & OddsRequest;

const planned = (
  tree: Tree,
  history: History,
  scenario: Scenario | null,
  request: PlanRequest,
  planner: Planner,
): PlanCase => {
  if (!scenario) return { scenario, plan: planner(tree, history, request) };
  try {
    return { scenario, plan: planner(tree, history, onTopOf(scenario, request)) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      error.diagnostics.map(({ message, ...diagnostic }) => ({
        ...diagnostic,
        message: scenarioText.within({ label: scenario.label, message }),
      })),
    );
  }
};

/**
 * One plan, of the scenario and with the confidence that the request names. Throws an InputError for an unknown scenario,
 * and what planning throws.
 */
export const planAsked = (tree: Tree, history: History, request: AskedRequest): Plan =>
  planned(
    tree,
    history,
    request.scenario === undefined ? null : scenarioNamed(tree, request.scenario),
    request,
    request.confidence === undefined ? plan : planWithOdds,
  ).plan;

/**
 * The plans of a comparison, each scenario with each target. Of several scenarios the tree as it is comes first; of
 * none it is the only one. Throws an InputError for an unknown scenario, and for more plans than can be compared.
 */
export const planCases = (
  tree: Tree,
  history: History,
  { scenarios, targets }: Comparison,
  request: PlanRequest = {},
  planner: Planner = plan,
): readonly PlanCase[] => {
  const named = [...new Set(scenarios.map((name) => scenarioNamed(tree, name)))];
  const compared = named.length === 1 ? named : [null, ...named];
  const goals = targets.length === 0 ? [{}] : [...new Set(targets)].map((target) => ({ target }));
  const count = compared.length * goals.length;
  if (count > MOST)
    throw inputError('plan-option', tree.file, scenarioText.tooMany({ count, most: MOST }), {
      help: scenarioText.tooManyHelp(),
    });
  return compared.flatMap((scenario) =>
    goals.map((goal) => planned(tree, history, scenario, { ...request, ...goal }, planner)),
  );
};
