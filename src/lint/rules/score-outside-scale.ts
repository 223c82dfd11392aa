import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';
import { figuresOf } from '../views.js';

/** A score that nobody can give: a target or a baseline beyond the scale, or a level described outside of it. */
export const scoreOutsideScale: Rule = {
  id: 'score-outside-scale',
  severity: 'warning',
  principle: 3,
  reason: {
    ja: '採点の幅（scale）の外にある目標には、どの商談も届きません。幅の外の点の説明は、誰も使いません。',
    en: 'No meeting can reach a target outside the scale of its score, and nobody can give a level that lies outside of it.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity:
    drives: win_rate
    scale: 1..5
    target: 3.5
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
    scale: 1..5
    target: 7 # !
    rubric:
      0: 会えなかった # !
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  *check(tree): Generator<Finding> {
    for (const node of tree.nodes.values()) {
      const { id, rubric, path } = node;
      if (!rubric) continue;
      const { low, high, levels } = rubric;
      // A scale that ends before it begins is reported by itself.
      if (low >= high) continue;
      const isOutside = (value: number): boolean => value < low || value > high;
      const help = {
        ja: '値を直すか、scale: を広げてください',
        en: 'mend the number, or take a wider scale:',
      };
      for (const [place, value] of figuresOf(node)) {
        if (value === null || !isOutside(value)) continue;
        yield {
          path: place,
          node: id,
          message: {
            ja: `KCI ${id} の点は ${low} から ${high} までなので、${value} になることはありません`,
            en: `the KCI ${id} is scored from ${low} to ${high} and never comes to ${value}`,
          },
          help,
        };
      }
      for (const level of levels.keys()) {
        if (!isOutside(level)) continue;
        yield {
          path: [...path, 'rubric', level],
          at: 'key',
          node: id,
          message: {
            ja: `KCI ${id} の採点基準にある ${level} 点は、採点の幅（${low} から ${high}）の外です`,
            en: `level ${level} of ${id} lies outside its scale of ${low} to ${high}`,
          },
          help,
        };
      }
    }
  },
};
