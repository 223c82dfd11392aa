import type { BaselineEntry } from '../model/baseline.js';
import type { Diagnostic } from '../model/diagnostic.js';

/** How deep a path still names a thing, such as phases.closing, and not a detail of it. */
const THING = 2;

type Key = Omit<BaselineEntry, 'count'>;

const keyOf = ({ file, rule, node, path }: Key): string => JSON.stringify([file, rule, node, path]);

/** What a finding is known by. Its line plays no part: lines move. */
const identityOf = ({ rule, node, path }: Diagnostic, file: string): Key => ({
  file,
  rule,
  node,
  path: node === null ? path.slice(0, THING).join('.') : null,
});

const byKey = (a: Key, b: Key): number => {
  const [one, other] = [keyOf(a), keyOf(b)];
  return Number(one > other) - Number(one < other);
};

/** How a baseline calls the file of a finding. */
export type Naming = (finding: Pick<Diagnostic, 'file'>) => string;

/** Findings as the entries of a baseline, in a fixed order. */
export const baselineOf = (findings: readonly Diagnostic[], nameOf: Naming): BaselineEntry[] => {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const key = identityOf(finding, nameOf(finding));
    entries.set(keyOf(key), { ...key, count: (entries.get(keyOf(key))?.count ?? 0) + 1 });
  }
  return [...entries.values()].sort(byKey);
};

/** Findings held against a baseline. */
interface Held {
  /** What the baseline does not hold: of a group that grew, the last ones. */
  readonly fresh: readonly Diagnostic[];
  readonly known: readonly Diagnostic[];
  /** Entries that hold more than there is any more. */
  readonly stale: readonly BaselineEntry[];
}

/** Holds findings, in reading order, against the entries of a baseline. */
export const holdAgainst = (
  entries: readonly BaselineEntry[],
  findings: readonly Diagnostic[],
  nameOf: Naming,
): Held => {
  const left = new Map(entries.map((entry) => [keyOf(entry), entry.count]));
  const fresh: Diagnostic[] = [];
  const known: Diagnostic[] = [];
  for (const finding of findings) {
    const key = keyOf(identityOf(finding, nameOf(finding)));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    (count > 0 ? known : fresh).push(finding);
  }
  return { fresh, known, stale: entries.filter((entry) => left.get(keyOf(entry))! > 0) };
};
