import type { Rule } from '../rule.js';
import { baselineOutsideBounds } from './baseline-outside-bounds.js';
import { constantFormula } from './constant-formula.js';
import { contradictingBounds } from './contradicting-bounds.js';
import { conversionSkipsPhase } from './conversion-skips-phase.js';
import { conversionUsedTwice } from './conversion-used-twice.js';
import { countedTwice } from './counted-twice.js';
import { currentStageAsVolume } from './current-stage-as-volume.js';
import { cycle } from './cycle.js';
import { departmentEdgeWithoutHandoff } from './department-edge-without-handoff.js';
import { divisionByZero } from './division-by-zero.js';
import { handoffDefinedDifferently } from './handoff-defined-differently.js';
import { handoffNotConsecutive } from './handoff-not-consecutive.js';
import { handoffScoreSource } from './handoff-score-source.js';
import { handoffWithoutCutoff } from './handoff-without-cutoff.js';
import { handoffWithoutDefinition } from './handoff-without-definition.js';
import { handoffWithoutLimit } from './handoff-without-limit.js';
import { kciDrivesEarlierPhase } from './kci-drives-earlier-phase.js';
import { kciDrivesNothing } from './kci-drives-nothing.js';
import { kciSingleRater } from './kci-single-rater.js';
import { kciWithoutMeasure } from './kci-without-measure.js';
import { kciWithoutTarget } from './kci-without-target.js';
import { keyOrder } from './key-order.js';
import { kgiWithoutLever } from './kgi-without-lever.js';
import { kgiWithoutTarget } from './kgi-without-target.js';
import { kindMismatch } from './kind-mismatch.js';
import { lagBeyondHorizon } from './lag-beyond-horizon.js';
import { laggingOnlyDepartment } from './lagging-only-department.js';
import { leverWithoutAction } from './lever-without-action.js';
import { leverWithoutEffect } from './lever-without-effect.js';
import { mixedGrains } from './mixed-grains.js';
import { negativeBound } from './negative-bound.js';
import { nodeWithoutOwner } from './node-without-owner.js';
import { phaseOrder } from './phase-order.js';
import { phaseUnmeasured } from './phase-unmeasured.js';
import { phaseWithoutKci } from './phase-without-kci.js';
import { phaseWithoutOwner } from './phase-without-owner.js';
import { phasesNotDecreasing } from './phases-not-decreasing.js';
import { rateAboveOne } from './rate-above-one.js';
import { rateLeavesRange } from './rate-leaves-range.js';
import { repeatedTerm } from './repeated-term.js';
import { rubricAdjectivesOnly } from './rubric-adjectives-only.js';
import { rubricGap } from './rubric-gap.js';
import { rubricNotCalibrated } from './rubric-not-calibrated.js';
import { rubricSameText } from './rubric-same-text.js';
import { rubricWithoutAnchors } from './rubric-without-anchors.js';
import { sameFormula } from './same-formula.js';
import { sameMeasure } from './same-measure.js';
import { scenarioContradiction } from './scenario-contradiction.js';
import { scoreOutsideScale } from './score-outside-scale.js';
import { singleDepartment } from './single-department.js';
import { sourceColumnMissing } from './source-column-missing.js';
import { sourceColumnUnused } from './source-column-unused.js';
import { sourceDatesAmbiguous } from './source-dates-ambiguous.js';
import { sourceMeasureUnfit } from './source-measure-unfit.js';
import { sourceWithoutFile } from './source-without-file.js';
import { targetOutOfReach } from './target-out-of-reach.js';
import { targetsDoNotClose } from './targets-do-not-close.js';
import { tooManyKpisPerOwner } from './too-many-kpis-per-owner.js';
import { unconnectedNode } from './unconnected-node.js';
import { unitMismatch } from './unit-mismatch.js';
import { unknownReference } from './unknown-reference.js';
import { unusedDepartment } from './unused-department.js';
import { vagueAction } from './vague-action.js';
import { volumeWithoutQuality } from './volume-without-quality.js';
import { winsWithoutStatus } from './wins-without-status.js';

/** Every rule, in the order of their ids. */
export const rules: readonly Rule[] = [
  baselineOutsideBounds,
  constantFormula,
  contradictingBounds,
  conversionSkipsPhase,
  conversionUsedTwice,
  countedTwice,
  currentStageAsVolume,
  cycle,
  departmentEdgeWithoutHandoff,
  divisionByZero,
  handoffDefinedDifferently,
  handoffNotConsecutive,
  handoffScoreSource,
  handoffWithoutCutoff,
  handoffWithoutDefinition,
  handoffWithoutLimit,
  kciDrivesEarlierPhase,
  kciDrivesNothing,
  kciSingleRater,
  kciWithoutMeasure,
  kciWithoutTarget,
  keyOrder,
  kgiWithoutLever,
  kgiWithoutTarget,
  kindMismatch,
  lagBeyondHorizon,
  laggingOnlyDepartment,
  leverWithoutAction,
  leverWithoutEffect,
  mixedGrains,
  negativeBound,
  nodeWithoutOwner,
  phaseOrder,
  phaseUnmeasured,
  phaseWithoutKci,
  phaseWithoutOwner,
  phasesNotDecreasing,
  rateAboveOne,
  rateLeavesRange,
  repeatedTerm,
  rubricAdjectivesOnly,
  rubricGap,
  rubricNotCalibrated,
  rubricSameText,
  rubricWithoutAnchors,
  sameFormula,
  sameMeasure,
  scenarioContradiction,
  scoreOutsideScale,
  singleDepartment,
  sourceColumnMissing,
  sourceColumnUnused,
  sourceDatesAmbiguous,
  sourceMeasureUnfit,
  sourceWithoutFile,
  targetOutOfReach,
  targetsDoNotClose,
  tooManyKpisPerOwner,
  unconnectedNode,
  unitMismatch,
  unknownReference,
  unusedDepartment,
  vagueAction,
  volumeWithoutQuality,
  winsWithoutStatus,
];
