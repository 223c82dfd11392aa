import { digestOf } from '../../data/digest.js';
import { formatMonth, formatPeriod } from '../../model/calendar.js';
import type { Assumptions, CommittedPlan } from '../../model/committed-plan.js';
import { formulaText } from '../../model/formula/print.js';
import { canonicalId } from '../../model/identifiers.js';
import type { Scenario } from '../../model/scenarios.js';
import type { Season } from '../../model/season.js';
import type { Node, Tree } from '../../model/tree.js';
import type { AskedRequest } from '../scenarios.js';

const numbersText = (numbers: ReadonlyMap<number, number>): string =>
  [...numbers]
    .sort(([one], [other]) => one - other)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');

/** The weights of a season; where working days are counted, those that the tree names beside the weekdays. */
const seasonText = ({ weights, days }: Season): string => {
  if (!days) return numbersText(weights);
  const ofMonths = [...days.ofMonth].map(([month, number]) => `${formatMonth(month)}=${number}`).sort();
  return [numbersText(weights), 'weekdays', numbersText(days.ofYear), ...ofMonths].join(' ').trim();
};

/** What the tree says of a node that decides a plan's numbers: not how it is called, who owns it, or what to do. */
const ofNode = (node: Node, isTargetAsked: boolean): Assumptions => {
  const { kind, formula, target, baseline, fixed, lever, cap, better, season } = node;
  const own = isTargetAsked ? null : target;
  const said: [string, string | number | boolean | null | undefined][] = [
    ['kind', kind],
    ['formula', formula && formulaText(formula.expression)],
    ['target', own && !own.perMonth ? own.value : null],
    ['target_per_month', own?.perMonth ? own.value : null],
    ['better', better === 'lower' ? better : null],
    ['baseline', baseline],
    ['fixed', fixed || null],
    ['min', lever?.min],
    ['max', lever?.max],
    ['effort', lever && lever.effort !== 1 ? lever.effort : null],
    ['ramp', lever?.ramp],
    ['cap_min', cap?.min],
    ['cap_max', cap?.max],
    ['season', season && seasonText(season)],
  ];
  return new Map(
    said.flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]])),
  );
};

const adjustedText = (key: string, values: ReadonlyMap<string, number>): string[] =>
  [...values].map(([id, value]) => `${key} ${id}=${value}`).sort();

/** What a scenario says, in one line, however it is ordered. */
const scenarioLine = ({ target, set, max, lock, unlock }: Scenario): string =>
  [
    ...(target === null ? [] : [`target ${target}`]),
    ...adjustedText('set', set),
    ...adjustedText('max', max),
    ...[...lock].sort().map((id) => `lock ${id}`),
    ...[...unlock].sort().map((id) => `unlock ${id}`),
  ].join(', ');

/**
 * What a plan takes from the tree, in the order of the tree: its horizon and the KGI's target where the person did not
 * ask for others, the scenario that was asked for, and of every node that is reckoned with what decides its numbers.
 * KCIs are in no formula.
 */
export const assumptionsOf = (tree: Tree, request: AskedRequest): CommittedPlan['assumptions'] => {
  const scenario = tree.scenarios.get(canonicalId(request.scenario ?? '')) ?? null;
  const asked = request.target !== undefined || (scenario?.target ?? null) !== null;
  const reckoned = [...tree.nodes.values()].filter(({ role }) => role !== 'kci');
  return {
    horizon: tree.horizon && request.horizon === undefined ? formatPeriod(tree.horizon) : null,
    scenario: scenario && scenarioLine(scenario),
    nodes: new Map(reckoned.map((node) => [node.id, ofNode(node, asked && node.role === 'kgi')])),
  };
};

/** A hash of assumptions, whatever the order of the nodes in the tree is. */
export const modelHash = ({ horizon, scenario, nodes }: CommittedPlan['assumptions']): string => {
  const sorted = [...nodes].sort(([one], [other]) => (one < other ? -1 : 1));
  const said = sorted.map(([id, own]) => [id, [...own]]);
  return `sha256:${digestOf(JSON.stringify([horizon, scenario, said]))}`;
};
