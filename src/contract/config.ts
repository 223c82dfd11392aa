import type { z } from 'zod';
import { ruleSettings, version } from './tree.js';
import { integer, mapping, text } from './values.js';

/** kpi.config.yaml: how the trees at its side and below are checked. */
export const configFile = mapping({
  kpi: version.optional(),
  rules: ruleSettings.optional(),
  max_warnings: integer(0, 1_000_000, 'whole-number').optional(),
  baseline: text.optional(),
});

export type ConfigFile = z.output<typeof configFile>;
