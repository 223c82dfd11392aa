import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const kgiWithoutTarget: Rule = {
  id: 'kgi-without-target',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: 'KGIに目標がないと、各KPIがいくつ必要かを逆算できません。',
    en: 'Without a target on the KGI nobody can work out what each KPI must be.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * 10%, target: 12 }
kpis:
  contacts: { kind: count, quality: [wins] }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * 10% } # !
kpis:
  contacts: { kind: count, quality: [wins] }
`,
  *check(tree): Generator<Finding> {
    if (tree.kgi.target) return;
    yield {
      path: ['kgi'],
      at: 'key',
      node: tree.kgi.id,
      message: { ja: `KGI ${tree.kgi.id} に目標がありません`, en: `the KGI ${tree.kgi.id} has no target` },
      help: { ja: 'target: 1.2億 のように書いてください', en: 'write one, as in target: 120M' },
    };
  },
};
