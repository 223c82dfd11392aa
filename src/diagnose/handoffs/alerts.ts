import { formatCount } from '../../locale/format.js';
import { handoffText as text } from '../../locale/handoffs.js';
import { below, dependenciesInMonth, walk } from '../../model/graph.js';
import type { Handoff, NodeId, Source, Tree } from '../../model/tree.js';
import { measuredBy } from '../../model/views.js';
import type { Alert } from '../types.js';
import type { HandoffResult } from './types.js';

const departmentOf = (tree: Tree, id: string | null, handoff: Handoff): string =>
  id === null ? handoff.label : (tree.departments.get(id) ?? id);

/** Whether the numbers of a node are counted from the records of a source, or made of such numbers. */
const isCountedFrom = (tree: Tree, id: NodeId, source: Source): boolean => {
  const parts = new Set(below(tree, id));
  const volumes = source.stages.map((stage) => tree.phases.find((phase) => phase.id === stage.phase)?.volume);
  return [...measuredBy(tree, source).map((measured) => measured.id), ...volumes].some(
    (each) => each && parts.has(each),
  );
};

/** Whether what is accepted comes from what is passed in the same month, by the formulas of the tree. */
const isOfSameMonth = (tree: Tree, { passed, accepted }: Handoff): boolean =>
  walk(
    [accepted!],
    (id) => dependenciesInMonth(tree, id),
    (id) => id,
  ).order.includes(passed!);

/** More accepted than passed: one of both counts something else, or work of months before. */
const exceeding = (tree: Tree, { handoff, passed, accepted }: HandoffResult): Alert[] => {
  if (passed === null || accepted === null || accepted <= passed) return [];
  if (!isOfSameMonth(tree, handoff)) return [];
  const message = text.moreAccepted({
    handoff: handoff.label,
    from: departmentOf(tree, handoff.from, handoff),
    to: departmentOf(tree, handoff.to, handoff),
    passed: formatCount(passed),
    accepted: formatCount(accepted),
  });
  const evidence = { passed, accepted };
  return [{ rule: 'handoff-not-conserved', node: handoff.accepted, severity: 'warning', message, evidence }];
};

/** What one department says that it passed, against the records that went over. */
const contradicting = (tree: Tree, { handoff, passed, records }: HandoffResult): Alert[] => {
  if (handoff.passed === null || passed === null || records === null) return [];
  if (isCountedFrom(tree, handoff.passed, tree.sources.get(records.source)!)) return [];
  const difference = Math.abs(records.passed - passed);
  if (difference <= tree.reconcile * passed + 1e-9) return [];
  const message = text.notTheSame({
    handoff: handoff.label,
    from: departmentOf(tree, handoff.from, handoff),
    source: records.source,
    passed: formatCount(passed),
    records: formatCount(records.passed),
  });
  const evidence = { passed, records: records.passed };
  return [{ rule: 'handoff-not-conserved', node: handoff.passed, severity: 'warning', message, evidence }];
};

const disordered = ({ handoff, records }: HandoffResult): Alert[] => {
  if (records === null || records.disordered === 0) return [];
  const message = text.disordered({ handoff: handoff.label, records: formatCount(records.disordered) });
  return [
    {
      rule: 'handoff-dates-disordered',
      node: handoff.passed,
      severity: 'warning',
      message,
      evidence: { records: records.disordered },
    },
  ];
};

/** Where both departments' numbers of a handoff contradict each other, and records whose dates do. */
export const handoffAlerts = (tree: Tree, results: readonly HandoffResult[]): Alert[] =>
  results.flatMap((result) => [
    ...exceeding(tree, result),
    ...contradicting(tree, result),
    ...disordered(result),
  ]);
