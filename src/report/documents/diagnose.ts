import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { Failure } from '../../diagnose/gate.js';
import type { RestatedSince } from '../../diagnose/restated.js';
import type { Diagnosis, HandoffResult, NodeComparison, PhaseResult, Weakest } from '../../diagnose/types.js';
import type { Lang } from '../../locale/message.js';
import { formatMonth } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import { membersJson, memberTestsJson, mixJson } from './diagnose-members.js';
import { linkJson, trendJson } from './diagnose-trend.js';
import { kciJson } from './kcis.js';
import { kernelsJson } from './kernels.js';
import { maturityJson } from './maturity.js';
import { restatedJson } from './restated.js';
import { fileJson, recordsJson, unmatchedJson } from './what-was-read.js';

const difference = (actual: number | null, expected: number | null): number | null =>
  actual === null || expected === null ? null : actual - expected;

const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

const nodeJson = ({
  node,
  actual,
  expected,
  origin,
  effect,
}: NodeComparison): DiagnoseDocument['nodes'][number] => ({
  id: node.id,
  actual,
  expected,
  gap: difference(actual, expected),
  attainment: ratio(actual, expected),
  source: origin,
  effect_on_kgi: effect,
});

const phaseJson = (result: PhaseResult): DiagnoseDocument['phases'][number] => ({
  phase: result.phase.id,
  volume: result.phase.volume,
  conversion: result.phase.conversion,
  entered: result.entered,
  converted: result.converted,
  actual: result.actual,
  expected: result.expected,
  interval: result.interval && [...result.interval],
  p_value: result.pValue,
  p_adjusted: result.pAdjusted,
  recoverable: result.recoverable,
  verdict: result.verdict,
  needed: result.needed,
  difference_interval: result.difference && [...result.difference],
});

export const weakestJson = (weakest: Weakest | null): DiagnoseDocument['weakest']['observed'] =>
  weakest && {
    phase: weakest.phase.id,
    node: weakest.node.id,
    recoverable: weakest.recoverable,
    verdict: weakest.verdict,
    action: [...weakest.action],
  };

const handoffJson = ({
  id,
  from,
  to,
  passed,
  accepted,
}: HandoffResult): DiagnoseDocument['handoffs'][number] => ({
  id,
  from,
  to,
  passed,
  accepted,
  acceptance: ratio(accepted, passed),
});

/** The JSON of `kpi diagnose`. */
export const diagnoseJson = (
  tree: Tree,
  diagnosis: Diagnosis,
  failures: readonly Failure[],
  restated: RestatedSince | null,
  lang: Lang,
): DiagnoseDocument => {
  const { kgi, period, against } = diagnosis;
  const gap = difference(kgi.actual, kgi.expected);
  return {
    kpi: 1,
    command: 'diagnose',
    tree: tree.name,
    period: { from: formatMonth(period.from), to: formatMonth(period.to) },
    against: {
      kind: against.kind,
      from: formatMonth(against.period.from),
      to: formatMonth(against.period.to),
      committed: against.committed !== null,
      file: against.committed,
    },
    kgi: {
      id: kgi.node.id,
      actual: kgi.actual,
      expected: kgi.expected,
      gap,
      gap_ratio: ratio(gap, kgi.expected),
    },
    nodes: diagnosis.nodes.map(nodeJson),
    method: diagnosis.method,
    contributions: diagnosis.contributions.map(({ interval, ...rest }) => ({
      ...rest,
      interval: interval && [...interval],
    })),
    groups: {
      phases: [...diagnosis.groups.phases],
      departments: [...diagnosis.groups.departments],
    },
    phases: diagnosis.phases.map(phaseJson),
    maturity: diagnosis.maturity.map(maturityJson),
    weakest: {
      observed: weakestJson(diagnosis.weakest.observed),
      confirmed: weakestJson(diagnosis.weakest.confirmed),
    },
    kcis: diagnosis.kcis.map(kciJson),
    handoffs: diagnosis.handoffs.map(handoffJson),
    members: membersJson(diagnosis),
    member_tests: memberTestsJson(diagnosis),
    mix: mixJson(diagnosis),
    trends: diagnosis.trends.map(trendJson),
    linkage: diagnosis.linkage.map(linkJson),
    alerts: diagnosis.alerts.map(({ rule, node, severity, message, evidence }) => ({
      rule,
      node,
      severity,
      message: message[lang],
      evidence: evidence ? { ...evidence } : null,
    })),
    failed_on: failures.map(({ gate, reason }) => ({ gate, reason: reason[lang] })),
    restated: restated && restatedJson(restated),
    reconciliation: diagnosis.reconciliation.map(({ node, month, measured, computed }) => ({
      node,
      period: formatMonth(month),
      measured,
      computed,
      difference: computed - measured,
    })),
    data: {
      files: diagnosis.files.map(fileJson),
      records: recordsJson(tree, diagnosis.stages),
      kernels: kernelsJson(tree.nodes.values()),
      joins: diagnosis.joins.map((found) => ({ source: found.source, ...unmatchedJson(found) })),
      missing: diagnosis.missing.map(({ node, month }) => ({ node, period: formatMonth(month) })),
    },
  };
};
