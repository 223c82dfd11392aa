import { expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { run } from './run.js';

const TREE = `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * rate, target: 10 }
phases: { contact: { volume: contacts }, closing: { label: Closing, volume: wins, conversion: rate } }
kpis:
  contacts: { kind: count }
  rate: { kind: rate, target: 50% }
sources:
  deals:
    path: deals.csv
    layout: records
    stages: { contact: met, closing: closed }
    status: { column: stage, won: Won, lost: Lost }
    view: cohort
`;

/** Of the 20 contacts of each month 4 are won in it, 3 a month later, and 3 two months later; then the others are lost. */
const DEALS = [1, 2, 3, 4, 5, 6]
  .flatMap((month) =>
    Array.from({ length: 20 }, (_, id) => {
      const age = id < 4 ? 0 : id < 7 ? 1 : 2;
      const end = month + age;
      const stage = end > 6 ? 'Talk' : id < 10 ? 'Won' : 'Lost';
      return `2026-0${month}-01,${end > 6 ? '' : `2026-0${end}-28`},${stage}`;
    }),
  )
  .join('\n');

const files = { 'kpi.yaml': TREE, 'deals.csv': `met,closed,stage\n${DEALS}\n` };

const diagnosed = async (period: string) => {
  const { stdout } = await run(['diagnose', '--period', period, '--format', 'json'], { files });
  return diagnoseDocument.parse(JSON.parse(stdout));
};

it('the curve tells how much of its final conversion each cohort has shown', async () => {
  const [found] = (await diagnosed('2026-06')).maturity;
  const rounded = (values: readonly number[]): number[] => values.map((value) => Number(value.toFixed(9)));
  expect(rounded(found!.curve)).toEqual([0.2, 0.35, 0.5, 0.5, 0.5, 0.5]);
  expect(found).toMatchObject({
    conversion: 'rate',
    through: '2026-06',
    entered: 120,
    lower_bound: false,
    median_months: 1,
    open: 29,
    stale: { months: 2, records: 0 },
  });
  expect(
    found!.cohorts.slice(-3).map(({ period, entered, converted, maturity, immature }) => {
      return [period, entered, converted, Number(maturity.toFixed(9)), immature];
    }),
  ).toEqual([
    ['2026-04', 20, 10, 1, false],
    ['2026-05', 20, 7, 0.7, true],
    ['2026-06', 20, 4, 0.4, true],
  ]);
  expect(found!.cohorts.map(({ adjusted }) => Number(adjusted!.toFixed(9)))).toEqual(Array(6).fill(0.5));
});

it('the rate over all cohorts weighs each by its maturity', async () => {
  const [found] = (await diagnosed('2026-06')).maturity;
  expect(found!.naive).toBeCloseTo(51 / 120, 12);
  expect(found!.adjusted).toBeCloseTo(51 / (80 + 20 * 0.7 + 20 * 0.4), 12);
});

it('a young cohort is not blamed, and the answer says how young it is', async () => {
  const { phases, alerts } = await diagnosed('2026-06');
  expect(phases[1]).toMatchObject({ entered: 20, converted: 4, verdict: 'immature' });
  expect(alerts.find(({ rule }) => rule === 'young-cohort')).toMatchObject({ node: 'rate' });
  expect((await diagnosed('2026-04')).phases[1]).toMatchObject({ converted: 10, verdict: 'on-target' });
  const english = await run(['diagnose', '--period', '2026-06', '--lang', 'en'], { files });
  expect(english.stdout).toContain(
    'The records of Jun 2026 are too young to call Closing low (maturity 40.0%).',
  );
  const japanese = await run(['diagnose', '--period', '2026-06', '--lang', 'ja'], { files });
  expect(japanese.stdout).toContain('2026年6月のClosingはまだ若く（成熟度40.0%）、低いとは言えません。');
});

it('waiting, the median and the young months are shown under the phases', async () => {
  const { stdout } = await run(['diagnose', '--period', '2026-06', '--lang', 'en'], { files });
  expect(stdout.split('\n').filter((line) => /^(?:Phase|Closing) .*(?:Median|month)/u.test(line))).toEqual([
    'Phase     Median  Waiting  Stale  So far  For age  Months too young',
    'Closing  1 month       29      0   42.5%    50.0%  Jun 2026 (40.0%), May 2026 (70.0%)',
  ]);
});
