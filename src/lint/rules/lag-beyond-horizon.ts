import { monthsIn } from '../../model/calendar.js';
import type { Finding } from '../../model/diagnostic.js';
import { referencesOf } from '../../model/formula/ast.js';
import { recurrentNodes } from '../../model/graph.js';
import type { Rule } from '../rule.js';

export const lagBeyondHorizon: Rule = {
  id: 'lag-beyond-horizon',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '期間より長く遅れて効く指標は、いくら動かしても今期の目標には届きません。遅れか期間のどちらかを見直します。',
    en: 'What takes effect only after the horizon cannot help this goal, however far it is moved. Look again at the lag, or at the horizon.',
  },
  good: `kpi: 1
horizon: 2026-04..2026-09
kgi: { id: wins, kind: count, formula: 'lag(contacts, 2) * win_rate', target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
horizon: 2026-04..2026-09
kgi: { id: wins, kind: count, formula: 'lag(contacts, 8) * win_rate', target: 12 } # !
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    if (!tree.horizon) return;
    const months = monthsIn(tree.horizon);
    const recurrent = recurrentNodes(tree);
    for (const { id, formula, path } of tree.nodes.values()) {
      for (const { id: used, lag, place } of formula ? referencesOf(formula.expression) : []) {
        // What stands on its own past starts from the level that it had: that is known, and nobody's work to come.
        if (lag < months || lag === 0 || recurrent.has(used)) continue;
        yield {
          path: [...path, 'formula'],
          at: place,
          node: id,
          message: {
            ja: `${used} は${lag}か月遅れて ${id} に効きますが、期間は${months}か月です`,
            en: `${used} reaches ${id} after ${lag} ${lag === 1 ? 'month' : 'months'}, but the horizon has ${months}`,
          },
          help: {
            ja: 'lag() の月数を確かめるか、horizon を長くしてください',
            en: 'look at the months of lag(), or take a longer horizon',
          },
        };
      }
    }
  },
};
