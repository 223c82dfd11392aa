import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const rubricSameText: Rule = {
  id: 'rubric-same-text',
  severity: 'warning',
  principle: 3,
  reason: {
    ja: '2つの点の説明が同じだと、どちらを付けるかは人によって変わります。1点の違いが何の違いなのかを書きます。',
    en: 'Where two levels read the same, which one is given depends on the person. Say what one point of difference means.',
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
      3: 困りごとを1つ、頻度まで聞けた
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
    rubric:
      1: 困りごとを1つも聞けていない
      3: 決裁者が損失額を自分の言葉で話した
      5: 決裁者が損失額を自分の言葉で話した # !
`,
  *check(tree): Generator<Finding> {
    for (const { id, rubric, path } of tree.nodes.values()) {
      const seen = new Map<string, number>();
      for (const [level, text] of rubric?.levels ?? []) {
        const words = text
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[\s。.]+/gu, '');
        const other = seen.get(words);
        if (other === undefined) {
          seen.set(words, level);
          continue;
        }
        yield {
          path: [...path, 'rubric', level],
          node: id,
          message: {
            ja: `KCI ${id} の ${other} 点と ${level} 点の説明が同じです`,
            en: `levels ${other} and ${level} of ${id} read the same`,
          },
          help: {
            ja: '2つの点を分ける事実を書くか、片方を消してください',
            en: 'write down the fact that tells the two apart, or take one away',
          },
        };
      }
    }
  },
};
