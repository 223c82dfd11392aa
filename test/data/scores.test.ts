import { describe, expect, it } from 'vitest';
import type { ScoreCounts } from '../../src/data/score-counts.js';
import { formatMonth } from '../../src/model/calendar.js';
import { answers, diagnostics, problems } from './workspace.js';

const tree = (keys: string, source = ''): string => `
kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 5, measure: { source: deals, count: true, on: closed } }
phases:
  hearing: { volume: hearings }
  closing: { volume: wins, conversion: win_rate }
kpis:
  hearings: { kind: count, measure: { source: deals, count: true, on: heard } }
  win_rate: { kind: rate }
kcis:
  depth: { drives: win_rate, measure: { source: deals, mean: depth, on: heard }, ${keys} }
sources:
  deals: { path: deals.csv, layout: records, ${source} }
`;

const shown = ({ groups, cases }: ScoreCounts): string[] => [
  ...groups.map(({ month, score, rater, end, records }) => {
    return `${formatMonth(month)} ${score} by ${rater} ${end}: ${records}`;
  }),
  ...cases.map((group) => `${formatMonth(group.month)} rated ${group.ratings.join(' and ')}: ${group.cases}`),
];

const scores = async (keys: string, deals: string, source?: string): Promise<string[]> =>
  (await answers(tree(keys, source), { 'deals.csv': deals })).flatMap(({ scores: counts = [] }) =>
    counts.flatMap(shown),
  );

describe('scores are counted', () => {
  it('by month, score and rater, and by what became of the record', async () => {
    const deals = `id,heard,depth,who,scored,closed,lost
1,2026-04-01,4,佐藤,2026-04-01,2026-05-01,
2,2026-04-02,4,佐藤,2026-04-02,2026-05-02,
3,2026-04-03,2,佐藤,2026-04-03,,2026-05-03
4,2026-04-04,4,鈴木,2026-06-01,2026-05-04,
5,2026-04-05,1,鈴木,2026-05-05,,2026-05-05
6,2026-04-06,1,鈴木,2026-05-07,,2026-05-06
7,2026-04-07,3.5,,2026-04-07,,
8,2026-04-08,,佐藤,2026-04-08,,2026-05-08
9,2026-05-09,5,佐藤,,2026-05-09,
10,2026-05-10,3,佐藤,,,
`;
    expect(await scores('rater: who, scored_on: scored, outcome: { lost: lost }', deals)).toEqual([
      // Of record 6 the score came a day after the loss, of record 5 on the same day.
      '2026-04 1 by 2 lost: 1',
      '2026-04 1 by 2 lost-unforeseen: 1',
      '2026-04 2 by 1 lost: 1',
      '2026-04 3.5 by 0 open: 1',
      '2026-04 4 by 1 advanced: 2',
      '2026-04 4 by 2 advanced-unforeseen: 1',
      '2026-05 3 by 1 open: 1',
      // Nobody wrote down when record 9 was scored.
      '2026-05 5 by 1 advanced-unforeseen: 1',
    ]);
  });

  it('of stages by their dates, a later one implying the earlier, and of losses by the status', async () => {
    const deals = `id,heard,depth,closed,state
1,2026-04-01,4,2026-05-01,won
2,2026-04-02,2,2026-05-02,lost
3,2026-04-03,1,,lost
4,2026-04-04,3,,open
`;
    const source =
      'stages: { hearing: heard, closing: closed }, status: { column: state, won: won, lost: lost }';
    expect(await scores('', deals, source)).toEqual([
      '2026-04 1 by 0 lost: 1',
      '2026-04 2 by 0 lost: 1',
      '2026-04 3 by 0 open: 1',
      '2026-04 4 by 0 advanced: 1',
    ]);
  });

  it('as still open where nothing tells what became of them', async () => {
    const text = tree('').replace('drives: win_rate, ', '');
    const [answer] = await answers(text, { 'deals.csv': 'heard,depth,closed\n2026-04-01,4,2026-05-01\n' });
    expect(shown(answer!.scores![0]!)).toEqual(['2026-04 4 by 0 open: 1']);
  });

  it('by case where several people have scored one; nobody agrees with himself', async () => {
    const deals = `id,heard,depth,who,closed
A,2026-04-01,4,佐藤,
A,2026-04-02,3,鈴木,
B,2026-04-03,4,鈴木,
B,2026-04-04,3,佐藤,
C,2026-04-05,5,佐藤,
C,2026-05-05,5,鈴木,
D,2026-04-06,5,佐藤,
D,2026-04-06,4,佐藤,
E,2026-04-07,2,佐藤,
F,2026-04-08,2,佐藤,
F,2026-04-09,3,鈴木,
F,2026-04-10,3,高橋,
,2026-04-11,1,佐藤,
,2026-04-12,1,鈴木,
G,2026-04-13,1,,
G,2026-04-14,1,鈴木,
`;
    expect((await scores('rater: who, case: id', deals)).filter((line) => line.includes('rated'))).toEqual([
      '2026-04 rated 2 and 3 and 3: 1',
      // In the order of the raters' names, so that two of them can be told apart.
      '2026-04 rated 3 and 4: 1',
      '2026-04 rated 4 and 3: 1',
      '2026-05 rated 5 and 5: 1',
    ]);
  });

  it('and their columns are missed at the keys that name them', async () => {
    const files = { 'deals.csv': 'heard,depth,closed,raters\n2026-04-01,4,,\n' };
    const text = tree('rater: rater, case: no_case, scored_on: no_date, outcome: { lost: no_loss }');
    const found = await diagnostics(text, files);
    expect(
      found.map(({ span }) => span?.text.slice(span.start.column - 1, span.end.column - 1)).sort(),
    ).toEqual(['no_case', 'no_date', 'no_loss', 'rater']);
    expect(found.find(({ message }) => message.en.includes('"rater"'))?.suggestion).toBe('raters');
  });

  it('only once they are on the scale', async () => {
    const files = { 'deals.csv': 'heard,depth,closed\n2026-04-01,6,\n' };
    expect(await problems(tree(''), files)).toEqual([
      expect.stringMatching(/^deals.csv:2:12 data-number .*6.* 1.*5/u),
    ]);
  });
});
