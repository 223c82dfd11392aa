import type { Finding } from '../../model/diagnostic.js';
import { referencesOf } from '../../model/formula/ast.js';
import type { Rule } from '../rule.js';

/** A formula without the ways in which people write the same signs. */
const spelt = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/gu, '').replaceAll('×', '*').replaceAll('÷', '/');

export const sameFormula: Rule = {
  id: 'same-formula',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '同じ数式の指標が2つあると、同じものに2つの名前が付き、片方だけ直されてずれていきます。',
    en: 'Two nodes with one formula are one thing with two names. Sooner or later only one of them is changed, and they drift apart.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, formula: inbound + outbound }
  inbound: { kind: count, quality: [win_rate] }
  outbound: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate + meetings * 2%, target: 12 }
kpis:
  contacts: { kind: count, formula: inbound + outbound }
  meetings: { kind: count, formula: inbound+outbound } # !
  inbound: { kind: count, quality: [win_rate] }
  outbound: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    const seen = new Map<string, string>();
    for (const { id, formula, path } of tree.nodes.values()) {
      // A bare constant may well come up twice.
      if (!formula || referencesOf(formula.expression).length === 0) continue;
      const text = spelt(formula.text);
      const other = seen.get(text);
      if (other === undefined) {
        seen.set(text, id);
        continue;
      }
      yield {
        path: [...path, 'formula'],
        node: id,
        message: { ja: `${id} の数式は ${other} と同じです`, en: `${id} has the same formula as ${other}` },
        help: {
          ja: '同じものなら1つにまとめ、違うものならその違いを数式に書いてください',
          en: 'keep one of the two if they are the same; otherwise let the formulas say how they differ',
        },
      };
    }
  },
};
