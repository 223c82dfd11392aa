import fc from 'fast-check';
import { expect, it } from 'vitest';
import { validateDocument } from '../../src/contract/answers/index.js';
import { inFolder, run } from './run.js';

// A long run: FUZZ_RUNS=2000 npx vitest run test/cli/init-from-any.test.ts
const { FUZZ_RUNS = '60' } = process.env;

/** Headers that presets look for, and such as no preset expects and YAML does not like. */
const KNOWN = [
  ...[
    'Deal Stage',
    'Pipeline',
    'Create Date',
    'Close Date',
    'Amount',
    'Date entered "A (B)"',
    '「受注 (B)」に入った日付',
  ],
  ...[
    '商談名',
    'フェーズ',
    '完了予定日',
    '金額',
    '作成日',
    'From Stage',
    'To Stage',
    'Last Modified',
    'Opportunity Name',
  ],
  ...[
    'Deal - Title',
    'Deal - Status',
    'Deal - Won time',
    'レコード番号',
    '作成日時',
    '受注日',
    '提案日',
    'stage',
    'amount',
  ],
  ...[
    '年月',
    'Month',
    'リード数',
    '商談数',
    '受注数',
    '受注率',
    '売上(千円)',
    '平均単価',
    '項目',
    '4月実績',
    '2026-04',
    '2026-05',
    '値',
  ],
];
const ODD = [
  ...[
    'a: b',
    '# c',
    '- d',
    '{x',
    '[y]',
    "it's",
    '"',
    'null',
    'true',
    '1',
    '~',
    '&z',
    '*w',
    '!v',
    '%',
    '@',
    '`',
    '|',
    '>',
    '?',
  ],
  ...[
    'on',
    'min',
    'lag',
    '__proto__',
    'constructor',
    'deal_size',
    'revenue',
    'wins',
    '平均単価（計算）',
    '\u200b',
    '　',
    '💴',
    'x'.repeat(300),
  ],
];
const header = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
const month = fc.integer({ min: 1, max: 12 }).map((number) => `2026-${String(number).padStart(2, '0')}`);
/** A column holds things of one kind, mostly. */
const cellOf = fc.constantFrom(
  month,
  month.map((text) => `${text}-03 10:00`),
  fc.constantFrom('01/02/2026', '03/04/2026'),
  fc.integer({ min: 0, max: 900 }).map(String),
  fc.constantFrom('12.5%', '¥1,200', '△30', '-', ''),
  fc.constantFrom('受注', 'Closed Won', '失注', 'won', '提案', 'A', '合計'),
  fc.string({ maxLength: 6 }),
);
const table = fc
  .uniqueArray(fc.tuple(header, cellOf), { minLength: 1, maxLength: 9, selector: ([name]) => name })
  .chain((columns) =>
    fc
      .array(fc.tuple(...columns.map(([, cell]) => cell)), { maxLength: 8 })
      .map((rows) => [columns.map(([name]) => name), ...rows]),
  );
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

it('of any table there is a draft without errors, or a refusal that says why', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom('ja', 'en'), async (rows, lang) => {
      await inFolder({ 't.csv': csv(rows) }, async (cwd) => {
        const env = { KPI_LANG: lang };
        const { code, stderr, written } = await run(['init', '--from', 't.csv', '--year', '2026'], {
          cwd,
          env,
        });
        if (code !== 0) {
          expect([code, written.size]).toEqual([2, 0]);
          expect(stderr).toMatch(/\[(?:init-from|data-[a-z]+)\]/u);
          return;
        }
        const { stdout } = await run(['validate', '--format', 'json'], { cwd, env });
        expect(validateDocument.parse(JSON.parse(stdout)).summary.errors).toBe(0);
      });
    }),
    { numRuns: Number(FUZZ_RUNS) },
  );
}, 600_000);
