import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

/** Levels in a row that a scorer can still place between two described ones. */
const MOST = 3;

export const rubricGap: Rule = {
  id: 'rubric-gap',
  severity: 'info',
  principle: 3,
  reason: {
    ja: '説明のない点が4つ以上続くと、その間の点は人の感覚で付きます。間の1点を説明すると、点がそろいます。',
    en: 'Where four or more levels in a row are not described, the scores between are a matter of feeling. Describing one of them steadies the rest.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity:
    drives: win_rate
    target: 6
    scale: 1..9
    rubric:
      1: 困りごとを1つも聞けていない
      5: 困りごとを1つ、頻度まで聞けた
      9: 決裁者が損失額を自分の言葉で話した
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity:
    drives: win_rate
    target: 6
    scale: 1..9
    rubric:
      1: 困りごとを1つも聞けていない
      9: 決裁者が損失額を自分の言葉で話した # !
`,
  *check(tree): Generator<Finding> {
    for (const { id, rubric, path } of tree.nodes.values()) {
      if (!rubric) continue;
      const described = [...rubric.levels.keys()].filter(Number.isFinite).sort((a, b) => a - b);
      for (const [index, level] of described.entries()) {
        const before = described[index - 1];
        if (before === undefined || level - before - 1 <= MOST) continue;
        yield {
          path: [...path, 'rubric', level],
          at: 'key',
          node: id,
          message: {
            ja: `KCI ${id} の ${before} 点と ${level} 点の間に説明がありません`,
            en: `the rubric of ${id} describes nothing between ${before} and ${level}`,
          },
          help: {
            ja: `${Math.round((before + level) / 2)} 点あたりを1つ説明するか、scale を短くしてください`,
            en: `describe a level near ${Math.round((before + level) / 2)}, or shorten the scale`,
          },
        };
      }
    }
  },
};
