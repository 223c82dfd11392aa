import { objectionsTo } from '../../model/adjustment.js';
import type { Finding } from '../../model/diagnostic.js';
import { placeOf } from '../../model/scenarios.js';
import type { Rule } from '../rule.js';

const TREE = `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], lever: { min: 100, max: 200 } }
  win_rate: { kind: rate }
`;

export const scenarioContradiction: Rule = {
  id: 'scenario-contradiction',
  severity: 'error',
  principle: null,
  reason: {
    ja: 'シナリオで固定・上限・値を決められるのは、KGIにつながる葉（レバー）だけです。数式で決まる指標、その種類ではあり得ない値、同じ指標を固定しながら動かす指定があると、どんな計画なのか決まりません。',
    en: 'A scenario holds, frees or bounds leaves of the KGI. With a computed node, a value that its kind does not allow, or one leaf both held and freed, nobody could say which plan it asks for.',
  },
  good: `${TREE}scenarios:
  careful: { lock: [win_rate], max: { contacts: 150 } }
`,
  bad: `${TREE}scenarios:
  careful:
    lock: [win_rate]
    max: { win_rate: 30% } # !
`,
  *check(tree): Generator<Finding> {
    for (const scenario of tree.scenarios.values())
      for (const { key, id, ...said } of objectionsTo(tree, scenario, (one) => `${one.key}: ${one.id}`))
        yield { ...placeOf(scenario, { key, id }), node: id, ...said };
  },
};
