import { expect, it } from 'vitest';
import { duckdbIfInstalled } from '../../src/data/engines/duckdb.js';
import { type Files, run } from '../cli/run.js';
import { dataIn, diagnosed, planned } from './data.js';

const olist = dataIn('olist');
const maven = dataIn('maven_crm');
const hasDuckDb = (await duckdbIfInstalled()) !== null;

const tree = (more: string): string => `kpi: 1
kgi: { id: won, kind: count, formula: entered * rate, lags: auto, target: 400 }
phases: { start: { volume: entered }, closing: { volume: won, conversion: rate } }
kpis:
  entered: { kind: count, lever: { max: 9000 } }
  rate: { kind: rate, lever: { max: 95% } }
sources:
  deals:
${more}`;

/** Two exports of Olist joined by lead; nothing in them says which leads were lost. */
const OLIST: Files = olist.absent
  ? {}
  : {
      'kpi.yaml': tree(`    path: [leads.csv, deals.csv]
    layout: records
    query: select l.first_contact_date, d.won_date from leads l left join deals d on d.mql_id = l.mql_id
    dates: dd-MM-yyyy
    stages: { start: first_contact_date, closing: won_date }
`),
      'leads.csv': olist.read('excel_dmy/olist_marketing_qualified_leads_dataset.csv'),
      'deals.csv': olist.read('excel_dmy/olist_closed_deals_dataset.csv'),
    };

const MAVEN: Files = maven.absent
  ? {}
  : {
      'kpi.yaml': tree(`    path: sales_pipeline.csv
    layout: records
    stages: { start: engage_date, closing: close_date }
    status: { column: deal_stage, won: Won, lost: Lost }
`),
      'sales_pipeline.csv': maven.read('sales_pipeline.csv'),
    };

const expectShares = (shares: Readonly<Record<string, number>>, expected: readonly number[]): void => {
  expect(Object.keys(shares)).toEqual(expected.map((_, age) => String(age)));
  for (const [age, share] of expected.entries()) expect(shares[age]).toBeCloseTo(share, 9);
};

// The figures are those of a plain reckoning in Python, a record at a time, from the same files.

it.skipIf(maven.absent)('Maven: deals that engaged are won, lost or still open', async () => {
  const { kernels } = await planned(MAVEN);
  const [{ shares, open, later, ...told }, ...others] = kernels as [(typeof kernels)[number]];
  expect(others).toEqual([]);
  expectShares(
    shares,
    [0.2980060039476445, 0.16209825628158597, 0.18299898541448045, 0.2504802048754676, 0.10641654948082148],
  );
  expect(open).toBeCloseTo(0.1775362712473074, 9);
  expect(later).toBeCloseTo(0.008847815603538645, 9);
  expect(told).toEqual({
    node: 'won',
    source: 'deals',
    from: 'start',
    to: 'closing',
    through: '2017-12',
    entered: 8300,
    closed: 6711,
    seen: 13,
    lower_bound: false,
    undated_losses: 0,
    backwards: 0,
  });
});

it.skipIf(olist.absent || !hasDuckDb)(
  'Olist: leads are won or still open, one of them before it came',
  async () => {
    const { kernels } = await planned(OLIST);
    const [{ shares, open, later, ...told }, ...others] = kernels as [(typeof kernels)[number]];
    expect(others).toEqual([]);
    expectShares(
      shares,
      [
        0.4578827238400514, 0.21835769798698318, 0.0713004728120762, 0.04567686539523632, 0.03119395685528334,
        0.03453616651834941, 0.025267274297214266, 0.019802698319764066, 0.01665843212789304,
        0.010807143763835958, 0.03250947319589748, 0.036007094887415304,
      ],
    );
    expect(open).toBeCloseTo(0.8827454263223223, 9);
    expect(later).toBeCloseTo(0.043097288450016924, 9);
    // The last deal is of November 14, so October is the last whole month; 6 of the 842 deals came after it.
    expect(told).toMatchObject({ through: '2018-10', entered: 8000, closed: 836, seen: 15, backwards: 1 });
    const { stdout } = await run(['plan', '--lang', 'en'], { files: OLIST });
    expect(stdout).toContain(
      'does not say what was lost (status: lost), so whatever has not arrived counts as open',
    );
    expect(stdout).toContain('1 record closed before the day of entering');
  },
);

it.skipIf(olist.absent || !hasDuckDb)(
  'Olist: leads of May 2018 are old enough to be called low, and young in part',
  async () => {
    const text = String(OLIST['kpi.yaml'])
      .replace('lags: auto, ', '')
      .replace('    layout: records', '    layout: records\n    view: cohort')
      .replace('rate: { kind: rate,', 'rate: { kind: rate, target: 14%,');
    const { maturity, phases } = await diagnosed({ ...OLIST, 'kpi.yaml': text }, '--period', '2018-05');
    const shown = maturity[0]!.cohorts.slice(-5).map(({ period, entered, converted }) => {
      return `${period} ${((100 * converted) / entered).toFixed(2)}`;
    });
    expect(shown).toEqual([
      '2018-01 13.32',
      '2018-02 14.49',
      '2018-03 14.22',
      '2018-04 13.54',
      '2018-05 9.98',
    ]);
    const may = maturity[0]!.cohorts.at(-1)!;
    expect(may).toMatchObject({ period: '2018-05', immature: false });
    expect(may.maturity).toBeGreaterThan(0.8);
    expect(may.adjusted).toBeLessThan(0.14);
    expect(phases[1]!.verdict).toBe('confirmed');
  },
);

it.skipIf(olist.absent || !hasDuckDb)(
  'Olist: channels differ beyond chance; those below are named, in no ranking',
  async () => {
    const text = String(OLIST['kpi.yaml'])
      .replace('lags: auto, ', '')
      .replace('    layout: records', '    layout: records\n    view: cohort\n    dimensions: [origin]')
      .replace('select l.first_contact_date', 'select l.origin, l.first_contact_date');
    const { members, member_tests: tests } = await diagnosed(
      { ...OLIST, 'kpi.yaml': text },
      '--period',
      '2017-06..2018-05',
      '--by',
      'origin',
    );
    expect(members.map(({ member, n, converted }) => `${member} ${converted}/${n}`)).toEqual([
      'null 14/60',
      'direct_traffic 56/499',
      'display 6/118',
      'email 15/493',
      'organic_search 271/2296',
      'other 4/150',
      'other_publicities 3/65',
      'paid_search 195/1586',
      'referral 24/284',
      'social 75/1350',
      'unknown 179/1099',
    ]);
    expect(tests).toMatchObject([{ members: 10, df: 9, compatible_with_chance: false }]);
    const below = members.filter(({ p_adjusted: p }) => p !== null && p <= 0.1).map(({ member }) => member);
    expect(below).toEqual(['display', 'email', 'other', 'social']);
  },
);
