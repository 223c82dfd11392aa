import type { Finding } from '../../model/diagnostic.js';
import { signOf, slopesOf } from '../../model/interval.js';
import { arithmeticOf } from '../arithmetic.js';
import type { Rule } from '../rule.js';
import { isLever } from '../views.js';

/**
 * The derivative of the KGI by the lever is zero over the whole box of bounds, proven by interval differentiation.
 * What is not joined to the KGI at all is `unconnected-node`'s business.
 */
export const leverWithoutEffect: Rule = {
  id: 'lever-without-effect',
  severity: 'warning',
  principle: 1,
  reason: {
    ja: '範囲のどこまで動かしてもKGIが変わらないレバーに、人の時間を使うことになります。本当の制約は別のところにあります。',
    en: 'People would spend their time on a lever that does not move the KGI anywhere within its bounds. What holds the goal back is elsewhere.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: 'min(meetings, capacity) * 20%', target: 12 }
kpis:
  meetings: { kind: count, quality: [wins], lever: { min: 100, max: 200 } }
  capacity: { kind: count, quality: [wins], lever: { min: 80, max: 120 } }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: 'min(meetings, capacity) * 20%', target: 12 }
kpis:
  meetings: { kind: count, quality: [wins], lever: { min: 100, max: 200 } } # !
  capacity: { kind: count, quality: [wins], lever: { min: 60, max: 80 } }
`,
  *check(tree): Generator<Finding> {
    const arithmetic = arithmeticOf(tree);
    if (!arithmetic) return;
    const { program, ranges } = arithmetic;
    const slopes = slopesOf(program, ranges);
    for (const { slot, term } of program.leaves) {
      const node = tree.nodes.get(slot.id)!;
      if (!isLever(node) || slot.lag > 0 || signOf(slopes[term]!) !== 0) continue;
      yield {
        path: node.path,
        at: 'key',
        node: node.id,
        message: {
          ja: `${node.id} を範囲の中でどう動かしても、KGI（${tree.kgi.id}）は変わりません`,
          en: `nothing within the bounds of ${node.id} changes the KGI (${tree.kgi.id})`,
        },
        help: {
          ja: 'min・max の相手、0になる掛け算、打ち消し合う足し引きを確かめてください。動かないものなら fixed: true にします',
          en: 'look for a min or max that another term always decides, a factor of zero, or terms that cancel; mark it fixed: true if it is not to be moved',
        },
      };
    }
  },
};
