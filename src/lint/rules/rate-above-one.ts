import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';
import { figuresOf } from '../views.js';

export const rateAboveOne: Rule = {
  id: 'rate-above-one',
  severity: 'error',
  principle: null,
  reason: {
    ja: '率は0%から100%までです。35と書くと3,500%になるので、35%か0.35と書きます。',
    en: 'A rate lies between 0% and 100%. Written as 35 it would be 3,500%: write 35% or 0.35.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate, lever: { max: 35% } }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate, lever: { max: 35 } } # !
`,
  *check(tree): Generator<Finding> {
    for (const node of tree.nodes.values()) {
      if (node.kind !== 'rate') continue;
      for (const [path, value] of figuresOf(node)) {
        if (value >= 0 && value <= 1) continue;
        const suggestion = value >= 2 && value <= 100 ? `${value}%` : null;
        yield {
          path,
          node: node.id,
          message: {
            ja: `率 ${node.id} に ${value} は使えません（0〜1、または0%〜100%）`,
            en: `the rate ${node.id} cannot be ${value}; a rate lies between 0 and 1 (0% and 100%)`,
          },
          ...(suggestion && {
            suggestion,
            help: { ja: `「${suggestion}」のことですか？`, en: `did you mean "${suggestion}"?` },
          }),
        };
      }
    }
  },
};
