import { configFile } from '../contract/config.js';
import { schemaText } from '../locale/schema.js';
import type { Diagnostic } from './diagnostic.js';
import { readForm } from './form.js';
import { type RuleSettings, ruleSettingsOf } from './rule-settings.js';
import type { Tree } from './tree.js';

/** A kpi.config.yaml: how the trees at its side and below are checked. */
export interface Config {
  readonly rules: RuleSettings;
  readonly maxWarnings: number | null;
  /** As it is written: from the folder of the configuration. */
  readonly baseline: string | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Tree['locate'];
}

/** Reads the text of a configuration. What does not fit is left out and reported. */
export const readConfig = (text: string, file: string): Config => {
  const { value, diagnostics, locate } = readForm(configFile, text, file, schemaText.configHelp());
  return {
    rules: ruleSettingsOf(value?.rules),
    maxWarnings: value?.max_warnings ?? null,
    baseline: value?.baseline ?? null,
    diagnostics,
    locate,
  };
};
