import { describe, expect, it } from 'vitest';
import { diagnoseDocument } from '../../src/contract/answers/index.js';
import { oracle, within } from '../oracles.js';
import { run } from './run.js';

const TREE = `kpi: 1
name: 商談
kgi: { id: revenue, label: 売上, kind: amount, formula: wins * price, target: 105 }
phases:
  contact: { label: 初回接触, volume: contacts }
  hearing: { label: ヒアリング, volume: hearings, conversion: hearing_rate }
  proposal: { label: 提案, volume: proposals, conversion: proposal_rate }
  win: { label: クロージング, volume: wins, conversion: win_rate }
kpis:
  contacts: { label: 接触数, kind: count, target: 1000 }
  hearings: { label: ヒアリング数, kind: count, formula: contacts * hearing_rate }
  proposals: { label: 提案数, kind: count, formula: hearings * proposal_rate }
  wins: { label: 受注数, kind: count, formula: proposals * win_rate }
  hearing_rate: { label: ヒアリング化率, kind: rate, target: 42% }
  proposal_rate: { label: 提案率, kind: rate, target: 50% }
  win_rate: { label: 受注率, kind: rate, target: 25% }
  price: { label: 単価, kind: average, target: 2 }
sources:
  monthly: { path: m.csv, layout: columns, period: 年月 }
`;

const { input, expected, tolerance } = oracle('stage.weakest_own_example');
const [hearing, proposal, win] = input.stages;
const CSV = `年月,接触数,ヒアリング数,提案数,受注数,売上
2026-04,${hearing.n},${hearing.x},${proposal.x},${win.x},${expected.kgi}
`;

const diagnose = (...more: readonly string[]) =>
  run(['diagnose', ...more], { files: { 'kpi.yaml': TREE, 'm.csv': CSV }, env: { COLUMNS: '80' } });

describe('the chance of being the weakest', () => {
  it('is in the JSON of each phase, with that of none: stage.weakest_own_example', async () => {
    const { stdout } = await diagnose('--format', 'json');
    const { phases, weakest } = diagnoseDocument.parse(JSON.parse(stdout));
    const [contact, ...others] = phases;
    expect(contact!.p_weakest).toBeNull();
    for (const { phase, p_weakest } of others) {
      const chance = expected.P_weakest[phase];
      expect(Math.abs(p_weakest! - chance), phase).toBeLessThanOrEqual(within(chance, tolerance.P_weakest));
    }
    expect(weakest.draws).toBe(10_000);
    expect(others.reduce((sum, { p_weakest }) => sum + p_weakest!, weakest.p_none!)).toBeCloseTo(1, 12);
  });

  it.each([
    ['ja', '本当にいちばん弱い確率は、ヒアリング8%、提案41%、クロージング51%です。'],
    ['en', 'The chance of truly being the weakest: ヒアリング 8%, 提案 41%, クロージング 51%.'],
  ])('is told where the largest loss may be chance (%s)', async (lang, sentence) => {
    const { stdout } = await diagnose('--lang', lang);
    const [, , verdict] = stdout.split('\n\n');
    expect(verdict!.replace(/\n/gu, lang === 'ja' ? '' : ' ')).toContain(sentence);
  });

  it('is explained under the phases', async () => {
    const { stdout } = await diagnose('--lang', 'ja');
    const told = stdout.split('\n\n').filter((text) => text.startsWith('いちばん弱い確率'));
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "いちばん弱い確率: ヒアリング8%、提案41%、クロージング51%、どれも弱くない1%未満。
      件数から見てありうる転換率を10,000通り試し、戻せる額が最大になった割合です（転換
      率は互いに関係なくぶれると仮定）。"
    `);
  });
});
