import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { type Files, run } from './run.js';

const tree = (source: string): string => `kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 10 }
phases:
  contact: { label: Contact, volume: contacts }
  hearing: { label: Hearing, volume: hearings, conversion: hearing_rate }
  closing: { label: Closing, volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count }
  hearings: { kind: count, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate }
  win_rate: { kind: rate }
sources:
  deals:
    path: deals.csv
    layout: records
    dimensions: [owner]
    stages: { contact: met, hearing: heard, closing: closed }
    status: { column: stage, won: Won, lost: Lost }
    ${source}
`;

const date = (month: number, day: number): string => `2025-${String(month).padStart(2, '0')}-${day}`;

/** Each month 12 contacts are heard at once; a month later 6 of them are won and 6 lost. */
const CLOSED = Array.from({ length: 11 }, (_, index) =>
  Array.from({ length: 12 }, (_, id) =>
    [
      `${index + 1}-${id}`,
      date(index + 1, 10),
      date(index + 1, 12),
      date(index + 2, 15),
      id < 6 ? 'Won' : 'Lost',
      'Sato',
    ].join(),
  ),
).flat();

/** Two contacts that nobody has heard, a hearing without an end, and one of last month that is still young. */
const OPEN = [
  'A-7,2025-03-04,,,Talk,Suzuki',
  'A-2,2025-02-03,,,Talk,Sato',
  'B-1,2025-04-02,2025-04-20,,Talk,Tanaka',
  'Y-1,2025-12-01,2025-12-02,,Talk,Sato',
];

const DEALS = [
  'deal,met,heard,closed,stage,owner',
  ...CLOSED,
  ...OPEN,
  '2025-end,2025-12-30,2025-12-30,2025-12-31,Won,Sato',
];
const filesOf = (source: string): Files => ({
  'kpi.yaml': tree(source),
  'deals.csv': `${DEALS.join('\n')}\n`,
});

const answered = async (source: string, ...options: string[]) =>
  (await run(['diagnose', ...options], { files: filesOf(source) })).stdout;

const staleIn = (stdout: string) => diagnoseDocument.parse(JSON.parse(stdout)).stale;

const EXPECTED = [
  {
    source: 'deals',
    phase: 'hearing',
    id: 'A-2',
    since: '2025-02',
    months: 10,
    dimensions: { owner: 'Sato' },
  },
  {
    source: 'deals',
    phase: 'hearing',
    id: 'A-7',
    since: '2025-03',
    months: 9,
    dimensions: { owner: 'Suzuki' },
  },
  {
    source: 'deals',
    phase: 'closing',
    id: 'B-1',
    since: '2025-04',
    months: 8,
    dimensions: { owner: 'Tanaka' },
  },
];

describe('records that have been under way for too long', () => {
  it('are listed by name, the oldest first', async () => {
    expect(staleIn(await answered('id: deal', '--format', 'json'))).toEqual(EXPECTED);
  });

  it('stand with the first phase that they wait for in a cohort view', async () => {
    const found = staleIn(await answered('id: deal\n    view: cohort', '--format', 'json'));
    expect(found.map(({ id, phase, since }) => [id, phase, since])).toEqual([
      ['A-2', 'hearing', '2025-02'],
      ['A-7', 'hearing', '2025-03'],
      ['B-1', 'closing', '2025-04'],
    ]);
  });

  it.each(['csv', 'duckdb'])('are the same by the engine %s', async (engine) => {
    expect(staleIn(await answered(`id: deal\n    engine: ${engine}`, '--format', 'json'))).toEqual(EXPECTED);
  });

  it('come back from facts that were pulled', async () => {
    const pulled = await run(['pull'], { files: filesOf('id: deal') });
    const files = { ...filesOf('id: deal'), 'facts.csv': pulled.stdout };
    const { stdout } = await run(['diagnose', '--facts', 'facts.csv', '--format', 'json'], { files });
    expect(staleIn(stdout)).toEqual(EXPECTED);
  });

  it('are shown in a table, after the phase in which records wait longest', async () => {
    const stdout = await answered('id: deal', '--lang', 'en');
    const shown = stdout.slice(
      stdout.indexOf('Records wait longest'),
      stdout.indexOf('Volumes and averages'),
    );
    expect(`\n${shown.trimEnd()}\n`).toMatchInlineSnapshot(`
      "
      Records wait longest between Hearing and Closing: 1 month by the median, with 2 waiting now.

      Stale records

      Record  Waits for  Since      Open for  owner
      ──────────────────────────────────────────────
      A-2     Hearing    Feb 2025  10 months  Sato
      A-7     Hearing    Mar 2025   9 months  Suzuki
      B-1     Closing    Apr 2025   8 months  Tanaka

      Neither won nor lost for longer than 99% of the closed ones took: the 3 oldest. Move them on, or close them as lost.
      "
    `);
    expect(await answered('id: deal', '--lang', 'ja')).toContain(
      '案件がいちばん長く待つのは、HearingからClosingまでです（中央値1か月、いま待っているのは2件）。',
    );
  });

  it('are only counted where no column names records, and the answer says how to name them', async () => {
    expect(staleIn(await answered('', '--format', 'json'))).toEqual([]);
    expect(await answered('', '--lang', 'ja')).toContain(
      '取り込み元「deals」に id: 商談ID のように案件の分かる列を書くと、滞留している案件の一覧が出ます。',
    );
  });

  it('need a column that is there', async () => {
    const { stderr, code } = await run(['diagnose', '--lang', 'en'], { files: filesOf('id: deel') });
    expect(code).toBe(2);
    expect(stderr).toContain('deals.csv has no column "deel"');
  });
});
