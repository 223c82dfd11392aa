import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const kciWithoutTarget: Rule = {
  id: 'kci-without-target',
  severity: 'warning',
  principle: 3,
  reason: {
    ja: '目標のない点数は、良いのか悪いのかを判断できません。どこまで上げれば率が変わりそうかを仮に決めておきます。',
    en: 'A score without a target is neither good nor bad. Decide, as a first guess, how high it must be for the rate to move.',
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
    drives: win_rate
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  *check(tree): Generator<Finding> {
    for (const { id, role, target, rubric, path } of tree.nodes.values()) {
      if (role !== 'kci' || target) continue;
      yield {
        path,
        at: 'key',
        node: id,
        message: { ja: `KCI ${id} に目標がありません`, en: `the KCI ${id} has no target` },
        help: {
          ja: `target: に ${rubric!.low} から ${rubric!.high} までの点を書いてください（仮の値で構いません）`,
          en: `write one between ${rubric!.low} and ${rubric!.high}, as target: …; a first guess will do`,
        },
      };
    }
  },
};
