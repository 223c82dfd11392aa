import type { TreeFile } from '../contract/tree.js';
import type { Adjustment, Mention } from './adjustment.js';
import { oneLine } from './build-node.js';
import type { Path } from './diagnostic.js';
import { canonicalId } from './identifiers.js';

/** A set of assumptions under its name: what a plan does differently, and the goal that it has then. */
export interface Scenario extends Adjustment {
  readonly name: string;
  readonly label: string;
  /** Replaces the KGI's target, over the horizon. */
  readonly target: number | null;
  readonly path: Path;
}

const valuesOf = (written: Readonly<Record<string, number>> | undefined): ReadonlyMap<string, number> =>
  new Map(Object.entries(written ?? {}).map(([id, value]) => [canonicalId(id), value]));

/** The scenarios of a file by their names. */
export const scenariosOf = ({ scenarios }: TreeFile): ReadonlyMap<string, Scenario> =>
  new Map(
    Object.entries(scenarios ?? {}).map(([key, entry]) => {
      const name = canonicalId(key);
      const scenario: Scenario = {
        name,
        label: oneLine(entry.label ?? name),
        set: valuesOf(entry.set),
        lock: (entry.lock ?? []).map(canonicalId),
        unlock: (entry.unlock ?? []).map(canonicalId),
        max: valuesOf(entry.max),
        target: entry.target ?? null,
        path: ['scenarios', key],
      };
      return [name, scenario];
    }),
  );

/** Where a scenario names a leaf. */
export const placeOf = (scenario: Scenario, { key, id }: Mention): { path: Path; at: 'key' | 'value' } =>
  key === 'set' || key === 'max'
    ? { path: [...scenario.path, key, id], at: 'key' }
    : { path: [...scenario.path, key, scenario[key].indexOf(id)], at: 'value' };
