import type { RuleSettings as Entries } from '../contract/tree.js';
import type { Severity } from './diagnostic.js';

/** How a file wants a rule to be taken, and why, where it says so. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly reason: string | null;
}

export type RuleSettings = ReadonlyMap<string, RuleSetting>;

/** Makes the settings of what stands under `rules:`. */
export const ruleSettingsOf = (entries: Entries | undefined): RuleSettings =>
  new Map(
    Object.entries(entries ?? {}).map(([rule, setting]) => [
      rule,
      typeof setting === 'string'
        ? { severity: setting, reason: null }
        : { severity: setting.severity, reason: setting.reason ?? null },
    ]),
  );
