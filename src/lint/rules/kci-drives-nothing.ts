import type { Finding } from '../../model/diagnostic.js';
import { referencesOf } from '../../model/formula/ast.js';
import type { Rule } from '../rule.js';

export const kciDrivesNothing: Rule = {
  id: 'kci-drives-nothing',
  severity: 'warning',
  principle: 3,
  reason: {
    ja: 'KCIは営業の質の点数です。どの率を良くするはずなのかを drives に書かないと、点数を上げる理由がなく、効果も確かめられません。',
    en: 'A KCI scores the quality of selling. Unless `drives` says which number it should improve, nobody can tell why to raise it or whether it worked.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity:
    drives: win_rate
    target: 3
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity: # !
    target: 3
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  *check(tree): Generator<Finding> {
    const idle = [...tree.nodes.values()].filter(({ role, drives }) => role === 'kci' && drives === null);
    if (idle.length === 0) return;
    const used = new Set<string>();
    for (const { formula } of tree.nodes.values())
      if (formula) for (const { id } of referencesOf(formula.expression)) used.add(id);
    for (const { id, path } of idle) {
      if (used.has(id)) continue;
      yield {
        path,
        at: 'key',
        node: id,
        message: {
          ja: `KCI ${id} がどの指標を動かすのか書かれていません`,
          en: `the KCI ${id} drives nothing`,
        },
        help: {
          ja: 'drives: proposal_rate のように、良くなるはずの率を書いてください（仮説で構いません）',
          en: 'name the rate that it should improve, as in drives: proposal_rate; a hypothesis will do',
        },
      };
    }
  },
};
