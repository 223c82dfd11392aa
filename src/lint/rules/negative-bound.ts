import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';
import { figuresOf } from '../views.js';

export const negativeBound: Rule = {
  id: 'negative-bound',
  severity: 'error',
  principle: 2,
  reason: {
    ja: '件数や残高がマイナスになることはありません。マイナスの下限や現状の値は、計画をありえない数字から始めさせます。',
    en: 'A count or a stock is never below zero. A negative bound or baseline lets a plan start from what cannot be.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], lever: { min: 0, max: 200 } }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], lever: { min: -10, max: 200 } } # !
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    for (const node of tree.nodes.values()) {
      // An amount may be a loss.
      if (node.kind !== 'count' && node.kind !== 'stock') continue;
      for (const [path, value] of figuresOf(node)) {
        if (value >= 0) continue;
        yield {
          path,
          node: node.id,
          message: {
            ja: `${node.id} にマイナスの値 ${value} は使えません`,
            en: `${node.id} cannot be ${value}: a ${node.kind} is never below zero`,
          },
          help: {
            ja: '0以上の値にしてください。減る分なら、上の数式で引き算にします',
            en: 'write 0 or more; where it counts a loss, subtract it in the formula above',
          },
        };
      }
    }
  },
};
