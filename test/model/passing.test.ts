import { describe, expect, it } from 'vitest';
import { loadTree } from '../../src/model/load.js';

const told = (handoff: string, more = ''): string[] =>
  loadTree(
    `kpi: 1
kgi: { id: wins, kind: count, target: 5, measure: { source: deals, count: true, on: won } }
kpis:
  contacts: { kind: count }
handoffs:
  passing: { passed: contacts, ${handoff} }
sources:
  deals: { path: deals.csv, layout: records }
  leads: { path: leads.csv, layout: records }
  monthly: { path: monthly.csv, layout: columns }
${more}`,
    'kpi.yaml',
  ).diagnostics.map(({ span, message, help }) => {
    const marked = span?.text.slice(span.start.column - 1, span.end.column - 1);
    return `${marked}: ${message.en}. ${help?.en}`;
  });

const NAME_RECORDS =
  'add source: under outcome:, with the id of a source that is a list of records (layout: records)';

describe('what became of the records of a handoff is refused', () => {
  it.each([
    [
      'where several lists could tell it',
      'outcome: { won: won }',
      `outcome: nothing tells from which records the outcome of the handoff passing is to be read. ${NAME_RECORDS}`,
    ],
    [
      'of a table',
      'outcome: { source: monthly, won: won }',
      `monthly: monthly has the layout columns, in which a row is no record, so it does not tell what became of those of the handoff passing. ${NAME_RECORDS}`,
    ],
    [
      'in another list than the scores',
      'score: { measure: { source: leads, mean: score, on: met } }, outcome: { source: deals, from: met, won: won }',
      'deals: the scores of the handoff passing are in leads and the outcome in deals: nothing tells which score belongs to which record. use one list that has both; a JOIN in its query: can make one of two',
    ],
    [
      'without a date of passing',
      'outcome: { source: deals, won: won }',
      'outcome: no date tells when the records of the handoff passing were passed. add from: under outcome:, with the column of the date of passing',
    ],
  ])('%s', (_, handoff, expected) => {
    expect(told(handoff)).toEqual([expected]);
  });

  it.each([
    ['with a list and a date', 'outcome: { source: deals, from: met, won: won }'],
    [
      'by the list and the date of the score',
      'score: { measure: { source: deals, mean: score, on: met } }, outcome: { won: won }',
    ],
    ['by the only list that counts one of its nodes', 'accepted: wins, outcome: { from: met, lost: lost }'],
    ['where none is asked for', 'score: { measure: { source: leads, mean: score } }'],
  ])('but not %s', (_, handoff) => {
    expect(told(handoff)).toEqual([]);
  });
});
