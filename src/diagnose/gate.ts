import { diagnoseText } from '../locale/diagnose.js';
import type { Message } from '../locale/message.js';
import { senseOf } from '../model/goal.js';
import { GATES, type Gate } from './gate-names.js';
import type { Diagnosis } from './types.js';

/** A gate that a diagnosis does not pass, and why. */
export interface Failure {
  readonly gate: Gate;
  readonly reason: Message;
}

/** The reason for which a diagnosis fails a gate; null where it passes. A KGI that cannot be told does not pass. */
const REASONS: Readonly<Record<Gate, (diagnosis: Diagnosis) => Message | null>> = {
  // A phase is low beyond chance also where nothing tells what it costs, as where no deal was won at all.
  confirmed: ({ weakest, phases, nodes }) => {
    const found = weakest.confirmed?.phase ?? phases.find(({ verdict }) => verdict === 'confirmed')?.phase;
    if (!found) return null;
    const { label } = nodes.find(({ node }) => node.id === found.conversion)!.node;
    return diagnoseText.failsConfirmed({ phase: found.label, node: label });
  },
  observed: ({ weakest: { observed } }) =>
    observed && diagnoseText.failsObserved({ phase: observed.phase.label, node: observed.node.label }),
  kgi: ({ kgi: { node, actual, expected } }) => {
    if (actual === null || expected === null) return diagnoseText.failsUnknown({ kgi: node.label });
    return senseOf(node) * (actual - expected) < 0 ? diagnoseText.failsKgi({ kgi: node.label }) : null;
  },
  alert: ({ alerts }) => {
    const rules = alerts.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule);
    return rules.length > 0 ? diagnoseText.failsAlert({ rules: [...new Set(rules)] }) : null;
  },
};

/** The gates, of those asked for, that a diagnosis does not pass. */
export const failuresOf = (diagnosis: Diagnosis, gates: readonly Gate[]): Failure[] =>
  GATES.filter((gate) => gates.includes(gate)).flatMap((gate) => {
    const reason = REASONS[gate](diagnosis);
    return reason ? [{ gate, reason }] : [];
  });
