import { describe, expect, it } from 'vitest';
import { type Files, run } from '../cli/run.js';
import { actuals, dataIn, diagnosed, monthly, planned, treeText } from './data.js';

const data = dataIn('olist');
const TREE = treeText('olist.kpi.yaml');
const LEADS = 'olist_marketing_qualified_leads_dataset.csv';
const DEALS = 'olist_closed_deals_dataset.csv';

/** The tree beside the leads and one copy of the deals. */
const files = (deals: 'excel_dmy' | 'iso' = 'excel_dmy', tree = TREE): Files => ({
  'kpi.yaml': tree,
  'leads.csv': data.read(`excel_dmy/${LEADS}`),
  'deals.csv': data.read(`${deals}/${DEALS}`),
});

const LEADS_BY_MONTH = {
  '2018-01': 1141,
  '2018-02': 1028,
  '2018-03': 1174,
  '2018-04': 1352,
  '2018-05': 1303,
};
const WINS_BY_MONTH = {
  '2017-12': 3,
  '2018-01': 73,
  '2018-02': 113,
  '2018-03': 147,
  '2018-04': 207,
  '2018-05': 122,
  '2018-06': 57,
  '2018-07': 37,
  '2018-08': 33,
  '2018-09': 23,
  '2018-10': 21,
  '2018-11': 6,
};

describe.skipIf(data.absent)('Olist: leads and deals of two exports', () => {
  it('the tree is free of errors', async () => {
    const { code, stdout } = await run(['validate'], { files: { 'kpi.yaml': TREE } });
    // No export holds scores of the quality of selling.
    expect(stdout).toContain('info[phase-without-kci]');
    expect(stdout).toContain('0 errors, 0 warnings, 1 info (1 file, 3 nodes)');
    expect(code).toBe(0);
  });

  it('there are 8,000 leads in all', async () => {
    const diagnosis = await diagnosed(files(), '--period', '2017-06..2018-05');
    expect(actuals(diagnosis).leads).toBe(8000);
    expect(diagnosis.data.files).toMatchObject([
      { path: 'leads.csv', rows: 8000, skipped: 0, encoding: 'utf-8' },
      { path: 'deals.csv', rows: 842, skipped: 0, encoding: 'utf-8' },
    ]);
  });

  it('there are 842 deals in all', async () => {
    expect(actuals(await diagnosed(files(), '--period', '2017-12..2018-11')).deals).toBe(842);
  });

  it('leads by the month of first contact', async () => {
    expect(await monthly(files(), 'leads', Object.keys(LEADS_BY_MONTH))).toEqual(LEADS_BY_MONTH);
  });

  it('deals by the month of winning, whichever copy: the column itself proves that the day is first', async () => {
    const months = Object.keys(WINS_BY_MONTH);
    expect(await monthly(files('excel_dmy'), 'deals', months)).toEqual(WINS_BY_MONTH);
    expect(await monthly(files('iso'), 'deals', months)).toEqual(WINS_BY_MONTH);
  });

  it('both copies give the same diagnosis', async () => {
    const period = ['--period', '2018-01..2018-05', '--against', '2018-01..2018-04'];
    const [dmy, iso] = [
      await diagnosed(files('excel_dmy'), ...period),
      await diagnosed(files('iso'), ...period),
    ];
    expect({ ...dmy, data: null }).toEqual({ ...iso, data: null });
    expect(dmy.data.files[1]!.date_order).toEqual([{ column: 'won_date', order: 'day-first' }]);
    expect(dmy.phases[1]).toMatchObject({ entered: 5998, converted: 662 });
  });

  it('months first are refused at the first date that cannot be', async () => {
    const tree = TREE.replaceAll('layout: records', 'layout: records, dates: MM-dd-yyyy');
    const { code, stdout, stderr } = await run(['diagnose'], { files: files('excel_dmy', tree) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n').slice(0, 5).join('\n')).toBe(
      `error[data-date]: "20-10-2017" in the column "first_contact_date" cannot be MM-dd-yyyy
 --> leads.csv:3:34
  |
3 | 8c18d1de7f67e60dbd64e3c07d7e9d5d,20-10-2017,007f9098284a86ee80ddeb25d53e0af8,paid_search
  |                                  ^^^^^^^^^^`,
    );
  });

  it('dates that could all be both are refused, never guessed', async () => {
    const deals = 'won_date\n01-02-2018\n03-02-2018\n05-04-2018\n';
    const { code, stdout, stderr } = await run(['diagnose'], { files: { ...files(), 'deals.csv': deals } });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('01-02-2018');
    expect(stderr).toContain(' --> deals.csv:2:1\n');
  });

  it('the plan of the month after the leads end is reached by the levers', async () => {
    const plan = await planned(files());
    expect(plan).toMatchObject({
      status: 'reachable',
      baseline_period: { from: '2017-12', to: '2018-05' },
      verified: true,
    });
    expect(plan.kgi.baseline).toBeCloseTo(665 / 6, 9);
    expect(plan.kgi.planned).toBeGreaterThanOrEqual(200);
    expect(plan.nodes.map(({ id, role }) => `${id} ${role}`)).toEqual([
      'deals kgi',
      'close_rate lever',
      'leads lever',
    ]);
  });
});
