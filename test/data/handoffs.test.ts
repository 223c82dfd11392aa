import { describe, expect, it } from 'vitest';
import type { HandoffCounts, PassGroup } from '../../src/data/handoff-counts.js';
import { formatMonth } from '../../src/model/calendar.js';
import { answers, diagnostics, problems } from './workspace.js';

const tree = (handoff: string, source = '', measures = ''): string => `
kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 5 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count${measures} }
  hearings: { kind: count }
  win_rate: { kind: rate }
handoffs:
  passing: { passed: contacts, accepted: hearings, ${handoff} }
sources:
  deals: { path: deals.csv, layout: records${source} }
`;

const SCORED = 'score: { measure: { source: deals, mean: score, on: met } }';

const became = ({ month, score, isAccepted, end }: Omit<PassGroup, 'months' | 'records'>): string =>
  `${formatMonth(month)} ${score ?? 'unscored'} ${isAccepted ? 'accepted, ' : ''}${end}`;

const ends = ({ passes }: HandoffCounts): string[] =>
  passes.map((group) => `${became(group)} after ${group.months ?? '?'} months: ${group.records}`);

const responses = ({ responses: groups }: HandoffCounts): string[] =>
  groups.map((group) => `${became(group)}, answered after ${group.days ?? '?'} days: ${group.records}`);

const returns = ({ returns: groups }: HandoffCounts): string[] =>
  groups.map(({ month, reason, records }) => `${formatMonth(month)} "${reason}": ${records}`);

const counts = async (text: string, deals: string): Promise<HandoffCounts> => {
  const found = (await answers(text, { 'deals.csv': deals })).flatMap(({ handoffs = [] }) => handoffs);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('records that went over a handoff are counted', () => {
  const handoff = `${SCORED}, outcome: { on: heard, responded: called, won: won, lost: lost, reason: why }`;

  it('by month of passing and score, by what became of them, and by how soon they were answered', async () => {
    const deals = `id,met,score,called,heard,won,lost,why
1,2026-04-01,60,2026-04-01,2026-04-10,2026-06-30,,
2,2026-04-30,60,2026-05-01,2026-05-02,2026-05-03,,
3,2026-04-02,60,2026-04-05,2026-04-12,,2026-04-30,
4,2026-04-03,60,2026-04-03,,,2026-05-01,時期が未定
5,2026-04-04,60,,,,2026-05-01,時期が未定
6,2026-04-05,60,,,,2026-05-01,
7,2026-05-01,60,,,,,
8,,60,2026-04-01,2026-04-01,2026-04-01,,
9,2026-05-02,40,2026-05-05,2026-05-05,,,書いてあっても受け入れた
10,2026-05-03,40,,,,,名前だけ
`;
    const found = await counts(tree(handoff), deals);
    expect(found.knows).toEqual({
      accepted: true,
      won: true,
      lost: true,
      response: 'responded',
      reason: true,
    });
    // Record 8 has no date of passing.
    expect(ends(found)).toEqual([
      '2026-04 60 lost after 1 months: 3',
      '2026-04 60 accepted, won after 1 months: 1',
      '2026-04 60 accepted, won after 2 months: 1',
      '2026-04 60 accepted, lost after 0 months: 1',
      '2026-05 40 lost after ? months: 1',
      '2026-05 40 accepted, open after ? months: 1',
      '2026-05 60 open after ? months: 1',
    ]);
    expect(responses(found)).toEqual([
      '2026-04 60 lost, answered after 0 days: 1',
      '2026-04 60 lost, answered after ? days: 2',
      '2026-04 60 accepted, won, answered after 0 days: 1',
      '2026-04 60 accepted, won, answered after 1 days: 1',
      '2026-04 60 accepted, lost, answered after 3 days: 1',
      '2026-05 40 lost, answered after ? days: 1',
      '2026-05 40 accepted, open, answered after 3 days: 1',
      '2026-05 60 open, answered after ? days: 1',
    ]);
    // A record that is neither lost nor has a reason is still with the receiver.
    expect(returns(found)).toEqual(['2026-04 "": 1', '2026-04 "時期が未定": 2', '2026-05 "名前だけ": 1']);
    expect(found.disordered).toBe(0);
  });

  it('as accepted where they were won, whether or not a date says so', async () => {
    const deals = 'met,score,heard,won\n2026-04-01,60,,2026-05-01\n';
    const found = await counts(tree(`${SCORED}, outcome: { on: heard, won: won }`), deals);
    expect(ends(found)).toEqual(['2026-04 60 accepted, won after 1 months: 1']);
    // Nobody knows when: the days to the answer are those to being accepted, where no other column is named.
    expect(responses(found)).toEqual(['2026-04 60 accepted, won, answered after ? days: 1']);
    expect([found.knows.response, found.knows.lost, found.knows.reason]).toEqual(['accepted', false, false]);
  });

  it('as won where they have the dates of both a win and a loss', async () => {
    const deals = 'met,score,won,lost\n2026-04-01,60,2026-06-01,2026-05-01\n';
    const found = await counts(tree(`${SCORED}, outcome: { won: won, lost: lost }`), deals);
    expect(ends(found)).toEqual(['2026-04 60 accepted, won after 2 months: 1']);
  });

  it('without months or days where dates run backwards, and with how many do', async () => {
    const deals = `id,met,score,called,heard,won,lost,why
1,2026-04-10,60,2026-04-09,2026-04-11,,,
2,2026-04-10,60,2026-04-12,2026-04-09,,,
3,2026-04-10,60,2026-04-12,2026-04-12,2026-04-01,,
4,2026-04-10,60,,,,2026-03-31,
5,2026-04-10,60,2026-04-10,2026-04-10,2026-04-10,,
`;
    const found = await counts(tree(handoff), deals);
    expect(found.disordered).toBe(4);
    expect(ends(found)).toEqual([
      '2026-04 60 lost after ? months: 1',
      '2026-04 60 accepted, won after 0 months: 1',
      '2026-04 60 accepted, won after ? months: 1',
      '2026-04 60 accepted, open after ? months: 2',
    ]);
    expect(responses(found)).toEqual([
      '2026-04 60 lost, answered after ? days: 1',
      '2026-04 60 accepted, won, answered after 0 days: 1',
      '2026-04 60 accepted, won, answered after 2 days: 1',
      '2026-04 60 accepted, open, answered after 2 days: 1',
      '2026-04 60 accepted, open, answered after ? days: 1',
    ]);
  });

  it('by months of which the day is not known, and by whole days over the ends of months and leap years', async () => {
    const deals = `met,score,heard,won,lost,called,why
2026-04,60,2026-04-10,2026-05,,2026-04-12,
2026-04-20,60,,2026-04,,2026-04,
2028-02-28,60,2028-03-01,,,2028-03-01,
2027-12-31,60,2028-01-01,,,2028-01-01,
`;
    const found = await counts(tree(handoff), deals);
    expect(found.disordered).toBe(0);
    expect([ends(found), responses(found)]).toEqual([
      [
        '2026-04 60 accepted, won after 0 months: 1',
        '2026-04 60 accepted, won after 1 months: 1',
        '2027-12 60 accepted, open after ? months: 1',
        '2028-02 60 accepted, open after ? months: 1',
      ],
      [
        '2026-04 60 accepted, won, answered after ? days: 2',
        '2027-12 60 accepted, open, answered after 1 days: 1',
        '2028-02 60 accepted, open, answered after 2 days: 1',
      ],
    ]);
  });

  it('with scores as they are written, on no scale, and without one where the cell says nothing', async () => {
    const deals =
      'id,met,score\n1,2026-04-01,６０\n2,2026-04-01,60.0\n3,2026-04-01,\n4,2026-04-01,-\n5,2026-04-01,1200.5\n6,2026-04-01,-3\n';
    const found = await counts(
      tree(`${SCORED}, outcome: { reason: id }`, ', none: ["-"], scale: 1000'),
      deals,
    );
    expect(ends(found)).toEqual([
      '2026-04 -3 lost after ? months: 1',
      '2026-04 60 lost after ? months: 2',
      '2026-04 1200.5 lost after ? months: 1',
      '2026-04 unscored lost after ? months: 2',
    ]);
  });

  it('whatever a reason says', async () => {
    const why = ['=1+1', '"a\u001fb"', '"two\nlines"', '"say ""no"""', 'ＮＧ', 'NG', ' '];
    const deals = `met,score,why,lost\n${why.map((text) => `2026-04-01,1,${text},2026-04-02`).join('\n')}\n`;
    const found = await counts(tree(`${SCORED}, outcome: { lost: lost, reason: why }`), deals);
    expect(found.returns.map(({ reason, records }) => [reason, records])).toEqual([
      ['', 1],
      ['=1+1', 1],
      ['NG', 2],
      ['a\u001fb', 1],
      ['say "no"', 1],
      ['two\nlines', 1],
    ]);
  });
});

describe('what the tree tells of records already', () => {
  const STAGED =
    ', stages: { contact: met, hearing: heard, closing: closed }, status: { column: state, won: won, lost: lost }';

  it('is read from stages and the status, a later date implying the earlier', async () => {
    const deals = `met,heard,closed,state
2026-04-01,2026-04-03,2026-05-01,won
2026-04-02,2026-04-04,2026-05-02,lost
2026-04-03,,,open
,2026-05-01,2026-05-09,won
2026-04-04,,2026-05-09,won
2026-04-05,2026-04-06,,won
`;
    const found = await counts(tree('definition: x', STAGED), deals);
    expect(found.knows).toEqual({
      accepted: true,
      won: true,
      lost: true,
      response: 'accepted',
      reason: false,
    });
    expect(ends(found)).toEqual([
      '2026-04 unscored open after ? months: 1',
      '2026-04 unscored accepted, won after 1 months: 2',
      // Won, and nobody wrote down when.
      '2026-04 unscored accepted, won after ? months: 1',
      '2026-04 unscored accepted, lost after 1 months: 1',
      '2026-05 unscored accepted, won after 0 months: 1',
    ]);
    // Where only a later stage tells that a record was passed or accepted, nothing tells after how many days.
    expect(responses(found)).toEqual([
      '2026-04 unscored open, answered after ? days: 1',
      '2026-04 unscored accepted, won, answered after 1 days: 1',
      '2026-04 unscored accepted, won, answered after 2 days: 1',
      '2026-04 unscored accepted, won, answered after ? days: 1',
      '2026-04 unscored accepted, lost, answered after 2 days: 1',
      '2026-05 unscored accepted, won, answered after ? days: 1',
    ]);
  });

  it('is read from what counts the nodes, with its conditions', async () => {
    const measures = ', measure: { count: true, on: met, where: { by: { not: 紹介 } } }';
    const deals = 'met,by,heard,score\n2026-04-01,架電,2026-04-02,60\n2026-04-01,紹介,2026-04-02,60\n';
    const counted = tree('score: { measure: { mean: score } }', '', measures).replace(
      'hearings: { kind: count }',
      'hearings: { kind: count, measure: { count: true, on: heard } }',
    );
    expect(responses(await counts(counted, deals))).toEqual([
      '2026-04 60 accepted, open, answered after 1 days: 1',
    ]);
    // The conditions of what is passed hold for a date of passing that is named as well.
    const named = tree(`${SCORED}, outcome: { from: heard, on: heard }`, '', measures);
    expect(responses(await counts(named, deals))).toEqual([
      '2026-04 60 accepted, open, answered after 0 days: 1',
    ]);
  });

  it('is nothing where no records have the handoff', async () => {
    const [answer] = await answers(
      tree('definition: x', '', ', measure: { source: deals, mean: score, on: met }'),
      {
        'deals.csv': 'met,score\n2026-04-01,60\n',
      },
    );
    expect(answer!.handoffs).toBeUndefined();
  });
});

describe('what is wrong with the records of a handoff is told', () => {
  it('of a score that is no number', async () => {
    const deals = 'met,score\n2026-04-01,60点\n';
    expect(await problems(tree(SCORED), { 'deals.csv': deals })).toEqual([
      'deals.csv:2:12 data-number "60点" in the column "score" is not a number',
    ]);
  });

  it('at the keys that name a column which the file lacks', async () => {
    const text = tree(`${SCORED}, outcome: { from: a, on: b, responded: c, won: d, lost: e, reason: f }`);
    const found = await diagnostics(text, { 'deals.csv': 'met,score\n2026-04-01,\n' });
    expect(
      found.map(({ span }) => span?.text.slice(span.start.column - 1, span.end.column - 1)).sort(),
    ).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});
