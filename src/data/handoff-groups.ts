import type { Fact } from './facts.js';
import type { HandoffCounts, PassGroup, ResponseGroup, ReturnGroup } from './handoff-counts.js';
import { groupsOf, inOrder, type PassedPart, type PassedTotals, passedTable } from './passed-table.js';
import { passedOfKey, reasonOfKey } from './passing-key.js';

/** The groups of facts whose members say what became of records. */
export const totalsOfFacts = (part: PassedPart, facts: readonly Fact[]): PassedTotals => {
  const table = passedTable(part);
  for (const { month, member, count } of facts) {
    const { score, ...passed } = passedOfKey(member);
    table.count(month, score, passed, count);
  }
  return inOrder(table.totals());
};

/** How the records of a handoff ended; whether dates run backwards makes no groups of their own. */
export const passGroups = (totals: PassedTotals): Pick<HandoffCounts, 'passes' | 'disordered'> => {
  const passes: PassGroup[] = [];
  let disordered = 0;
  for (const { number: months, isDisordered, ...passed } of groupsOf(totals)) {
    if (isDisordered) disordered += passed.records;
    const last = passes.at(-1);
    const isSame =
      last?.month === passed.month &&
      last.score === passed.score &&
      last.isAccepted === passed.isAccepted &&
      last.end === passed.end &&
      last.months === months;
    if (isSame) passes.splice(-1, 1, { ...last, records: last.records + passed.records });
    else passes.push({ ...passed, months });
  }
  return { passes, disordered };
};

/** How soon the records of a handoff were answered. */
export const responseGroups = (totals: PassedTotals): ResponseGroup[] =>
  groupsOf(totals).map(
    ({ number: days, isDisordered: _, ...passed }): ResponseGroup => ({ ...passed, days }),
  );

const byReason = (a: ReturnGroup, b: ReturnGroup): number =>
  a.month - b.month || (a.reason < b.reason ? -1 : 1);

/** Why records came back, by facts whose members say so. */
export const returnGroups = (facts: readonly Fact[]): ReturnGroup[] =>
  facts
    .flatMap(({ month, member, count }): ReturnGroup[] => {
      const reason = reasonOfKey(member);
      return reason === null ? [] : [{ month, reason, records: count }];
    })
    .sort(byReason);
