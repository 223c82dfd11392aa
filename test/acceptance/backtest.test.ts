import { describe, expect, it } from 'vitest';
import { historyOf, loadTree, readSources } from '../../src/index.js';
import { eachMonth, formatMonth } from '../../src/model/calendar.js';
import { parsePeriod } from '../../src/model/periods.js';
import type { NodeId } from '../../src/model/tree.js';
import { oddsOf } from '../../src/plan/odds/odds.js';
import { planned } from '../../src/plan/plan.js';
import { binomialLower, binomialUpper } from '../../src/stats/binomial.js';
import { type Files, inFolder } from '../cli/run.js';
import { dataIn, treeText } from './data.js';

/**
 * Each month is planned from the months before it, with the volume of work that it really had and everything else where
 * it stood. A plan made at 80 % confidence for that volume promises the KGI that it reaches with a probability of 80 %;
 * the promise was kept where what came was as much. So it is where the odds of what came are 80 % at most.
 */
const oddsOfWhatCame = (
  files: Files,
  volume: NodeId,
  period: string,
): Promise<{ month: string; odds: number }[]> =>
  inFolder(files, async (root) => {
    const { tree } = loadTree(String(files['kpi.yaml']), 'kpi.yaml');
    const history = historyOf(
      tree!,
      await readSources(tree!, { root, signal: new AbortController().signal }),
    );
    const came = (id: NodeId, month: number): number =>
      history.completion.over({ from: month, to: month }).get(id)!.value;
    const levels = [...tree!.nodes.values()].filter(({ formula, kind }) => !formula && kind !== 'count');
    return eachMonth(parsePeriod(period, 1)!).map((month) => {
      const { setting, answer } = planned(tree!, history, {
        horizon: { from: month, to: month },
        asOf: month,
        set: new Map([[volume, came(volume, month)]]),
        lock: levels.map(({ id }) => id),
        target: 1,
      });
      const found = oddsOf(setting, answer, came(tree!.kgi.id, month));
      if ('refusal' in found) throw new Error(found.refusal.en);
      return { month: formatMonth(month), odds: found.odds.probability };
    });
  });

/** How many promises were kept, and the chance of so many or so few where each is kept as often as it says. */
const kept = (months: readonly { odds: number }[], promised: number) => {
  const count = months.filter(({ odds }) => odds <= promised).length;
  const tails = [binomialLower, binomialUpper].map((tail) => tail(count, months.length, promised));
  return { count, chance: Math.min(1, 2 * Math.min(...tails)) };
};

const olist = dataIn('olist');

describe.skipIf(olist.absent)(
  'Olist, January to May 2018: deals won in a month, from the leads of the month',
  () => {
    const months = oddsOfWhatCame(
      {
        'kpi.yaml': treeText('olist.kpi.yaml'),
        'leads.csv': olist.absent ? '' : olist.read('excel_dmy/olist_marketing_qualified_leads_dataset.csv'),
        'deals.csv': olist.absent ? '' : olist.read('excel_dmy/olist_closed_deals_dataset.csv'),
      },
      'leads',
      '2018-01..2018-05',
    );

    it.each([
      { promised: 0.5, count: 4 },
      { promised: 0.8, count: 5 },
    ])('promised with $promised, kept in $count of 5 months', async ({ promised, count }) => {
      const found = kept(await months, promised);
      expect(found.count).toBe(count);
      expect(found.chance).toBeGreaterThan(0.05);
    });

    it('the first month outgrew what one month of history could have told', async () => {
      expect((await months)[0]).toMatchObject({ month: '2018-01' });
      expect((await months)[0]!.odds).toBeLessThan(0.01);
    });
  },
);

const maven = dataIn('maven_crm');

describe.skipIf(maven.absent)(
  'Maven, April to December 2017: revenue of a month, from the deals decided',
  () => {
    const months = oddsOfWhatCame(
      {
        'kpi.yaml': treeText('maven.kpi.yaml'),
        'sales_pipeline.csv': maven.absent ? '' : maven.read('sales_pipeline.csv'),
      },
      'closed',
      '2017-04..2017-12',
    );

    it.each([
      { promised: 0.5, count: 3 },
      { promised: 0.8, count: 7 },
    ])('promised with $promised, kept in $count of 9 months', async ({ promised, count }) => {
      const found = kept(await months, promised);
      expect(found.count).toBe(count);
      expect(found.chance).toBeGreaterThan(0.05);
    });

    it('one month of history shows no months that differ: the second was as good as ruled out', async () => {
      expect((await months)[0]).toMatchObject({ month: '2017-04' });
      expect((await months)[0]!.odds).toBeGreaterThan(0.99);
    });
  },
);
