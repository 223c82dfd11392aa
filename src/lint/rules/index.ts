import type { Rule } from '../rule.js';
import { contradictingBounds } from './contradicting-bounds.js';
import { cycle } from './cycle.js';
import { kciDrivesNothing } from './kci-drives-nothing.js';
import { kgiWithoutLever } from './kgi-without-lever.js';
import { kgiWithoutTarget } from './kgi-without-target.js';
import { phaseOrder } from './phase-order.js';
import { phaseUnmeasured } from './phase-unmeasured.js';
import { rateAboveOne } from './rate-above-one.js';
import { unconnectedNode } from './unconnected-node.js';
import { unknownReference } from './unknown-reference.js';
import { volumeWithoutQuality } from './volume-without-quality.js';

/** Every rule, in the order of their ids. */
export const rules: readonly Rule[] = [
  contradictingBounds,
  cycle,
  kciDrivesNothing,
  kgiWithoutLever,
  kgiWithoutTarget,
  phaseOrder,
  phaseUnmeasured,
  rateAboveOne,
  unconnectedNode,
  unknownReference,
  volumeWithoutQuality,
];
