import { configFile } from '../contract/config.js';
import { schemaText } from '../locale/schema.js';
import type { Diagnostic, Places } from './diagnostic.js';
import { readForm } from './form.js';
import { type RuleSettings, ruleSettingsOf } from './rule-settings.js';

/** A kpi.config.yaml: how the trees at its side and below are checked. */
export interface Config extends Places {
  readonly rules: RuleSettings;
  readonly maxWarnings: number | null;
  /** As it is written: from the folder of the configuration. */
  readonly baseline: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a configuration. What does not fit is left out and reported. */
export const readConfig = (text: string, file: string): Config => {
  const { value, diagnostics, places } = readForm(configFile, text, file, schemaText.configHelp());
  return {
    rules: ruleSettingsOf(value?.rules),
    maxWarnings: value?.max_warnings ?? null,
    baseline: value?.baseline ?? null,
    diagnostics,
    locate: (path, at) => places.locate(path, at),
    edit: (path, at, fix) => places.edit(path, at, fix),
  };
};
