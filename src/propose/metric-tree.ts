import type { TableSeen } from '../data/look.js';
import { verbatim } from '../locale/message.js';
import { monthsText as text } from '../locale/proposal-months.js';
import { foldWidth } from '../model/identifiers.js';
import { funnelOf, GOAL, type Step } from './funnel.js';
import { namer } from './identifier.js';
import { type Metric, type MetricKind, namesOf } from './metric.js';
import type { Proposal, ProposedNode } from './proposal.js';
import { stepOf } from './steps.js';

/** A metric with what it was taken for. */
export type KnownMetric = Metric & { readonly kind: MetricKind };

type MetricTree = Pick<
  Proposal,
  'kgi' | 'phases' | 'kpis' | 'hasLooseKpis' | 'reconcile' | 'assumed' | 'toCheck'
>;

/** More than this beside the goal is a table of its own, not a tree. */
const MOST_LOOSE = 10;
const GOAL_WORDS = [/受注金額|受注額|契約金額/u, /売上|revenue|sales/iu, /./u];

const goalAmong = (metrics: readonly KnownMetric[]): KnownMetric | undefined => {
  const amounts = metrics.filter(({ kind }) => kind === 'amount');
  return GOAL_WORDS.flatMap((words) => amounts.find(({ name }) => words.test(name)) ?? [])[0];
};

/** The counts that name a step of a sales process, in its order, as long as none is above the one before it. */
const stepsAmong = (
  metrics: readonly KnownMetric[],
): { readonly steps: KnownMetric[]; readonly larger: KnownMetric[] } => {
  const counts = metrics
    .filter(({ kind, name }) => kind === 'count' && stepOf(name) !== undefined)
    .sort((a, b) => stepOf(a.name)! - stepOf(b.name)! || b.sum - a.sum);
  const steps: KnownMetric[] = [];
  const larger: KnownMetric[] = [];
  for (const count of counts) (count.sum <= (steps.at(-1)?.sum ?? count.sum) ? steps : larger).push(count);
  return { steps, larger };
};

/** All the other amounts, where they add up to the goal: as the sales of each product below the sales of all. */
const partsOf = (
  goal: KnownMetric,
  metrics: readonly KnownMetric[],
  { rows, columns }: TableSeen,
): KnownMetric[] => {
  const parts = metrics.filter((metric) => metric !== goal && metric.kind === 'amount');
  const isColumns = [goal, ...parts].every(({ name }) => columns.some((column) => column.name === name));
  const sum = parts.reduce((total, part) => total + part.sum, 0);
  const isSum =
    parts.length > 1 && isColumns && rows.length > 0 && Math.abs(sum - goal.sum) <= Math.abs(goal.sum) * 1e-6;
  return isSum ? parts : [];
};

/** A column is named where the node is called otherwise. */
const measureOf = (id: string, name: string): Pick<ProposedNode, 'measure'> =>
  foldWidth(id) === foldWidth(name) ? {} : { measure: name };

const nodeOf = (metric: KnownMetric, id: string, label: string): ProposedNode => ({
  id,
  label: verbatim(label),
  kind: metric.kind as ProposedNode['kind'],
  ...measureOf(id, metric.name),
});

const STEM = /(?:件数|化率|数|率|件)$|\s*(?:count|rate)$/iu;

/** What is left of the name of a count or a rate without the word that says so. */
const stemOf = (name: string): string => name.normalize('NFKC').trim().replace(STEM, '') || name;

/** Gives the conversions the names of the table's own rates, where each is called as its step. */
const withRates = (
  tree: Pick<Proposal, 'kpis' | 'phases'>,
  steps: readonly KnownMetric[],
  rates: readonly KnownMetric[],
  called: (metric: KnownMetric) => string,
) => {
  const stems = new Map(rates.map((rate) => [foldWidth(stemOf(called(rate))), rate]));
  const used = new Map<string, KnownMetric>();
  for (const [index, { conversion }] of tree.phases.entries()) {
    const rate = stems.get(foldWidth(stemOf(called(steps[index]!))));
    if (conversion !== null && rate) used.set(conversion, rate);
  }
  const kpis = tree.kpis.map((kpi) => {
    const rate = used.get(kpi.id);
    return rate ? { ...kpi, label: verbatim(called(rate)), measure: rate.name } : kpi;
  });
  return { kpis, used: [...used.values()] };
};

const leftOut = (metrics: readonly KnownMetric[], used: readonly KnownMetric[]) => {
  const named = (...kinds: MetricKind[]): string[] =>
    metrics.filter((metric) => kinds.includes(metric.kind) && !used.includes(metric)).map(({ name }) => name);
  const [plans, derived, rates, unknown] = [
    named('plan'),
    named('derived'),
    named('rate', 'average'),
    named('unknown'),
  ];
  return {
    assumed: [
      ...(plans.length > 0 ? [text.plansLeft({ columns: plans })] : []),
      ...(derived.length > 0 ? [text.derivedLeft({ columns: derived })] : []),
      ...(rates.length > 0 ? [text.ratesLeft({ columns: rates })] : []),
    ],
    toCheck: unknown.length > 0 ? [text.unknownLeft({ columns: unknown })] : [],
  };
};

/**
 * A tree of the metrics of a monthly table: a chain of the counts that name steps, below the amount that names the goal;
 * else the goal as the sum of its parts; else the goal with the other metrics beside it. Null where nothing could be a goal.
 */
export const metricTree = (metrics: readonly KnownMetric[], table: TableSeen): MetricTree | null => {
  const goal = goalAmong(metrics);
  const { steps, larger } = stepsAmong(metrics);
  const names = metrics.map(({ name }) => name);
  const called = namesOf(metrics);
  if (steps.length > 1) {
    const chain = steps.map(
      (metric): Step => ({
        name: verbatim(stemOf(called(metric))),
        id: metric.name,
        label: verbatim(called(metric)),
        measure: metric.name,
      }),
    );
    const funnel = funnelOf(chain, goal ? () => nodeOf(goal, GOAL, called(goal)) : null, names);
    const { kpis, used } = withRates(
      funnel,
      steps,
      metrics.filter(({ kind }) => kind === 'rate'),
      called,
    );
    const left = leftOut(metrics, [...steps, ...used]);
    return {
      ...funnel,
      kpis,
      hasLooseKpis: false,
      ...(used.length > 0 && { reconcile: '2%' }),
      assumed: [
        text.chain({ columns: steps.map(({ name }) => name), goal: goal?.name ?? null }),
        ...left.assumed,
      ],
      toCheck: [
        ...(larger.length > 0 ? [text.largerLeft({ columns: larger.map(({ name }) => name) })] : []),
        ...left.toCheck,
      ],
    };
  }
  const aim = goal ?? metrics.findLast(({ kind }) => kind === 'count');
  if (!aim) return null;
  const name = namer();
  const kgi = nodeOf(aim, name(aim.name, 'goal'), called(aim));
  const parts = partsOf(aim, metrics, table);
  const loose = metrics
    .filter(({ kind }) => kind === 'count' || kind === 'amount' || kind === 'stock')
    .filter((metric) => metric !== aim && !parts.includes(metric));
  const kept = parts.length > 0 ? [] : loose.slice(0, MOST_LOOSE);
  const nodes = [...parts, ...kept].map((metric) =>
    nodeOf(metric, name(metric.name, 'metric'), called(metric)),
  );
  const left = leftOut(metrics, []);
  const beside = loose.slice(kept.length);
  return {
    kgi: parts.length > 0 ? { ...kgi, formula: nodes.map(({ id }) => id).join(' + ') } : kgi,
    phases: [],
    kpis: nodes,
    hasLooseKpis: kept.length > 0,
    assumed: [
      parts.length > 0
        ? text.parts({ goal: aim.name, columns: parts.map((part) => part.name) })
        : text.aim({ goal: aim.name }),
      ...left.assumed,
    ],
    toCheck: [
      ...(parts.length > 0 ? [] : [text.noChain()]),
      ...(beside.length > 0 ? [text.besideLeft({ columns: beside.map((metric) => metric.name) })] : []),
      ...left.toCheck,
    ],
  };
};
