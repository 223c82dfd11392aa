import type { Finding } from '../../model/diagnostic.js';
import { fromKgiDown } from '../../model/graph.js';
import type { Rule } from '../rule.js';

export const kgiWithoutLever: Rule = {
  id: 'kgi-without-lever',
  severity: 'warning',
  principle: 1,
  reason: {
    ja: '動かせる指標が1つもないツリーでは、数字を見ても行動が変わりません。人が動かせる葉をレバーにします。',
    en: 'A tree in which nothing can be moved changes no behaviour. Make a leaf that people can move its lever.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * 10%, target: 12 }
kpis:
  contacts: { kind: count, quality: [wins] }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * 10%, target: 12 } # !
kpis:
  contacts: { kind: count, fixed: true }
`,
  *check(tree): Generator<Finding> {
    const leaves = fromKgiDown(tree).filter(({ formula, role }) => !formula && role !== 'kgi');
    if (leaves.some(({ fixed }) => !fixed)) return;
    yield {
      path: ['kgi'],
      at: 'key',
      node: tree.kgi.id,
      message: {
        ja: `KGI ${tree.kgi.id} を動かせるレバーが1つもありません`,
        en: `the KGI ${tree.kgi.id} has no lever that could move it`,
      },
      help:
        leaves.length === 0
          ? {
              ja: 'kgi に formula を書き、KPIとつないでください',
              en: 'give the KGI a formula that joins it to KPIs',
            }
          : { ja: 'どれかの指標の fixed: true を外してください', en: 'take fixed: true away from a leaf' },
    };
  },
};
