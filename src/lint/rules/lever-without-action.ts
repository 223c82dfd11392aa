import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const leverWithoutAction: Rule = {
  id: 'lever-without-action',
  severity: 'warning',
  principle: 1,
  reason: {
    ja: 'レバーは人が動かせる数字です。足りないときに何をするのかが書かれていないと、数字を見ても行動は変わりません。',
    en: 'A lever is a number that people can move. Unless it says what to do when it falls short, looking at it changes no behaviour.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], lever: { max: 200 }, action: 火曜に失注先20社へ電話する }
  win_rate: { kind: rate, lever: { max: 35% }, action: 提案から5営業日以内に決裁者と会う }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate], lever: { max: 200 }, action: 火曜に失注先20社へ電話する }
  win_rate: { kind: rate, lever: { max: 35% } } # !
`,
  *check(tree): Generator<Finding> {
    const nodes = [...tree.nodes.values()];
    // A tree that names no action anywhere has yet to begin with them; one that names some has forgotten these.
    const hasBegun = nodes.some(({ action }) => action.length > 0);
    for (const { id, lever, fixed, action, path } of nodes) {
      if (!lever || fixed || action.length > 0) continue;
      yield {
        path,
        at: 'key',
        node: id,
        ...(!hasBegun && { severity: 'info' }),
        message: { ja: `レバー ${id} に行動（action）がありません`, en: `the lever ${id} has no action` },
        help: {
          ja: 'action: に、足りないときに誰が、いつ、何をするのかを書いてください',
          en: 'say under action: who does what, and when, if the number falls short',
        },
      };
    }
  },
};
