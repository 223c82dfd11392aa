import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const rubricWithoutAnchors: Rule = {
  id: 'rubric-without-anchors',
  severity: 'warning',
  principle: 3,
  reason: {
    ja: '最低点と最高点が何を指すのか書かれていないと、同じ商談に人によって違う点が付き、点数を比べられません。',
    en: 'Unless the lowest and the highest score are described, two people score the same meeting differently and no score can be compared.',
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
  clarity:
    drives: win_rate
    target: 3
    rubric: # !
      1: 困りごとを1つも聞けていない
`,
  *check(tree): Generator<Finding> {
    for (const { id, rubric, path } of tree.nodes.values()) {
      if (!rubric) continue;
      const { low, high, levels } = rubric;
      const missing = [low, high].filter((level) => !levels.get(level)?.trim());
      if (missing.length === 0) continue;
      yield {
        path: levels.size === 0 ? path : [...path, 'rubric'],
        at: 'key',
        node: id,
        message:
          levels.size === 0
            ? {
                ja: `KCI ${id} に採点基準（rubric）がありません`,
                en: `the KCI ${id} has no rubric`,
              }
            : {
                ja: `KCI ${id} の採点基準に ${missing.join(' 点と ')} 点の説明がありません`,
                en: `the rubric of ${id} does not describe level ${missing.join(' and ')}`,
              },
        help: {
          ja: `rubric: に、${low} 点と ${high} 点がどんな商談なのかを、見て分かる事実で書いてください`,
          en: `say under rubric: what can be seen in a meeting that scores ${low}, and in one that scores ${high}`,
        },
      };
    }
  },
};
