import { diagnoseText } from '../locale/diagnose.js';
import type { Phase, Tree } from '../model/tree.js';
import { holm } from '../stats/multiple.js';
import { wilson } from '../stats/proportion.js';
import { type Counting, casesOf, countingOf } from './conversion.js';
import { recoverableOf, type Settled, settledAt, type WhatIf, whatIf } from './recoverable.js';
import { type SlotValue, sidesOf } from './slot-values.js';
import type { Alert, PhaseResult, Weakest } from './types.js';
import { type Cases, type Evidence, evidenceOf, verdictOf, type Yardstick } from './verdict.js';

interface Judged {
  readonly phase: Phase;
  readonly counting: Counting;
  readonly cases: Cases;
  readonly actual: number;
  readonly expected: number;
  readonly evidence: Evidence;
}

/** Rates that differ by the last digits of arithmetic only are the same. */
const SAME = 1e-9;

const NOTHING = {
  entered: null,
  converted: null,
  actual: null,
  expected: null,
  interval: null,
  pValue: null,
  pAdjusted: null,
  recoverable: null,
  verdict: null,
  needed: null,
  difference: null,
} as const;

/** What the phase's rate is held against. */
export const yardstickOf = (
  counting: Counting,
  expected: number,
  value: SlotValue,
  isPast: boolean,
): Yardstick => {
  const cases = isPast ? casesOf(counting, value) : null;
  return {
    rate: expected,
    cases: cases && cases.entered > 0 && cases.converted <= cases.entered ? cases : null,
  };
};

const judge = (
  phase: Phase,
  actual: SlotValue,
  expected: SlotValue,
  isPast: boolean,
  tree: Tree,
): Judged | Omit<PhaseResult, 'phase'> => {
  const counting = countingOf(tree, phase);
  if (phase.conversion === null) return NOTHING;
  const slot = { id: phase.conversion, lag: 0 };
  const [rate, wanted] = [actual(slot) ?? null, expected(slot) ?? null];
  const cases = counting ? casesOf(counting, actual) : null;
  const shown = { ...NOTHING, ...cases, actual: rate, expected: wanted, verdict: 'no-data' as const };
  const isCountable =
    cases !== null && Number.isSafeInteger(cases.entered) && Number.isSafeInteger(cases.converted);
  if (
    !counting ||
    !cases ||
    !isCountable ||
    rate === null ||
    cases.entered === 0 ||
    cases.converted > cases.entered
  )
    return shown;
  const interval = wilson(cases.converted, cases.entered);
  if (wanted === null || wanted < 0 || wanted > 1) return { ...shown, interval };
  const evidence = evidenceOf(cases, yardstickOf(counting, wanted, expected, isPast));
  return { phase, counting, cases, actual: rate, expected: wanted, evidence };
};

const withVerdict = (judged: Judged, pAdjusted: number, tree: Tree, what: WhatIf): PhaseResult => {
  const { phase, counting, cases, actual, expected, evidence } = judged;
  const isOnTarget = actual >= expected * (1 - SAME);
  return {
    phase,
    entered: cases.entered,
    converted: cases.converted,
    actual,
    expected,
    interval: wilson(cases.converted, cases.entered),
    pValue: evidence.pValue,
    pAdjusted,
    recoverable: isOnTarget ? 0 : recoverableOf(tree, phase, counting, expected, cases.entered, what),
    verdict: verdictOf(isOnTarget, evidence, pAdjusted),
    needed: evidence.needed,
    difference: evidence.difference,
  };
};

/** Every phase in order: its conversion, the evidence against it, and what it costs. Nulls where it has none. */
export const comparePhases = (
  tree: Tree,
  actual: SlotValue,
  expected: SlotValue,
  isPast: boolean,
): { phases: PhaseResult[]; settled: Settled; alerts: Alert[] } => {
  // A rate of 0 of 0 is taken as expected: a phase that lets nothing through leaves the ones after it without a rate.
  const level = (id: string) =>
    actual({ id, lag: 0 }) ?? sidesOf(tree, { id, lag: 0 }, expected, actual)?.after;
  const settled = settledAt(tree, level);
  const what = whatIf(settled);
  const found = tree.phases.map((phase) => ({ phase, result: judge(phase, actual, expected, isPast, tree) }));
  const judged = found.flatMap(({ result }) => ('evidence' in result ? [result] : []));
  const adjusted = holm(judged.map(({ evidence }) => evidence.pValue));
  const phases = found.map(
    ({ phase, result }): PhaseResult =>
      'evidence' in result
        ? withVerdict(result, adjusted[judged.indexOf(result)]!, tree, what)
        : { phase, ...result },
  );
  const alerts = phases.flatMap(({ phase, entered, converted }): Alert[] => {
    if (entered === null || converted === null || converted <= entered) return [];
    const message = diagnoseText.convertedExceeds({ phase: phase.label, entered, converted });
    return [{ rule: 'converted-exceeds-entered', node: phase.conversion, severity: 'warning', message }];
  });
  return { phases, settled, alerts };
};

/** What to do about a phase: its conversion's own action, else that of a KCI that drives it, else its volume's. */
const actionOf = (tree: Tree, phase: Phase): readonly string[] => {
  const own = tree.nodes.get(phase.conversion!)?.action ?? [];
  const kcis = [...tree.nodes.values()]
    .filter(({ drives }) => drives === phase.conversion)
    .flatMap(({ action }) => action);
  const volume = phase.volume === null ? [] : (tree.nodes.get(phase.volume)?.action ?? []);
  return [own, kcis, volume].find((actions) => actions.length > 0) ?? [];
};

const heaviest = (tree: Tree, phases: readonly PhaseResult[]): Weakest | null => {
  const losing = phases.filter(({ recoverable }) => recoverable !== null && recoverable > 0);
  if (losing.length === 0) return null;
  const { phase, recoverable, verdict } = losing.reduce((worst, next) =>
    next.recoverable! > worst.recoverable! ? next : worst,
  );
  return {
    phase,
    node: tree.nodes.get(phase.conversion!)!,
    recoverable: recoverable!,
    verdict: verdict!,
    action: actionOf(tree, phase),
  };
};

/** The phase that loses most as observed, and the largest loss that is confirmed beyond chance. They can differ. */
export const weakestOf = (
  tree: Tree,
  phases: readonly PhaseResult[],
): { observed: Weakest | null; confirmed: Weakest | null } => ({
  observed: heaviest(tree, phases),
  confirmed: heaviest(
    tree,
    phases.filter(({ verdict }) => verdict === 'confirmed'),
  ),
});
