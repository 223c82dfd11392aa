import type { PlanDocument } from '../../contract/answers/index.js';
import { oddsIn } from '../../plan/odds/types.js';
import type { PlanCase } from '../../plan/scenarios.js';
import type { PlanNode } from '../../plan/types.js';

type CaseDocument = PlanDocument['scenarios'][number];

const nodeJson = ({ node, role, baseline, required, atBound }: PlanNode): CaseDocument['nodes'][number] => ({
  id: node.id,
  role,
  baseline,
  required,
  change: baseline === null ? null : required - baseline,
  at_bound: atBound,
});

/** Plans side by side, in JSON. */
export const casesJson = (cases: readonly PlanCase[]): CaseDocument[] =>
  cases.map(({ scenario, plan }) => ({
    name: scenario?.name ?? null,
    target: plan.kgi.target,
    status: plan.status,
    kgi: { baseline: plan.kgi.baseline, planned: plan.kgi.planned },
    effort: plan.status === 'met' ? 0 : (plan.solution?.effort ?? null),
    verified: plan.verified,
    probability: oddsIn(plan)?.probability ?? null,
    nodes: plan.nodes.map(nodeJson),
    unreachable: plan.unreachable && { best: plan.unreachable.best, short_by: plan.unreachable.shortBy },
  }));

const HEAD = ['scenario', 'target', 'status', 'node', 'role', 'baseline', 'required', 'change', 'at_bound'];

/** The same as the rows of one table: a row for each plan and node. */
export const casesRows = (cases: readonly PlanCase[]): (string | number)[][] => [
  HEAD,
  ...casesJson(cases).flatMap(({ name, target, status, nodes }) =>
    nodes.map(({ id, role, baseline, required, change, at_bound }) => [
      ...[name ?? '', target, status, id, role],
      ...[baseline ?? '', required, change ?? '', at_bound ?? ''],
    ]),
  ),
];
