import type { Month } from '../model/calendar.js';
import type { Tree } from '../model/tree.js';
import { waitDates } from '../model/waits.js';
import type { Fact, SourceFacts } from './facts.js';
import { type Tally, tally } from './tally.js';
import type { NamedRecord, WaitCounts, WaitPhases } from './wait-counts.js';
import { OPEN, textsOfOpenKey } from './wait-key.js';

/** Records that are named of each pair of phases. */
export const MOST_NAMED = 20;

/** More names than these are not asked for, even where so many entered in one month. */
const MOST_ASKED = 10_000;

/** The month up to which records that are under way are to be named so that the oldest are; null for none, or too many. */
const throughOf = ({ groups }: WaitCounts): Month | null => {
  let records = 0;
  for (const group of groups) {
    if (group.end !== OPEN) continue;
    records += group.records;
    if (records > MOST_ASKED) return null;
    if (records >= MOST_NAMED) return group.month;
  }
  return records > 0 ? groups.findLast(({ end }) => end === OPEN)!.month : null;
};

/** A tally of records by name. */
interface NamingTally {
  readonly of: WaitPhases;
  readonly wanted: Tally['wanted'];
}

/** What is asked of a source once more, so that the records that have been under way longest can be named. */
export const namingTallies = (tree: Tree, { source, stages }: SourceFacts): NamingTally[] => {
  const { recordId, dimensions } = source;
  if (recordId === null || !stages) return [];
  return stages.waits.flatMap((counts) => {
    const through = throughOf(counts);
    if (through === null) return [];
    const of = { from: counts.from, to: counts.to };
    const { on, wait } = waitDates(tree, { source, ...of });
    const named = { columns: [recordId, ...dimensions], through };
    return [{ of, wanted: tally(source, of, on, { wait: { ...wait, named } }).wanted }];
  });
};

const namesIn = (facts: readonly Fact[]): NamedRecord[] =>
  facts
    .flatMap(({ month, member }) => {
      const [id, ...parts] = textsOfOpenKey(member) ?? [''];
      return id === '' ? [] : [{ id: id!, month, parts }];
    })
    .sort((a, b) => a.month - b.month || (a.id < b.id ? -1 : Number(a.id > b.id)))
    .slice(0, MOST_NAMED);

/** An answer with the names that were asked for. */
export const withNames = (
  answer: SourceFacts,
  tallies: readonly NamingTally[],
  facts: readonly Fact[],
): SourceFacts => {
  const { stages } = answer;
  if (!stages) return answer;
  const waits = stages.waits.map((counts): WaitCounts => {
    const asked = tallies.find(({ of }) => of.from === counts.from && of.to === counts.to);
    if (!asked) return counts;
    return { ...counts, named: namesIn(facts.filter(({ node }) => node === asked.wanted.node)) };
  });
  return { ...answer, stages: { ...stages, waits } };
};
