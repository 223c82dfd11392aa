import { describe, expect, it } from 'vitest';
import type { WaitCounts } from '../../src/data/wait-counts.js';
import { formatMonth } from '../../src/model/calendar.js';
import { answers } from './workspace.js';

const tree = (source: string): string => `
kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, lags: auto, target: 5 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count }
  hearings: { kind: count, formula: contacts * hearing_rate, lags: auto }
  hearing_rate: { kind: rate }
  win_rate: { kind: rate }
sources:
  deals: { path: deals.csv, layout: records, dimensions: [owner], ${source} }
`;

const shown = ({ from, to, groups }: WaitCounts): string[] => [
  `${from} to ${to}`,
  ...groups.map(({ month, end, months, records }) => {
    return `${formatMonth(month)} ${end}${months === null ? '' : ` after ${months}`}: ${records}`;
  }),
];

const waits = async (source: string, deals: string): Promise<string[]> =>
  (await answers(tree(source), { 'deals.csv': deals })).flatMap(({ stages }) => stages!.waits.flatMap(shown));

describe('how records go on is counted', () => {
  it('by the month of entering and the months until they arrive, or are lost', async () => {
    const source =
      'stages: { contact: contact, hearing: heard, closing: closed }, status: { column: stage, won: won, lost: lost }';
    const deals = `id,contact,heard,closed,stage,owner
1,2026-04-01,2026-04-05,2026-04-20,won,佐藤
2,2026-04-30,2026-05-01,2026-07-25,won,鈴木
3,2026-04-03,2026-05-06,2026-06-30,lost,佐藤
4,2026-04-04,2026-06-20,2026-05-10,won,鈴木
5,2026-05-06,,,open,佐藤
6,,,2026-06-30,won,鈴木
7,2026-05-07,,2026-06-08,lost,佐藤
8,2026-05-08,,,lost,佐藤
9,2026-05-09,2026-05-10,,open,佐藤
10,2026-05-20,,2026-04-08,lost,佐藤
`;
    expect(await waits(source, deals)).toEqual([
      'hearing to closing',
      '2026-04 arrived after 0: 1',
      '2026-05 arrived after 2: 1',
      // Record 4 was won before the day of its hearing, which overwrote an earlier one.
      '2026-05 arrived-before after 0: 1',
      '2026-05 lost after 1: 1',
      '2026-05 open: 1',
      // Record 6 has no hearing but its win, which implies one.
      '2026-06 arrived after 0: 1',
      'contact to hearing',
      '2026-04 arrived after 0: 1',
      // Record 4 again: its win says that there was a hearing by then.
      '2026-04 arrived after 1: 3',
      '2026-05 arrived after 0: 1',
      '2026-05 lost after 1: 1',
      '2026-05 lost: 1',
      '2026-05 lost-before after 0: 1',
      '2026-05 open: 1',
      '2026-06 arrived after 0: 1',
    ]);
  });

  it('of a history by the days of its changes, the last of which is that of a loss', async () => {
    const source = `history: { record: id, stage: stage, date: at },
      stages: { contact: Contact, hearing: Hearing, closing: Won }, status: { column: stage, lost: Lost }`;
    const deals = `id,at,stage,owner
1,2026-04-01,Contact,佐藤
1,2026-05-02,Hearing,佐藤
1,2026-07-03,Won,佐藤
2,2026-04-04,Contact,鈴木
2,2026-06-05,Lost,鈴木
3,2026-04-06,Contact,鈴木
3,2026-04-07,Hearing,鈴木
3,2026-05-08,Lost,鈴木
4,2026-06-09,Contact,鈴木
`;
    expect(await waits(source, deals)).toEqual([
      'hearing to closing',
      '2026-04 lost after 1: 1',
      '2026-05 arrived after 2: 1',
      'contact to hearing',
      '2026-04 arrived after 0: 1',
      '2026-04 arrived after 1: 1',
      '2026-04 lost after 2: 1',
      '2026-06 open: 1',
    ]);
  });

  it('as still open where nothing says what was lost', async () => {
    const deals =
      'contact,heard,closed,owner\n2026-04-01,2026-04-05,2026-06-20,佐藤\n2026-04-02,2026-04-06,,佐藤\n';
    expect(await waits('stages: { contact: contact, hearing: heard, closing: closed }', deals)).toEqual([
      'hearing to closing',
      '2026-04 arrived after 2: 1',
      '2026-04 open: 1',
      'contact to hearing',
      '2026-04 arrived after 0: 2',
    ]);
  });

  describe('without lags', () => {
    const deals = 'contact,heard,closed,owner\n2026-04-01,2026-04-05,2026-06-20,佐藤\n';
    const pairs = async (source: string, from = tree(source)): Promise<string[]> => {
      const [answer] = await answers(from.replaceAll(', lags: auto', ''), { 'deals.csv': deals });
      return answer!.stages!.waits.map(({ from: start, to }) => `${start} to ${to}`);
    };
    const STAGES = 'stages: { contact: contact, hearing: heard, closing: closed }';

    it('from each phase to the next, whose conversion they tell', async () => {
      expect(await pairs(STAGES)).toEqual(['contact to hearing', 'hearing to closing']);
    });

    it('from the first phase to each where all months are those of entering it', async () => {
      expect(await pairs(`${STAGES}, view: cohort`)).toEqual(['contact to hearing', 'contact to closing']);
    });

    it('of no phase without a conversion, and of none beside one that the source lacks', async () => {
      expect(await pairs(STAGES, tree(STAGES).replace(', conversion: hearing_rate', ''))).toEqual([
        'hearing to closing',
      ]);
      expect(await pairs('stages: { contact: contact, closing: closed }')).toEqual([]);
    });
  });
});
