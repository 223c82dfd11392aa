import { describe, expect, it } from 'vitest';
import { initDocument, validateDocument } from '../../src/contract/answers/index.js';
import { inFolder, run } from '../cli/run.js';
import { dataIn } from './data.js';

/** What `kpi init --from` makes of files that were made for no such thing: the preset, the KGI's id and the phases. */
const DRAFTS: readonly (readonly [
  folder: string,
  file: string,
  preset: string,
  kgi: string,
  phases: readonly string[],
])[] = [
  ['zoho_crm_demo', 'Potentials.csv', 'records', 'revenue', ['deals', 'wins']],
  ['maven_crm', 'sales_pipeline.csv', 'records', 'revenue', ['deals', 'wins']],
  ['olist', 'iso/olist_closed_deals_dataset.csv', 'records', 'wins', []],
  ['olist', 'excel_dmy/olist_marketing_qualified_leads_dataset.csv', 'records', 'first_contact', []],
  ['jp_consulting_wide', '月次推移.csv', 'monthly', '売上高', []],
  ['jp_consulting_wide', '予算実績対比.csv', 'monthly', '売上高', []],
  ['jp_consulting_wide', '売上明細.csv', 'records', 'revenue', []],
  ['jp_beer_daily', '売上データ.csv', 'monthly', '売上合計_円', []],
  ['jp_beer_daily', 'combined_df-2.csv', 'monthly', '売上合計_円', []],
];

/** Files that no tree is proposed for, and the sentence that says why. */
const REFUSED: readonly (readonly [folder: string, file: string, why: string])[] = [
  ['xeducation_leads', 'Leads.csv', 'do not tell what it is'],
  ['maven_crm', 'accounts.csv', 'do not tell what it is'],
  ['jp_consulting_wide', '得意先一覧.csv', 'do not tell what it is'],
  ['jp_consulting_wide', '部門別損益.csv', 'do not tell what it is'],
  ['jp_consulting_wide', '資金繰り予定表.csv', 'could be the goal'],
  ['jp_beer_daily', 'weather_2024_04.csv', 'do not tell what it is'],
];

const env = { KPI_LANG: 'en' };

describe.each(DRAFTS)('a draft for %s/%s', (folder, file, preset, kgi, phases) => {
  const data = dataIn(folder);

  it.skipIf(data.absent)('validates and answers', async () => {
    await inFolder({ 't.csv': data.read(file) }, async (cwd) => {
      const made = await run(['init', '--from', 't.csv', '--year', '2024', '--format', 'json'], { cwd, env });
      expect(initDocument.parse(JSON.parse(made.stdout)).proposal?.preset).toBe(preset);
      const { summary } = validateDocument.parse(
        JSON.parse((await run(['validate', '--format', 'json'], { cwd, env })).stdout),
      );
      expect(summary.errors).toBe(0);
      const { code, stdout } = await run(['diagnose', '--format', 'json'], { cwd, env });
      const diagnosis = JSON.parse(stdout);
      expect([code, diagnosis.kgi.id, diagnosis.kgi.actual > 0]).toEqual([0, kgi, true]);
      expect(diagnosis.phases.map(({ phase }: { phase: string }) => phase)).toEqual(phases);
    });
  });
});

describe.each(REFUSED)('%s/%s', (folder, file, why) => {
  const data = dataIn(folder);

  it.skipIf(data.absent)('is refused with a reason', async () => {
    const { code, stderr, written } = await run(['init', '--from', 't.csv'], {
      files: { 't.csv': data.read(file) },
      env,
    });
    expect([code, written.size]).toEqual([2, 0]);
    expect(stderr.replace(/\s+/gu, ' ')).toContain(why);
  });
});
